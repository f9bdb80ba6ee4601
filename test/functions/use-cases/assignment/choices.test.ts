import { beforeEach, describe, expect, it } from 'vitest';
import { toVisitorMessage } from '#core/conversation/views.ts';
import type { AssignmentChoices } from '#core/model/team/assignment-choices.ts';
import type { Id } from '#core/model/id.ts';
import { assign } from '#functions/handlers/assign.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { leaseStart } from '#functions/store/assignment/lease-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { setFields } from '#functions/store/table.ts';
import { QUEUE_PAGE, assignWaiting } from '#functions/use-cases/assignment/assign.ts';
import { editLabels } from '#functions/use-cases/conversations/edit-metadata.ts';
import { assignTo } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { changePriority } from '#functions/use-cases/lifecycle/change-priority.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aDepartment, aStart, aVisitor, anAgent } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps, unread } from '#test/support/memory-deps.ts';

const SALES = 7;
let deps: MemoryDeps;
let deliver: () => Promise<unknown>;

beforeEach(async () => {
  deps = memoryDeps();
  await aDepartment(deps, SALES);
  const next = unread(deps.table);
  deliver = () => assign(deps)(next());
});

const choose = (choices: Partial<AssignmentChoices>) =>
  deps.table.update({ Key: keys.department(SALES), ...setFieldsOf(choices) });
const setFieldsOf = (fields: object) => {
  const update = setFields({ ...fields });
  if (!update) throw new Error('Nothing to set.');
  return update;
};

async function atWork(fields: Parameters<typeof anAgent>[1] = {}) {
  const agent = await anAgent(deps, fields);
  await deps.table.update({ Key: keys.agent(agent.id), ...setFieldsOf({ department_ids: [SALES] }) });
  const served = { ...agent, department_ids: [SALES] };
  await deps.table.put({ Item: { ...keys.roster(SALES, agent.id), agent_id: agent.id, initials: 'A' } });
  await deps.table.delete({ Key: keys.roster(null, agent.id) });
  await deps.table.transact([leaseStart(agent.id, deps.now() + 3_600_000)]);
  return served;
}

async function chat(locale: string | null = null): Promise<Id> {
  deps.clock.ms += 1;
  const visitor = await aVisitor(deps);
  await deps.table.update({ Key: keys.visitor(visitor), ...setFieldsOf({ locale }) });
  const { row } = await startConversation(deps, aStart(visitor, { widget: { id: 1, department_id: SALES } }));
  return row.conversation_id;
}

const rowOf = (conversation: Id) => newestRow(deps.table, conversation);
const ownerOf = async (conversation: Id) => (await rowOf(conversation))?.state.agent_id;
const whyOf = async (conversation: Id) => (await rowOf(conversation))?.metadata?.why;

describe('picked by hand', () => {
  it('chats wait, are announced, and go to whoever takes one', async () => {
    await choose({ assignment_mode: 'by_hand' });
    const ana = await atWork();
    const conversation = await chat();
    await deliver();
    expect(await ownerOf(conversation)).toBeNull();
    expect(await readQueue(deps.table, SALES, 5)).toMatchObject([{ conversation_id: conversation, announced: true }]);
    const by = { type: 'agent', agent: { id: ana.id, name: ana.name } } as const;
    await assignTo(deps, conversation, by.agent, by, { force: false });
    expect([await ownerOf(conversation), await whyOf(conversation)]).toEqual([ana.id, { rule: 'taken' }]);
  });

  it('what waits is assigned once the department is automatic again', async () => {
    await choose({ assignment_mode: 'by_hand' });
    const ana = await atWork();
    const conversation = await chat();
    await deliver();
    await choose({ assignment_mode: 'automatic' });
    await assignWaiting(deps, SALES, Infinity);
    expect(await ownerOf(conversation)).toBe(ana.id);
  });
});

