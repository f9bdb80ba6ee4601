/** Running actions: what is possible is done in one transaction, and each of the others says why it isn't. */
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Action } from '#core/model/actions/action.ts';
import type { Id } from '#core/model/id.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { getConversationRecord, listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { readDue } from '#functions/store/lifecycle/due-store.ts';
import { FIELDS, FIELDS_COLLECTION } from '#functions/store/settings/field-store.ts';
import { type ActionRun, runActions } from '#functions/use-cases/actions/run-actions.ts';
import { assignTo, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aDepartment, allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;

let deps: MemoryDeps;
let ana: AgentItem;
let ben: AgentItem;
beforeEach(async () => {
  deps = memoryDeps();
  ana = await anAgent(deps, { name: 'Ana', max_concurrent_chats: 2 });
  ben = await anAgent(deps, { name: 'Ben', max_concurrent_chats: 1 });
});

const named = ({ id, name }: AgentItem) => ({ id, name });
const by = () => ({ type: 'agent', agent: named(ana) }) as const;
/** A chat that waits. */
async function waiting(): Promise<Id> {
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  return row.conversation_id;
}
/** A chat that Ana has. */
async function chat(): Promise<Id> {
  const conversation = await waiting();
  await assignTo(deps, conversation, named(ana), by(), { force: true });
  return conversation;
}
const asAna = (actions: Action[], more: Partial<ActionRun> = {}): ActionRun => ({
  actions,
  by: by(),
  author: named(ana),
  me: named(ana),
  id: 'run-000001',
  ...more,
});
const answer = (content = 'It is on its way.'): Pick<ActionRun, 'message'> => ({
  message: async () => ({
    type: 'agent_message',
    agent: named(ana),
    content,
    client_message_id: 'answer-001',
    metadata: null,
  }),
});
async function run(conversation: Id, given: ActionRun) {
  const ran = await runActions(deps, conversation, given);
  if (ran.outcome !== 'done') throw new Error(`It was ${ran.outcome}.`);
  return ran;
}
const resultsOf = async (conversation: Id, given: ActionRun) =>
  (await run(conversation, given)).results.map(({ outcome, reason }) => reason ?? outcome);
const stateOf = async (conversation: Id) => {
  const row = await newestRow(deps.table, conversation);
  if (!row) throw new Error('The conversation is gone.');
  return row.state;
};
const metadataOf = async (conversation: Id) => (await getConversationRecord(deps.table, conversation))?.metadata;
const loadOf = async ({ id }: AgentItem) => (await getAgent(deps.table, id))?.current_chats_count;
const rowsOf = async (conversation: Id) =>
  (await listRows(deps.table, conversation, { after: 0, limit: 100 })).map(
    ({ sender_type, visibility, metadata }) => metadata?.event ?? `${visibility} ${sender_type}`,
  );

describe('a run', () => {
  it('sends the answer and does every action, notes first and the end last', async () => {
    const conversation = await chat();
    const results = await resultsOf(
      conversation,
      asAna(
        [
          { type: 'resolve' },
          { type: 'add_label', label: 'refund' },
          { type: 'set_priority', priority: 'high' },
          { type: 'note', content: 'Refunded in full.' },
        ],
        answer(),
      ),
    );
    expect(results).toEqual(['done', 'done', 'done', 'done']);
    expect((await rowsOf(conversation)).slice(-3)).toEqual(['public agent', 'internal agent', 'resolved']);
    expect(await metadataOf(conversation)).toMatchObject({ labels: ['refund'], priority: 'high' });
    expect(await loadOf(ana)).toBe(0);
  });

  it('writes all of it in one transaction', async () => {
    const conversation = await chat();
    const transact = vi.spyOn(deps.table, 'transact');
    await run(conversation, asAna([{ type: 'note', content: 'x' }, { type: 'resolve' }], answer()));
    expect(transact).toHaveBeenCalledTimes(1);
  });

  it('does nothing when the answer is refused', async () => {
    const conversation = await chat();
    await resolve(deps, conversation, by());
    await expect(run(conversation, asAna([{ type: 'add_label', label: 'late' }], answer()))).rejects.toMatchObject({
      code: 'illegal_transition',
    });
    expect(await metadataOf(conversation)).toMatchObject({ labels: [] });
  });

  it('takes a waiting chat with the answer, also for who is full when it ends at once', async () => {
    await chat();
    await chat();
    const conversation = await waiting();
    await expect(run(conversation, asAna([], answer()))).rejects.toMatchObject({ code: 'agent_at_capacity' });
    expect(await resultsOf(conversation, asAna([{ type: 'resolve' }], answer()))).toEqual(['done']);
    expect(await rowsOf(conversation)).toEqual(['public visitor', 'assigned', 'public agent', 'resolved']);
    expect(await loadOf(ana)).toBe(2);
  });

  it('tells the department that a chat it was shown left its queue, also when a message comes last', async () => {
    const conversation = await waiting();
    const [entry] = await readQueue(deps.table, null, 1);
    await deps.table.put({ Item: { ...entry, ...entry?.key, announced: true } });
    await run(conversation, asAna([], answer()));
    const told = deps.table.items.filter((item) => item['announced'] === true);
    expect(told.map(({ milestone }) => milestone)).toEqual(['assigned']);
  });

  it('says which action the agent had no room for, and does the others', async () => {
    const taken = await waiting();
    await assignTo(deps, taken, named(ben), by(), { force: false });
    const conversation = await chat();
    const results = await resultsOf(
      conversation,
      asAna(
        [
          { type: 'assign', agent_id: ben.id },
          { type: 'add_label', label: 'billing' },
        ],
        answer(),
      ),
    );
    expect(results).toEqual(['at_capacity', 'done']);
    expect((await stateOf(conversation)).agent_id).toBe(ana.id);
    expect((await rowsOf(conversation)).filter((row) => row === 'public agent')).toHaveLength(1);
  });

  it.each<[string, Action, string]>([
    ['an agent who is gone', { type: 'assign', agent_id: 12 }, 'gone'],
    ['a department that is gone', { type: 'assign', department_id: 12 }, 'gone'],
    ['the agent who has it', { type: 'assign', agent_id: 'me' }, 'unchanged'],
    ['a label it hasn’t got', { type: 'remove_label', label: 'none' }, 'unchanged'],
    ['the priority it has', { type: 'set_priority', priority: 'normal' }, 'unchanged'],
  ])('says what becomes of an action with %s', async (_, action, expected) => {
    expect(await resultsOf(await chat(), asAna([action]))).toEqual([expected]);
  });

  it('refuses to put aside what nobody has', async () => {
    expect(await resultsOf(await waiting(), asAna([{ type: 'snooze', for: 5 }]))).toEqual(['unassigned']);
  });

  it('refuses to put aside a message that its caller has not seen', async () => {
    const conversation = await chat();
    const { seq, visitor_id: visitor } = await stateOf(conversation);
    await sendVisitorMessage(deps, conversation, {
      visitor,
      name: null,
      content: 'Wait!',
      client_message_id: freshId(),
      allowance,
    });
    for (const action of [{ type: 'resolve' }, { type: 'snooze', for: 'until_reply' }] as const)
      expect(await resultsOf(conversation, asAna([action], { seenSeq: seq }))).toEqual(['visitor_wrote']);
  });

  it('snoozes for so many minutes, and notes when that is over', async () => {
    const conversation = await chat();
    await run(conversation, asAna([{ type: 'snooze', for: 30 }]));
    expect((await stateOf(conversation)).snoozed).toEqual({ until_ms: deps.clock.ms + 30 * MINUTE });
    expect(await readDue(deps.table, deps.clock.ms + 31 * MINUTE)).toHaveLength(1);
  });

  it('moves a chat to the queue of a department, and with its priority within it', async () => {
    const department = await aDepartment(deps, 4000);
    const conversation = await chat();
    await run(
      conversation,
      asAna([
        { type: 'set_priority', priority: 'urgent' },
        { type: 'assign', department_id: department },
      ]),
    );
    expect(await readQueue(deps.table, department, 10)).toMatchObject([
      { conversation_id: conversation, priority: 'urgent' },
    ]);
    await run(conversation, asAna([{ type: 'set_priority', priority: 'low' }]));
    expect(await readQueue(deps.table, department, 10)).toMatchObject([
      { conversation_id: conversation, priority: 'low' },
    ]);
  });

  it('keeps who gave a chat back marked when its priority changes together with something else', async () => {
    const conversation = await chat();
    await requeue(deps, conversation, by());
    await run(
      conversation,
      asAna([
        { type: 'set_priority', priority: 'high' },
        { type: 'note', content: 'Angry.' },
      ]),
    );
    expect(await readQueue(deps.table, null, 10)).toMatchObject([{ avoid_agent_id: ana.id, priority: 'high' }]);
  });

  it('writes what belongs to it also when every action is refused, and only while it is due', async () => {
    const conversation = await chat();
    const mark = { pk: 'MARK', sk: 'MARK' };
    const also = () => [{ Put: { Item: mark, ConditionExpression: 'attribute_not_exists(pk)' } }];
    const isDue = async () => (await deps.table.get({ Key: mark })) === undefined;
    const once = asAna([{ type: 'assign', agent_id: 12 }], { also, isDue });
    expect(await resultsOf(conversation, once)).toEqual(['gone']);
    expect(await runActions(deps, conversation, once)).toMatchObject({ outcome: 'unchanged' });
  });

  it('is done once when it is run twice at the same moment', async () => {
    const conversation = await chat();
    const mark = { pk: 'MARK', sk: 'MARK' };
    const once = asAna([{ type: 'note', content: 'Once.' }], {
      also: () => [{ Put: { Item: mark, ConditionExpression: 'attribute_not_exists(pk)' } }],
      isDue: async () => (await deps.table.get({ Key: mark })) === undefined,
    });
    const ran = await Promise.all([runActions(deps, conversation, once), runActions(deps, conversation, once)]);
    expect(ran.map(({ outcome }) => outcome).sort()).toEqual(['done', 'unchanged']);
    expect((await rowsOf(conversation)).filter((row) => row === 'internal agent')).toHaveLength(1);
  });

  it('loses nothing of two agents who run actions at the same moment', async () => {
    const conversation = await chat();
    await Promise.all([
      run(conversation, asAna([{ type: 'add_label', label: 'one' }])),
      run(conversation, asAna([{ type: 'add_label', label: 'two' }], { id: 'run-000002' })),
    ]);
    expect((await metadataOf(conversation))?.labels.toSorted()).toEqual(['one', 'two']);
  });

  it('masks a note, spells a label like the team, and ends nothing whose required attributes are empty', async () => {
    const fields = {
      labels: [{ name: 'Réfund' }],
      only_listed_labels: true,
      attributes: [{ key: 'order', name: 'Order', type: 'text', choices: [], is_required: true }],
    };
    await deps.table.put({ Item: { ...keys.settings(FIELDS_COLLECTION, FIELDS), ...fields } });
    const conversation = await chat();
    const results = await resultsOf(
      conversation,
      asAna([
        { type: 'note', content: 'Card 4111 1111 1111 1111' },
        { type: 'add_label', label: 'refund' },
        { type: 'add_label', label: 'other' },
        { type: 'resolve' },
      ]),
    );
    expect(results).toEqual(['done', 'done', 'label_not_allowed', 'attributes_required']);
    expect((await metadataOf(conversation))?.labels).toEqual(['Réfund']);
    expect(JSON.stringify(deps.table.items)).not.toContain('4111 1111');
  });

  it('finds no conversation that doesn’t exist', async () => {
    expect(await runActions(deps, 404, asAna([{ type: 'resolve' }]))).toEqual({ outcome: 'unknown' });
  });
});
