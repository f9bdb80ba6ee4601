import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createdAtMs } from '#core/model/id.ts';
import type { Id } from '#core/model/id.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import {
  assignTo,
  claim,
  close,
  rate,
  reopen,
  requeue,
  resolve,
} from '#functions/use-cases/lifecycle/agent-actions.ts';
import { loadConversation, visitorView } from '#functions/use-cases/conversations/conversation-state.ts';
import { listConversations } from '#functions/use-cases/search/list-conversations.ts';
import { markRead } from '#functions/use-cases/messages/mark-read.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { TestDeps } from '#test/support/deps.ts';
import { testDeps } from '#test/support/deps.ts';
import type { TestTable } from '#test/support/dynamodb.ts';
import { startTestTable } from '#test/support/dynamodb.ts';

let table: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
});
afterAll(() => table.stop());
beforeEach(() => {
  deps.clock.ms += 1000;
  deps.delivered.length = 0;
});

const fromVisitor = (visitor: Id, content = 'More', client_message_id = freshId()) => ({
  visitor,
  name: 'Vera',
  content,
  client_message_id,
  allowance,
});
const fromAgent = (agent: { id: Id; name: string }, content = 'Hi!', client_message_id = freshId()) =>
  ({ agent, content, client_message_id, visibility: 'public', metadata: null }) as const;
const bySystem = { type: 'system', reason: 'test' } as const;

async function started(): Promise<{ visitor: Id; conversation: Id }> {
  const visitor = await aVisitor(deps);
  const { row } = await startConversation(deps, aStart(visitor));
  return { visitor, conversation: row.conversation_id };
}

async function active() {
  const { visitor, conversation } = await started();
  const agent = await anAgent(deps);
  await claim(deps, conversation, agent, { announced: false });
  return { visitor, conversation, agent };
}

async function shown(conversation: Id) {
  const state = await loadConversation(deps.table, conversation, { consistent: true });
  return state && visitorView(deps.table, state);
}

const queueOf = async () =>
  (
    await deps.table.query({
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': 'QUEUE#default' },
    })
  ).items;
const isQueued = async (conversation: Id) => (await queueOf()).some((item) => item['conversation_id'] === conversation);

