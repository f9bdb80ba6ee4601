import { beforeEach, describe, expect, it } from 'vitest';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { leaseStart } from '#functions/store/assignment/lease-store.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { readRoster } from '#functions/store/assignment/roster-store.ts';
import { assign } from '#functions/handlers/assign.ts';
import { assignWaiting, QUEUE_PAGE } from '#functions/use-cases/assignment/assign.ts';
import { close, requeue } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { aDepartment, anAgent, aStart, aVisitor } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, streamEvent, unread } from '#test/support/memory-deps.ts';

let deps: MemoryDeps;
/** Gives the reader everything that was written since the last time. */
let deliver: () => Promise<unknown>;

beforeEach(() => {
  deps = memoryDeps();
  const next = unread(deps.table);
  deliver = () => assign(deps)(next());
});

const system = { type: 'system', reason: 'test' } as const;

/** An agent at work, with a lease. */
async function atWork(fields: Parameters<typeof anAgent>[1] = {}, leaseMs = 75_000) {
  const agent = await anAgent(deps, fields);
  await deps.table.transact([leaseStart(agent.id, deps.now() + leaseMs)]);
  return agent;
}

async function chat(department_id: number | null = null): Promise<number> {
  deps.clock.ms += 1;
  if (department_id !== null) await aDepartment(deps, department_id);
  const visitor = await aVisitor(deps);
  const { row } = await startConversation(deps, aStart(visitor, { widget: { id: 1, department_id } }));
  return row.conversation_id;
}

const ownerOf = async (conversation: number) => (await newestRow(deps.table, conversation))?.state.agent_id;
const loadOf = async (agent: { id: number }) => (await getAgent(deps.table, agent.id))?.current_chats_count;

describe('when someone waits', () => {
  it('the agent with most room gets the chat, and the next one the next', async () => {
    const [ana, bob] = [await atWork({ max_concurrent_chats: 4 }), await atWork({ max_concurrent_chats: 1 })];
    const chats = [await chat(), await chat(), await chat()];
    expect(await deliver()).toEqual({ batchItemFailures: [] });
    expect(await Promise.all(chats.map(ownerOf))).toEqual([ana.id, bob.id, ana.id]);
    expect(await loadOf(ana)).toBe(2);
    expect(await readQueue(deps.table, null, 10)).toEqual([]);
  });

  it('more chats than one query returns are all given in one run', async () => {
    const ana = await atWork({ max_concurrent_chats: 100 });
    for (let count = 0; count < QUEUE_PAGE + 3; count += 1) await chat();
    expect(await assignWaiting(deps, null, Infinity)).toMatchObject({ isSettled: true, waiting: [] });
    expect(await loadOf(ana)).toBe(QUEUE_PAGE + 3);
    expect(await readQueue(deps.table, null, 10)).toEqual([]);
  });

  it('only agents of the department are tried', async () => {
    const [sales] = [await atWork({ department_ids: [7] }), await atWork()];
    const [ofSales, ofSupport] = [await chat(7), await chat(8)];
    await deliver();
    expect([await ownerOf(ofSales), await ownerOf(ofSupport)]).toEqual([sales.id, null]);
  });

  it('an agent whose lease ran out is passed over', async () => {
    await atWork({}, 1000);
    deps.clock.ms += 2000;
    const conversation = await chat();
    await deliver();
    expect(await ownerOf(conversation)).toBeNull();
  });

  it('exactly the places there are are filled, the oldest chats first', async () => {
    await atWork({ max_concurrent_chats: 2 });
    const chats = [await chat(), await chat(), await chat(), await chat()];
    await deliver();
    const owners = await Promise.all(chats.map(ownerOf));
    expect(owners.map((owner) => owner !== null)).toEqual([true, true, false, false]);
    expect(await readRoster(deps.table, null)).toEqual([]);
  });

  it("a chat that was erased meanwhile doesn't block the others", async () => {
    const ana = await atWork();
    const erased = await chat();
    const conversation = await chat();
    await deps.table.delete({ Key: keys.info(erased) });
    expect(await deliver()).toEqual({ batchItemFailures: [] });
    expect(await ownerOf(conversation)).toBe(ana.id);
  });

  it('and time runs out before any agent was tried, it stays in the queue', async () => {
    await atWork();
    await chat();
    const startMs = deps.now();
    let looks = 0;
    const now = () => startMs + (looks++ === 0 ? 0 : 1000);
    expect(await assignWaiting({ ...deps, now }, null, startMs + 1000)).toMatchObject({ isSettled: false });
  });

  it('and no agent has capacity, the department is notified once, even after repeated records', async () => {
    const conversation = await chat();
    const event = streamEvent(deps.table.changes);
    await assign(deps)(event);
    await assign(deps)(event);
    expect(deps.delivered.filter(({ frame }) => frame.type === 'conversation.created')).toMatchObject([
      {
        channels: [{ kind: 'dept', id: null }],
        frame: {
          type: 'conversation.created',
          conversation: { id: conversation, status: 'pending', waiting_reason: 'none_in_department' },
        },
      },
    ]);
    expect(await readQueue(deps.table, null, 1)).toMatchObject([{ announced: true }]);
  });

  it('two concurrent consumers assign each chat once', async () => {
    const [ana, bob] = [await atWork({ max_concurrent_chats: 2 }), await atWork({ max_concurrent_chats: 2 })];
    const chats = [await chat(), await chat(), await chat()];
    const event = streamEvent(deps.table.changes);
    await Promise.all([assign(deps)(event), assign(deps)(event), assign(deps)(event)]);
    expect((await Promise.all(chats.map(ownerOf))).every((owner) => owner !== null)).toBe(true);
    expect(Number(await loadOf(ana)) + Number(await loadOf(bob))).toBe(3);
  });
});

