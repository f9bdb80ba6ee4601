import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ServerFrame } from '#core/contract/socket.ts';
import { departmentStore } from '#functions/store/settings/department-store.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { channelText } from '#functions/store/partitions.ts';
import { react } from '#functions/handlers/react.ts';
import { assignTo, claim, close, rate, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, streamEvent, unread } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
let next: ReturnType<typeof unread>;
let visitor: number;
let conversation: number;

beforeEach(async () => {
  deps = memoryDeps();
  visitor = await aVisitor(deps);
  conversation = (await startConversation(deps, aStart(visitor))).row.conversation_id;
  next = unread(deps.table);
});

const system = { type: 'system', reason: 'test' } as const;

/** What each channel was sent by what has just happened: types of frames, in any order. */
async function told(): Promise<Record<string, string[]>> {
  deps.delivered.length = 0;
  expect(await react(deps)(next())).toEqual({ batchItemFailures: [] });
  const by: Record<string, string[]> = {};
  for (const { channels, frame } of deps.delivered)
    for (const channel of channels) (by[channelText(channel)] ??= []).push(frame.type);
  return by;
}
const framesTo = (channel: Channel): ServerFrame[] =>
  deps.delivered
    .filter(({ channels }) => channels.some((one) => channelText(one) === channelText(channel)))
    .map(({ frame }) => frame);

const agent = (id: number) => channelText({ kind: 'agent', id });
const watch = () => channelText({ kind: 'watch', id: conversation });
const visitors = () => channelText({ kind: 'visitor', id: visitor, widget_id: 1 });

describe('a waiting chat that moves to another department', () => {
  it('notifies the agents of the department it leaves', async () => {
    await departmentStore.put(
      deps.table,
      {
        id: 7,
        name: 'Sales',
        notify_emails: [],
        ...defaultAssignment,
        created_at: new Date(deps.now()).toISOString(),
        version: 1,
      },
      0,
    );
    await requeue(deps, conversation, system, { department: 7 });
    expect((await told())['dept:default']).toEqual(['conversation.updated']);
    expect(framesTo({ kind: 'dept', id: null })).toMatchObject([{ conversation: { department_id: 7 } }]);
    await requeue(deps, conversation, system, { department: null });
    expect((await told())[channelText({ kind: 'dept', id: 7 })]).toEqual(['conversation.updated']);
  });
});

describe('an assignment', () => {
  it('notifies the agent, the visitor and watchers', async () => {
    const ana = await anAgent(deps);
    await claim(deps, conversation, ana, { announced: false });
    const both = ['message.created', 'conversation.assigned'];
    expect(await told()).toEqual({ [agent(ana.id)]: ['conversation.assigned'], [watch()]: both, [visitors()]: both });
  });

  it('also notifies the department when it was announced there', async () => {
    const ana = await anAgent(deps);
    await claim(deps, conversation, ana, { announced: true });
    expect((await told())['dept:default']).toEqual(['conversation.assigned']);
  });

  it('shows each side its own view', async () => {
    const ana = await anAgent(deps, { name: 'Ana' });
    await claim(deps, conversation, ana, { announced: false });
    await told();
    expect(framesTo({ kind: 'visitor', id: visitor, widget_id: 1 })).toMatchObject([
      { message: { content: 'Ana joined the conversation', previous_seq: 1 } },
      { conversation: { status: 'active', agent: { id: ana.id, name: 'Ana' } } },
    ]);
    expect(framesTo({ kind: 'visitor', id: visitor, widget_id: 1 })[1]).not.toHaveProperty('conversation.labels');
    expect(framesTo({ kind: 'agent', id: ana.id })[0]).toMatchObject({
      conversation: { labels: [], agent_id: ana.id },
    });
  });

  it('also notifies the previous agent', async () => {
    const [ana, bob] = [await anAgent(deps), await anAgent(deps)];
    await claim(deps, conversation, ana, { announced: false });
    await told();
    await assignTo(deps, conversation, bob, system, { force: false });
    expect(Object.keys(await told()).sort()).toEqual([agent(ana.id), agent(bob.id), visitors(), watch()].sort());
  });
});