describe('starting', () => {
  test('puts the conversation into the queue and takes the visitor’s one place', async () => {
    const { visitor, conversation } = await started();
    expect(await isQueued(conversation)).toBe(true);
    expect(await deps.table.get({ Key: keys.visitor(visitor) })).toMatchObject({ last_conversation_id: conversation });
    expect((await newestRow(deps.table, conversation))?.state).toMatchObject({
      status: 'pending',
      seq: 1,
      visitor_count: 1,
    });
  });

  test('a first message repeated after its conversation was closed begins no second one', async () => {
    const visitor = await aVisitor(deps);
    const start = aStart(visitor);
    const first = await startConversation(deps, start);
    await close(deps, first.row.conversation_id, bySystem);
    expect(await startConversation(deps, start)).toMatchObject({ isNew: false, row: { id: first.row.id } });
    await expect(startConversation(deps, { ...start, content: 'Another' })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
    const next = await startConversation(deps, aStart(visitor));
    expect(next.row.conversation_id).not.toBe(first.row.conversation_id);
  });

  test('a visitor who closes and starts repeatedly has the same rate limit as any other', async () => {
    const visitor = await aVisitor(deps);
    const few = { burst: 3, perSecond: 1 };
    for (let turn = 0; turn < few.burst; turn++) {
      const { row } = await startConversation(deps, aStart(visitor, { allowance: few }));
      await close(deps, row.conversation_id, bySystem);
    }
    await expect(startConversation(deps, aStart(visitor, { allowance: few }))).rejects.toMatchObject({
      code: 'rate_limited',
    });
    deps.clock.ms += 1000;
    await startConversation(deps, aStart(visitor, { allowance: few }));
  });

  test('two windows that start at the same time end in one conversation with both messages', async () => {
    const visitor = await aVisitor(deps);
    const both = await Promise.all([
      startConversation(deps, aStart(visitor, { content: 'one' })),
      startConversation(deps, aStart(visitor, { content: 'two' })),
    ]);
    const [conversation] = new Set(both.map(({ row }) => row.conversation_id));
    expect(new Set(both.map(({ row }) => row.conversation_id)).size).toBe(1);
    const rows = await listRows(deps.table, conversation ?? 0, { after: 0, limit: 10 });
    expect(rows.map((row) => row.content).toSorted()).toEqual(['one', 'two']);
  });

  test('the same start again stores nothing and answers what was stored', async () => {
    const visitor = await aVisitor(deps);
    const start = aStart(visitor);
    const first = await startConversation(deps, start);
    const again = await startConversation(deps, start);
    expect(again).toMatchObject({ isNew: false, row: { id: first.row.id } });
  });
});

describe('a delivered message', () => {
  test('costs one write unit, no index write, and at most three read units with everything read', async () => {
    const { visitor, conversation, agent } = await active();
    await sendAgentMessage(deps, conversation, fromAgent(agent));
    for (let turn = 0; turn < 10; turn++) {
      deps.resetUnits();
      await sendVisitorMessage(
        deps,
        conversation,
        fromVisitor(visitor, `A question of a usual length, number ${turn}: where is my order?`),
      );
      expect(deps.units).toMatchObject({ write: 1, index: 0 });
      expect(deps.units.read).toBeLessThanOrEqual(1);
      deps.resetUnits();
      await sendAgentMessage(
        deps,
        conversation,
        fromAgent(agent, `An answer of a usual length, number ${turn}: it left our warehouse today.`),
      );
      expect(deps.units).toMatchObject({ write: 1, index: 0 });
      expect(deps.units.read).toBeLessThanOrEqual(1);
    }
  });

  test('is stored once however often it is sent, and refuses other content under its id', async () => {
    const { visitor, conversation } = await active();
    const message = fromVisitor(visitor);
    const sent = await Promise.all([1, 2, 3].map(() => sendVisitorMessage(deps, conversation, message)));
    expect(new Set(sent.map(({ row }) => row.seq)).size).toBe(1);
    expect(sent.filter(({ isNew }) => isNew)).toHaveLength(1);
    await expect(sendVisitorMessage(deps, conversation, { ...message, content: 'Other' })).rejects.toMatchObject({
      code: 'idempotency_mismatch',
    });
  });

  test('racing with others takes a place of its own: seq is dense and nothing is lost', async () => {
    const { visitor, conversation, agent } = await active();
    await Promise.all(
      [1, 2, 3].flatMap((n) => [
        sendVisitorMessage(deps, conversation, fromVisitor(visitor, `v${n}`)),
        sendAgentMessage(deps, conversation, fromAgent(agent, `a${n}`)),
      ]),
    );
    const rows = await listRows(deps.table, conversation, { after: 0, limit: 100 });
    expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => index + 1));
    expect(rows.filter((row) => row.sender_type !== 'system')).toHaveLength(7);
    expect(rows.at(-1)?.state).toMatchObject({ visitor_count: 4, staff_count: 3 });
  });

  test('reaches the other side only: the agent’s and the watchers’ sockets, or the visitor’s', async () => {
    const { visitor, conversation, agent } = await active();
    deps.delivered.length = 0;
    await sendVisitorMessage(deps, conversation, fromVisitor(visitor));
    expect(deps.delivered.map(({ channels }) => channels)).toEqual([
      [
        { kind: 'watch', id: conversation },
        { kind: 'agent', id: agent.id },
      ],
    ]);
    deps.delivered.length = 0;
    await sendAgentMessage(deps, conversation, fromAgent(agent));
    expect(deps.delivered).toMatchObject([
      { channels: [{ kind: 'watch', id: conversation }], exceptAgent: agent.id },
      { channels: [{ kind: 'visitor', id: visitor, widget_id: 1 }] },
    ]);
  });

  test('of another visitor’s conversation is answered as if there were none', async () => {
    const { conversation } = await started();
    const stranger = await aVisitor(deps);
    await expect(sendVisitorMessage(deps, conversation, fromVisitor(stranger))).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(sendVisitorMessage(deps, 12345, fromVisitor(stranger))).rejects.toMatchObject({ code: 'not_found' });
  });

  test('is refused when the visitor’s allowance is used up, and the allowance grows back', async () => {
    const { visitor, conversation } = await active();
    const hasty = { ...fromVisitor(visitor), allowance: { burst: 2, perSecond: 1 } };
    await sendVisitorMessage(deps, conversation, { ...hasty, client_message_id: freshId() });
    await sendVisitorMessage(deps, conversation, { ...hasty, client_message_id: freshId() });
    await expect(
      sendVisitorMessage(deps, conversation, { ...hasty, client_message_id: freshId() }),
    ).rejects.toMatchObject({ code: 'rate_limited', data: { retryAfterSeconds: 1 } });
    deps.clock.ms += 1000;
    await sendVisitorMessage(deps, conversation, { ...hasty, client_message_id: freshId() });
  });
});