describe('a chat that an agent can take immediately', () => {
  it('is not announced, and costs no write', async () => {
    await atWork();
    await chat();
    const event = streamEvent(deps.table.changes);
    const table = Object.create(deps.table) as typeof deps.table;
    table.update = () => Promise.reject(new Error('Nothing is to be updated.'));
    expect(await assign({ ...deps, table })(event)).toEqual({ batchItemFailures: [] });
    expect(deps.delivered).toEqual([]);
  });

  it('is given to who has room by now, also where a late read shows them full', async () => {
    const ana = await atWork({ max_concurrent_chats: 1 });
    const conversation = await chat();
    const table = Object.create(deps.table) as typeof deps.table;
    table.batchGet = async (...input) =>
      (await deps.table.batchGet(...input)).map((item) => ({ ...item, current_chats_count: 1 }));
    await assign({ ...deps, table })(streamEvent(deps.table.changes));
    expect(await ownerOf(conversation)).toBe(ana.id);
  });
});

describe('when someone has room again', () => {
  it('the chat that has waited longest is theirs', async () => {
    const ana = await atWork({ max_concurrent_chats: 1 });
    const [first, second, third] = [await chat(), await chat(), await chat()];
    await deliver();
    await close(deps, first, system);
    await deliver();
    expect([await ownerOf(second), await ownerOf(third)]).toEqual([ana.id, null]);
  });

  it('a requeued chat goes to another agent while one has capacity', async () => {
    const [ana, bob] = [await atWork(), await atWork()];
    const conversation = await chat();
    await deliver();
    expect(await ownerOf(conversation)).toBe(ana.id);
    await requeue(deps, conversation, system);
    await deliver();
    expect(await ownerOf(conversation)).toBe(bob.id);
  });

  it('a roster row that its agent contradicts is deleted, and the next agent is tried', async () => {
    const bob = await atWork({ chosen_status: 'away' });
    await deps.table.put({ Item: { ...keys.roster(null, bob.id), agent_id: bob.id } });
    const ana = await atWork();
    await deps.table.put({ Item: { ...keys.roster(null, 99), agent_id: 99 } });
    await deps.table.transact([leaseStart(99, deps.now() + 75_000)]);
    const conversation = await chat();
    await deliver();
    expect(await ownerOf(conversation)).toBe(ana.id);
    expect((await readRoster(deps.table, null)).map(({ agent_id }) => agent_id)).toEqual([ana.id]);
  });
});

describe('a batch', () => {
  it('whose department fails is reported, while the others are done', async () => {
    const ana = await atWork();
    const [broken, fine] = [await chat(7), await chat()];
    const table = Object.create(deps.table) as typeof deps.table;
    table.query = (input) =>
      input.ExpressionAttributeValues?.[':pk'] === keys.roster(7, 0).pk.replace('ROSTER', 'QUEUE')
        ? Promise.reject(new Error('throttled'))
        : deps.table.query(input);
    const event = streamEvent(deps.table.changes.filter(({ key }) => key.pk.startsWith('QUEUE#')));
    const answer = await assign({ ...deps, table })(event);
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(deps.errors).toMatchObject([{ event: 'assignment_failed', department: 7 }]);
    expect([await ownerOf(broken), await ownerOf(fine)]).toEqual([null, ana.id]);
  });

  it('of unknown records is skipped', async () => {
    const strange = [
      {},
      { eventName: 'INSERT' },
      { eventName: 'INSERT', dynamodb: { Keys: { pk: { S: 'OTHER#1' }, sk: { S: 'x' } } } },
    ];
    expect(await assign(deps)({ Records: strange })).toEqual({ batchItemFailures: [] });
  });

  it('that cannot be finished in time is delivered again', async () => {
    await atWork();
    await chat();
    const event = streamEvent(deps.table.changes.filter(({ key }) => key.pk.startsWith('QUEUE#')));
    const slow = { ...deps, now: () => (deps.clock.ms += 30_000) };
    expect(await assign(slow)(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
  });
});
