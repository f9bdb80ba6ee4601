/** Targets of conversations: looked at before each is missed, and told to who has the chat, once. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import type { AgentNotice } from '#functions/deps.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { listRows } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { readDue } from '#functions/store/lifecycle/due-store.ts';
import { indexes } from '#functions/store/listings.ts';
import { runActions } from '#functions/use-cases/actions/run-actions.ts';
import { assignTo, reopen, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { changePriority } from '#functions/use-cases/lifecycle/change-priority.ts';
import { carryOutDue } from '#functions/use-cases/due.ts';
import { sendAgentMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;
const targets = {
  first_response: { low: null, normal: 10, high: 5, urgent: null },
  resolution: { low: null, normal: 60, high: null, urgent: null },
};

let deps: MemoryDeps;
let ana: AgentItem;
let notices: AgentNotice[];
beforeEach(async () => {
  deps = memoryDeps();
  notices = [];
  deps.reach = { agent: async (_, notice) => void notices.push(notice) };
  const widget = { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1, ...widgetDefaults, targets };
  await deps.table.put({ Item: widget });
  ana = await anAgent(deps, { name: 'Ana' });
});

async function chat(): Promise<Id> {
  const start = aStart(await aVisitor(deps));
  const { row } = await startConversation(deps, { ...start, widget: { ...start.widget, targets } });
  return row.conversation_id;
}
const by = () => ({ type: 'agent', agent: { id: ana.id, name: ana.name } }) as const;
const takes = (id: Id) => assignTo(deps, id, ana, by(), { force: false });
const answers = (id: Id) =>
  sendAgentMessage(deps, id, {
    agent: ana,
    content: 'I will look.',
    client_message_id: freshId(),
    visibility: 'public',
    metadata: null,
  });
async function passes(minutes: number): Promise<void> {
  deps.clock.ms += minutes * MINUTE;
  await carryOutDue(deps, Infinity);
}
const remarks = async (id: Id) =>
  (await listRows(deps.table, id, { after: 0, limit: 100 }))
    .filter(({ visibility, sender_type }) => visibility === 'internal' && sender_type === 'system')
    .flatMap(({ metadata }) => metadata?.reason ?? []);
const orders = async () => (await readDue(deps.table, Number.MAX_SAFE_INTEGER - 1)).map(({ ref }) => ref);

describe('a conversation with targets', () => {
  it('tells its agent once before each is missed, and nothing before', async () => {
    const id = await chat();
    await takes(id);
    await passes(7.9);
    expect(notices).toEqual([]);
    await passes(0.1);
    expect(notices).toEqual([{ kind: 'target', conversation_id: id }]);
    await passes(5);
    expect(await remarks(id)).toEqual(['first_response_due']);
    await answers(id);
    await passes(60);
    expect(await remarks(id)).toEqual(['first_response_due', 'resolution_due']);
    expect(notices).toHaveLength(2);
    expect(await orders()).toEqual([]);
  });

  it('says nothing once it was answered and resolved in time', async () => {
    const id = await chat();
    await takes(id);
    await answers(id);
    await resolve(deps, id, by());
    await passes(100);
    expect([await remarks(id), notices, await orders()]).toEqual([[], [], []]);
  });

  it('is looked at again when it is reopened', async () => {
    const id = await chat();
    await takes(id);
    await answers(id);
    await resolve(deps, id, by());
    await passes(100);
    await reopen(deps, id, by());
    await passes(48);
    expect(await remarks(id)).toEqual(['resolution_due']);
  });

  it('is looked at by the times of its priority now, earlier or later', async () => {
    const sooner = await chat();
    await changePriority(deps, sooner, 'high');
    await passes(4);
    expect(await remarks(sooner)).toEqual(['first_response_due']);
    await changePriority(deps, sooner, 'normal');
    await passes(4);
    expect(await remarks(sooner)).toEqual(['first_response_due', 'first_response_due']);
    const never = await chat();
    await changePriority(deps, never, 'low');
    await passes(100);
    expect(await remarks(never)).toEqual([]);
  });

  it('is looked at by the times of a priority that a rule or a canned response sets with a row of its own', async () => {
    const id = await chat();
    await takes(id);
    const actions = [
      { type: 'set_priority', priority: 'high' },
      { type: 'note', content: 'Urgent' },
    ] as const;
    const run = { actions, by: by(), author: ana, me: null, id: freshId() };
    expect(await runActions(deps, id, run)).toMatchObject({ outcome: 'done' });
    await passes(4);
    expect(await remarks(id)).toEqual(['first_response_due']);
    expect(notices).toHaveLength(1);
  });

  it('is told of once by two sweeps at the same moment, also while its agent writes', async () => {
    const id = await chat();
    await takes(id);
    deps.clock.ms += 8 * MINUTE;
    await Promise.all([carryOutDue(deps, Infinity), carryOutDue(deps, Infinity), answers(id)]);
    await carryOutDue(deps, Infinity);
    expect((await remarks(id)).length).toBeLessThanOrEqual(1);
    expect(notices.length).toBe((await remarks(id)).length);
    expect(await orders()).toEqual(['resolution']);
  });

  it('while nobody has it, is remarked and told to nobody', async () => {
    const id = await chat();
    await passes(8);
    expect([await remarks(id), notices]).toEqual([['first_response_due'], []]);
  });
});

it('a conversation of a widget without targets, or of one that was deleted, has no orders', async () => {
  const start = aStart(await aVisitor(deps));
  await startConversation(deps, start);
  expect(await orders()).toEqual([]);
  const id = await chat();
  await deps.table.delete({ Key: keys.widget(1) });
  await passes(100);
  expect([await remarks(id), await orders()]).toEqual([[], []]);
});