describe('skills', () => {
  it('decide by the visitor’s language, and the row says so to the team alone', async () => {
    await choose({ match_languages: true });
    await atWork();
    const bea = await atWork({ languages: ['de'], current_chats_count: 3 });
    const conversation = await chat('de-AT');
    await deliver();
    expect([await ownerOf(conversation), await whyOf(conversation)]).toEqual([
      bea.id,
      { rule: 'only_one', skills: ['language:de'] },
    ]);
    const state = await loadConversation(deps.table, conversation, { consistent: true });
    if (!state) throw new Error('There is no conversation.');
    expect(toVisitorMessage(state.row, state.row.state, state.read).metadata).not.toHaveProperty('why');
  });

  it('hold a chat for who has them and is full, until it has waited long enough', async () => {
    await choose({ match_labels: ['billing'], fallback_minutes: 2 });
    const ana = await atWork();
    const bea = await atWork({ skills: ['Billing'], max_concurrent_chats: 1 });
    await deps.table.update({ Key: keys.agent(bea.id), ...setFieldsOf({ current_chats_count: 1 }) });
    await deps.table.delete({ Key: keys.roster(SALES, bea.id) });
    const conversation = await chat();
    await editLabels(deps, conversation, { wanted: ['billing'], base: [] });
    await deliver();
    expect(await ownerOf(conversation)).toBeNull();
    deps.clock.ms += 2 * 60_000;
    await assignWaiting(deps, SALES, Infinity);
    expect([await ownerOf(conversation), await whyOf(conversation)]).toEqual([
      ana.id,
      { rule: 'only_one', skills: ['label:billing'], fallback: 'waited' },
    ]);
  });

  it('that nobody online has hold nobody up', async () => {
    await choose({ match_languages: true });
    const ana = await atWork();
    const conversation = await chat('ja');
    await deliver();
    expect([await ownerOf(conversation), await whyOf(conversation)]).toEqual([
      ana.id,
      { rule: 'only_one', skills: ['language:ja'], fallback: 'nobody_has_them' },
    ]);
  });

  it('let a free agent serve who stands behind a page of chats that wait for somebody else', async () => {
    await choose({ match_languages: true, fallback_minutes: 60 });
    const bea = await atWork({ languages: ['de'], max_concurrent_chats: 1 });
    await deps.table.update({ Key: keys.agent(bea.id), ...setFieldsOf({ current_chats_count: 1 }) });
    await deps.table.delete({ Key: keys.roster(SALES, bea.id) });
    const ana = await atWork({ languages: ['en'] });
    for (let count = 0; count <= QUEUE_PAGE; count += 1) await chat('de');
    const behind = await chat('en');
    expect(await assignWaiting(deps, SALES, Infinity)).toMatchObject({ isSettled: true });
    expect(await ownerOf(behind)).toBe(ana.id);
    expect(await readQueue(deps.table, SALES, 100)).toHaveLength(QUEUE_PAGE + 1);
  });
});

describe('urgent chats', () => {
  it('may be one more than the maximum, and only one', async () => {
    await choose({ urgent_exceeds: true });
    const ana = await atWork({ max_concurrent_chats: 1 });
    const [first, second, third] = [await chat(), await chat(), await chat()];
    await assignWaiting(deps, SALES, Infinity);
    expect(await ownerOf(first)).toBe(ana.id);
    await changePriority(deps, second, 'urgent');
    await changePriority(deps, third, 'urgent');
    await Promise.all([assignWaiting(deps, SALES, Infinity), assignWaiting(deps, SALES, Infinity)]);
    expect([await ownerOf(second), await whyOf(second)]).toEqual([ana.id, { rule: 'over_capacity' }]);
    expect(await ownerOf(third)).toBeNull();
    expect((await getAgent(deps.table, ana.id))?.current_chats_count).toBe(2);
  });
});

it('a chat that a colleague assigned says who did', async () => {
  await choose({ assignment_mode: 'by_hand' });
  const [ana, bea] = [await atWork(), await atWork({ name: 'Bea' })];
  const conversation = await chat();
  const by = { type: 'agent', agent: { id: bea.id, name: bea.name } } as const;
  await assignTo(deps, conversation, { id: ana.id, name: ana.name }, by, { force: false });
  expect(await whyOf(conversation)).toEqual({ rule: 'by_hand', by: 'Bea' });
});