describe('notes', () => {
  test('leave no hole in what the visitor sees and go to no visitor', async () => {
    const { visitor, conversation, agent } = await active();
    const { row: before } = await sendVisitorMessage(deps, conversation, fromVisitor(visitor));
    deps.delivered.length = 0;
    await sendAgentMessage(deps, conversation, { ...fromAgent(agent, 'careful'), visibility: 'internal' });
    expect(deps.delivered.flatMap(({ channels }) => channels).some(({ kind }) => kind === 'visitor')).toBe(false);
    const { row: after } = await sendVisitorMessage(deps, conversation, fromVisitor(visitor));
    expect(after).toMatchObject({ seq: before.seq + 2, previous_seq: before.seq });
  });
});

describe('a change of life', () => {
  test('claiming leaves the queue, raises the agent and moves the conversation between lists', async () => {
    const { conversation, agent } = await active();
    expect(await isQueued(conversation)).toBe(false);
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ current_chats_count: 1, total_chats_count: 1 });
    const { conversations } = await listConversations(
      deps,
      { scope: 'all', agent: agent.id, status: 'active' },
      { limit: 10 },
      async () => null,
    );
    expect(conversations.map(({ id }) => id)).toEqual([conversation]);
  });

  test('of agents who answer a waiting chat at the same time the first gets it, and the others lose nothing', async () => {
    const { conversation } = await started();
    const agents = await Promise.all(Array.from({ length: 5 }, () => anAgent(deps)));
    await Promise.all(agents.map((agent) => sendAgentMessage(deps, conversation, fromAgent(agent))));
    const rows = await listRows(deps.table, conversation, { after: 0, limit: 100 });
    expect(rows.filter(({ milestone }) => milestone === 'assigned')).toHaveLength(1);
    const counts = await Promise.all(
      agents.map(async ({ id }) => (await getAgent(deps.table, id, { consistent: true }))?.total_chats_count),
    );
    expect(counts.sort()).toEqual([0, 0, 0, 0, 1]);
  });

  test('two agents who claim at the same time: one gets it', async () => {
    const { conversation } = await started();
    const agents = await Promise.all([anAgent(deps), anAgent(deps)]);
    const outcomes = await Promise.all(agents.map((agent) => claim(deps, conversation, agent, { announced: false })));
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'unchanged']);
    const counts = await Promise.all(
      agents.map(async ({ id }) => (await getAgent(deps.table, id))?.current_chats_count),
    );
    expect(counts.toSorted()).toEqual([0, 1]);
  });

  test('an agent never gets more than the maximum, unless forced', async () => {
    const agent = await anAgent(deps, { max_concurrent_chats: 1 });
    const chats = await Promise.all([started(), started(), started()]);
    const outcomes = await Promise.all(
      chats.map(({ conversation }) => claim(deps, conversation, agent, { announced: false })),
    );
    expect(outcomes.map(({ outcome }) => outcome).toSorted()).toEqual(['done', 'full', 'full']);
    const full = chats[outcomes.findIndex(({ outcome }) => outcome === 'full')]?.conversation ?? 0;
    expect(await assignTo(deps, full, agent, bySystem, { force: false })).toMatchObject({ outcome: 'full' });
    expect(await assignTo(deps, full, agent, bySystem, { force: true })).toMatchObject({ outcome: 'done' });
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ current_chats_count: 2 });
  });

  test('going back to the queue keeps its age', async () => {
    const { conversation, agent } = await active();
    const before = await newestRow(deps.table, conversation);
    deps.clock.ms += 60_000;
    await requeue(deps, conversation, bySystem);
    const after = await newestRow(deps.table, conversation);
    expect(after?.state).toMatchObject({ status: 'pending', agent_id: null, queued_at_ms: before?.state.queued_at_ms });
    expect(await isQueued(conversation)).toBe(true);
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ current_chats_count: 0 });
    const { conversations } = await listConversations(
      deps,
      { scope: 'all', agent: agent.id },
      { limit: 10 },
      async () => null,
    );
    expect(conversations).toEqual([]);
  });

  test('an answer to a waiting conversation claims it first', async () => {
    const { conversation } = await started();
    const agent = await anAgent(deps, { connected: false, chosen_status: 'away' });
    const { row } = await sendAgentMessage(deps, conversation, fromAgent(agent));
    expect(row).toMatchObject({
      seq: 3,
      milestone: 'first_response',
      state: { status: 'waiting', agent_id: agent.id, waiting_since_ms: null },
    });
  });

  test('a visitor’s message to a resolved conversation gives it back to its agent when they have room', async () => {
    const { visitor, conversation, agent } = await active();
    await resolve(deps, conversation, { type: 'agent', agent });
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ current_chats_count: 0 });
    const { row } = await sendVisitorMessage(deps, conversation, fromVisitor(visitor));
    expect(row).toMatchObject({ milestone: 'reopened', state: { status: 'active', agent_id: agent.id } });
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ current_chats_count: 1 });
  });

  test.each(['resolved', 'closed'])(
    'a %s chat that is reopened waits in the queue while its agent is full',
    async (how) => {
      const agent = await anAgent(deps, { max_concurrent_chats: 1 });
      const by = { type: 'agent', agent: { id: agent.id, name: agent.name } } as const;
      const [ended, other] = [(await started()).conversation, (await started()).conversation];
      await claim(deps, ended, agent, { announced: false });
      await (how === 'resolved' ? resolve : close)(deps, ended, by);
      expect((await claim(deps, other, agent, { announced: false })).outcome).toBe('done');
      expect(await reopen(deps, ended, by)).toMatchObject({
        outcome: 'done',
        state: { row: { milestone: 'reopened', state: { status: 'pending', agent_id: null } } },
      });
      expect(await isQueued(ended)).toBe(true);
      expect(await getAgent(deps.table, agent.id)).toMatchObject({ current_chats_count: 1 });
    },
  );

  test('a visitor’s message to a closed conversation is refused; starting makes a new one', async () => {
    const { visitor, conversation, agent } = await active();
    await close(deps, conversation, { type: 'agent', agent });
    await expect(sendVisitorMessage(deps, conversation, fromVisitor(visitor))).rejects.toMatchObject({
      code: 'illegal_transition',
    });
    const next = await startConversation(deps, aStart(visitor));
    expect(next.state?.row.seq).toBe(1);
    await expect(reopen(deps, conversation, bySystem)).rejects.toMatchObject({ code: 'conflict' });
  });

  test('a visitor who rates without end is slowed down like one who writes', async () => {
    const { visitor, conversation } = await active();
    await close(deps, conversation, bySystem);
    const rating = { visitor, rating: 1, feedback: null, allowance: { burst: 2, perSecond: 1 } };
    await rate(deps, conversation, rating);
    await rate(deps, conversation, rating);
    await expect(rate(deps, conversation, rating)).rejects.toMatchObject({ code: 'rate_limited' });
  });

  test('stars count for the agent once, and again replace', async () => {
    const { visitor, conversation, agent } = await active();
    await expect(rate(deps, conversation, { visitor, rating: 5, feedback: null, allowance })).rejects.toMatchObject({
      code: 'illegal_transition',
    });
    await resolve(deps, conversation, { type: 'agent', agent });
    await rate(deps, conversation, { visitor, rating: 5, feedback: 'good', allowance });
    await rate(deps, conversation, { visitor, rating: 2, feedback: null, allowance });
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ total_rating: 2, ratings_count: 1 });
    expect(await shown(conversation)).toMatchObject({ rating: 2, feedback: null });
    expect(
      await rate(deps, conversation, { visitor: await aVisitor(deps), rating: 1, feedback: null, allowance }),
    ).toEqual({ outcome: 'unknown' });
  });

  test('after a reopening and a transfer the stars of a new rating count for the agent who has it now, and for no other', async () => {
    const { visitor, conversation, agent } = await active();
    await resolve(deps, conversation, { type: 'agent', agent });
    await rate(deps, conversation, { visitor, rating: 5, feedback: null, allowance });
    await reopen(deps, conversation, bySystem);
    const colleague = await anAgent(deps);
    await assignTo(deps, conversation, colleague, bySystem, { force: false });
    await resolve(deps, conversation, { type: 'agent', agent: colleague });
    await rate(deps, conversation, { visitor, rating: 2, feedback: null, allowance });
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ total_rating: 0, ratings_count: 0 });
    expect(await getAgent(deps.table, colleague.id)).toMatchObject({ total_rating: 2, ratings_count: 1 });
  });

  test('the feedback of a rating stays with the conversation, whatever follows', async () => {
    const { visitor, conversation, agent } = await active();
    await resolve(deps, conversation, { type: 'agent', agent });
    await rate(deps, conversation, { visitor, rating: 4, feedback: 'Quick and kind', allowance });
    expect(await shown(conversation)).toMatchObject({ rating: 4, feedback: 'Quick and kind' });
    await close(deps, conversation, { type: 'visitor' });
    expect(await shown(conversation)).toMatchObject({ status: 'closed', rating: 4, feedback: 'Quick and kind' });
  });

  test('stars given before any agent had it count for the first who has it when it is rated again', async () => {
    const { visitor, conversation } = await started();
    await resolve(deps, conversation, bySystem);
    await rate(deps, conversation, { visitor, rating: 1, feedback: null, allowance });
    const agent = await anAgent(deps);
    await reopen(deps, conversation, bySystem);
    await claim(deps, conversation, agent, { announced: false });
    await resolve(deps, conversation, { type: 'agent', agent });
    await rate(deps, conversation, { visitor, rating: 4, feedback: null, allowance });
    expect(await getAgent(deps.table, agent.id)).toMatchObject({ total_rating: 4, ratings_count: 1 });
  });
});