describe('other steps', () => {
  it('a requeue notifies the agent it was taken from', async () => {
    const ana = await anAgent(deps);
    await claim(deps, conversation, ana, { announced: false });
    await told();
    await requeue(deps, conversation, system);
    expect((await told())[agent(ana.id)]).toEqual(['conversation.updated']);
  });

  it('the end of a wait without an assignment notifies the department', async () => {
    await close(deps, conversation, { type: 'visitor' });
    expect((await told())['dept:default']).toEqual(['conversation.updated']);
  });

  it('a rating notifies the agent, not the visitor who gave it', async () => {
    const ana = await anAgent(deps);
    await claim(deps, conversation, ana, { announced: false });
    await resolve(deps, conversation, system);
    await told();
    await rate(deps, conversation, { visitor, rating: 5, feedback: null, allowance });
    const by = await told();
    expect(by[agent(ana.id)]).toEqual(['conversation.updated']);
    expect(by[visitors()]).toBeUndefined();
  });

  it('messages and first answers are left to those who sent them', async () => {
    const ana = await anAgent(deps);
    await claim(deps, conversation, ana, { announced: false });
    await told();
    const said = { agent: ana, content: 'Hi', client_message_id: freshId(), metadata: null };
    await sendAgentMessage(deps, conversation, { ...said, visibility: 'public' });
    expect(await told()).toEqual({});
  });
});

describe('a batch', () => {
  it('of rows and records that are gone or unknown is passed over', async () => {
    const gone = streamEvent([{ eventName: 'INSERT', key: { pk: 'CONV#0000000000000001', sk: 'MSG#00000001' } }]);
    expect(await react(deps)({ Records: [{}, ...gone.Records] })).toEqual({ batchItemFailures: [] });
  });

  it('reports a row that fails with those behind it of its conversation, and handles its neighbours', async () => {
    const ana = await anAgent(deps);
    await claim(deps, conversation, ana, { announced: false });
    await requeue(deps, conversation, system);
    const other = (await startConversation(deps, aStart(await aVisitor(deps)))).row.conversation_id;
    await close(deps, other, system);
    const { Records } = next();
    const table = Object.create(deps.table) as typeof deps.table;
    table.get = (input) =>
      String(input.Key?.['pk']).endsWith(String(conversation))
        ? Promise.reject(new Error('poison'))
        : deps.table.get(input);
    const { batchItemFailures } = await react({ ...deps, table })({ Records });
    const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
    const rows = Records.filter(({ dynamodb }) => failed.has(dynamodb?.SequenceNumber ?? ''));
    expect(new Set(rows.map(({ dynamodb }) => dynamodb?.Keys?.['pk']?.S?.endsWith(String(conversation))))).toEqual(
      new Set([true]),
    );
    expect(deps.delivered.length).toBeGreaterThan(0);
  });
});

it('a row that cannot be read fails before anything is begun for it', async () => {
  const key = { pk: 'CONV#0000000000000007', sk: 'MSG#00000001' };
  const { Records } = streamEvent([{ eventName: 'INSERT', key, image: { ...key, milestone: 'resolved' } }]);
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  const { batchItemFailures } = await react(deps)({ Records });
  await new Promise(setImmediate);
  process.off('unhandledRejection', note);
  expect([batchItemFailures.length, unhandled]).toEqual([1, []]);
});

describe('a message that a bot or flow has to answer', () => {
  const started = async (handler_type: 'ai_bot' | 'agent') => {
    const widget = { id: 1, department_id: null, handler_type, handler_id: handler_type === 'agent' ? null : 9 };
    const other = await aVisitor(deps);
    const { row } = await startConversation(deps, aStart(other, { widget }));
    const message = { visitor: other, name: null, content: 'And?', client_message_id: freshId(), allowance };
    await sendVisitorMessage(deps, row.conversation_id, message);
    await told();
    return row.conversation_id;
  };

  it('starts its turn, and so does each that follows', async () => {
    const conversation_id = await started('ai_bot');
    expect(deps.started).toEqual([
      { conversation_id, seq: 1 },
      { conversation_id, seq: 2 },
    ]);
  });

  it('is delivered again when its turn could not be started', async () => {
    await startConversation(
      deps,
      aStart(await aVisitor(deps), { widget: { id: 1, department_id: null, handler_type: 'ai_bot', handler_id: 9 } }),
    );
    const startTurn = () => Promise.reject(new Error('throttled'));
    const { batchItemFailures } = await react({ ...deps, startTurn })(next());
    expect(batchItemFailures).not.toEqual([]);
  });

  it("doesn't run while agents answer", async () => {
    await started('agent');
    expect(deps.started).toEqual([]);
  });
});