describe('lists', () => {
  test('page through everything exactly once, newest first', async () => {
    const label = { widget: 77 };
    for (let index = 0; index < 7; index++) {
      deps.clock.ms += 10;
      const visitor = await aVisitor(deps);
      await startConversation(deps, aStart(visitor, { widget: { id: 77, department_id: null } }));
    }
    const ids: Id[] = [];
    let before: string | undefined;
    do {
      const page = await listConversations(
        deps,
        { ...label, scope: 'all' },
        { limit: 3, ...(before === undefined ? {} : { before }) },
        async () => 'nobody_online',
      );
      ids.push(...page.conversations.map(({ id }) => id));
      before = page.before;
    } while (before !== undefined);
    expect(ids).toHaveLength(7);
    expect(ids).toEqual([...new Set(ids)].toSorted((one, other) => other - one));
  });
});

describe('a visitor’s conversations', () => {
  test('are listed exactly, newest first, page by page, with any other filter', async () => {
    const visitor = await aVisitor(deps);
    const own: Id[] = [];
    for (let index = 0; index < 5; index++) {
      deps.clock.ms += 10;
      const { row } = await startConversation(deps, aStart(visitor));
      await close(deps, row.conversation_id, bySystem);
      own.unshift(row.conversation_id);
      await startConversation(deps, aStart(await aVisitor(deps)));
    }
    const list = (filters: object, before?: string) =>
      listConversations(
        deps,
        { scope: 'all', visitors: [visitor], ...filters },
        { limit: 2, before },
        async () => null,
      );
    const pages = [await list({})];
    for (let before = pages[0]?.before; before !== undefined; before = pages.at(-1)?.before)
      pages.push(await list({}, before));
    expect(pages.flatMap(({ conversations }) => conversations.map(({ id }) => id))).toEqual(own);
    expect((await list({ status: 'pending' })).conversations).toEqual([]);
    const since = await list({ sinceMs: createdAtMs(own[0] ?? 0) });
    expect(since.conversations.map(({ id }) => id)).toEqual([own[0]]);
  });
});

describe('reading', () => {
  test('is noted forwards only and counts what is unread', async () => {
    const { visitor, conversation, agent } = await active();
    await sendAgentMessage(deps, conversation, fromAgent(agent));
    await sendVisitorMessage(deps, conversation, fromVisitor(visitor));
    const { row } = await sendVisitorMessage(deps, conversation, fromVisitor(visitor));
    const show = async () =>
      (await listConversations(deps, { scope: 'all', agent: agent.id }, { limit: 1 }, async () => null))
        .conversations[0];
    expect(await show()).toMatchObject({ unread_by_agent: 2, unread_by_visitor: 0 });
    await markRead(deps, conversation, { side: 'agent' }, row.seq - 1);
    expect(await show()).toMatchObject({ unread_by_agent: 1 });
    await markRead(deps, conversation, { side: 'agent' }, row.seq);
    await markRead(deps, conversation, { side: 'agent' }, 1);
    expect(await show()).toMatchObject({ unread_by_agent: 0 });
  });

  test('a row that the conversation does not have is refused and marks nothing', async () => {
    const { visitor, conversation, agent } = await active();
    await sendAgentMessage(deps, conversation, fromAgent(agent));
    const { row } = await sendVisitorMessage(deps, conversation, fromVisitor(visitor));
    const reading = markRead(deps, conversation, { side: 'agent' }, row.seq + 1);
    await expect(reading).rejects.toMatchObject({
      code: 'validation_failed',
      data: { errors: [{ path: 'body.seq' }] },
    });
    const { conversations } = await listConversations(
      deps,
      { scope: 'all', agent: agent.id },
      { limit: 1 },
      async () => null,
    );
    expect(conversations[0]).toMatchObject({ unread_by_agent: 1 });
  });
});
