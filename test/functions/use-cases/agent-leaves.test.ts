/** What becomes of an agent's chats when the agent leaves: the whole story, with the default settings and the clock. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widget.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { indexes, keys } from '#functions/store/keys.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { assign } from '#functions/handlers/assign.ts';
import { assignTo, reopen, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { escalate } from '#functions/use-cases/lifecycle/handoff.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { sendAgentMessage, sendVisitorMessage } from '#functions/use-cases/messages/send-message.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { allowance, anAgent, aStart, aVisitor, freshId } from '#test/support/conversations.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps, unread } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const by = { type: 'system', reason: 'test' } as const;
type Known = { id: Id; name: string };

let deps: MemoryDeps;
let run: () => Promise<void>;
let trigger: () => Promise<unknown>;
beforeEach(async () => {
  deps = memoryDeps();
  run = sweep(deps);
  const news = unread(deps.table);
  const assigning = assign(deps);
  trigger = () => assigning(news());
  await deps.table.put({ Item: { ...keys.widget(1), ...indexes.list('WIDGETS', 1), id: 1, ...widgetDefaults } });
});

async function comes(name: string, max = 10, leaseSeconds = 75): Promise<Known> {
  const agent = await anAgent(deps, { name, connected: false, max_concurrent_chats: max });
  await heartbeat(deps, agent.id, leaseSeconds);
  await trigger();
  return agent;
}
const stays = (name: string): Promise<Known> => comes(name, 10, 1e6);
async function chat(): Promise<Id> {
  const { row } = await startConversation(deps, aStart(await aVisitor(deps)));
  await trigger();
  return row.conversation_id;
}
const answer = (agent: Known, conversation: Id) =>
  sendAgentMessage(deps, conversation, {
    agent,
    content: 'Here you are',
    client_message_id: freshId(),
    visibility: 'public',
    metadata: null,
  });
async function writes(conversation: Id): Promise<void> {
  const visitor = (await foldOf(conversation))?.visitor_id ?? 0;
  const input = { visitor, name: null, content: 'One more thing', client_message_id: freshId(), allowance };
  await sendVisitorMessage(deps, conversation, input);
  await trigger();
}
const foldOf = async (conversation: Id) => (await newestRow(deps.table, conversation))?.state;
const loadOf = async ({ id }: Known) => (await getAgent(deps.table, id))?.current_chats_count;
async function passes(ms: number): Promise<void> {
  deps.clock.ms += ms;
  await run();
  await trigger();
}

/** Ten chats that Ana answered, before she shut her laptop and the night passed. */
async function tenAnsweredOvernight(): Promise<Id[]> {
  const ana = await comes('Ana');
  const chats: Id[] = [];
  for (let count = 0; count < 10; count++) chats.push(await chat());
  for (const one of chats) await answer(ana, one);
  await passes(2 * MINUTE);
  await passes(9 * HOUR);
  return chats;
}

describe('ten answered chats of an agent who left for the night', () => {
  it('stay unassigned in the morning, and keep no new visitor waiting', async () => {
    await tenAnsweredOvernight();
    const colleagues = [await comes('Bob', 5), await comes('Cleo', 5)];
    await passes(MINUTE / 2);
    expect(await Promise.all(colleagues.map(loadOf))).toEqual([0, 0]);
    expect(await foldOf(await chat())).toMatchObject({ status: 'active' });
  });

  it('end as their widget says: resolved after two days, closed a day later', async () => {
    const chats = await tenAnsweredOvernight();
    const states = async () => new Set(await Promise.all(chats.map(async (one) => (await foldOf(one))?.status)));
    expect(await states()).toEqual(new Set(['pending']));
    await passes(40 * HOUR);
    expect(await states()).toEqual(new Set(['resolved']));
    await passes(24 * HOUR);
    expect(await states()).toEqual(new Set(['closed']));
  });

  it('are queued one by one as their visitors write again, at the age of that message', async () => {
    const [first = 0] = await tenAnsweredOvernight();
    const later = await chat();
    deps.clock.ms += MINUTE;
    await writes(first);
    const waiting = await readQueue(deps.table, null, 25);
    expect(waiting.map(({ conversation_id }) => conversation_id)).toEqual([later, first]);
    expect(await foldOf(first)).toMatchObject({ status: 'pending', waiting_since_ms: deps.clock.ms });
    const bob = await comes('Bob');
    expect(await foldOf(first)).toMatchObject({ status: 'active', agent_id: bob.id });
  });

  it('are queued when their visitor asks for an agent, once however often they ask', async () => {
    const [first = 0] = await tenAnsweredOvernight();
    const visitor = (await foldOf(first))?.visitor_id ?? 0;
    deps.clock.ms += MINUTE;
    expect(await escalate(deps, first, visitor)).toMatchObject({ outcome: 'done' });
    expect(await foldOf(first)).toMatchObject({ queued_at_ms: deps.clock.ms, waiting_since_ms: deps.clock.ms });
    expect(await escalate(deps, first, visitor)).toMatchObject({ outcome: 'unchanged' });
    expect(await escalate(deps, first, visitor + 1)).toMatchObject({ outcome: 'unknown' });
    const waiting = await readQueue(deps.table, null, 25);
    expect(waiting.map(({ conversation_id }) => conversation_id)).toEqual([first]);
  });

  it('say so to the team only, and give no reason for waiting', async () => {
    const [first = 0] = await tenAnsweredOvernight();
    const rows = await listRows(deps.table, first, { after: 0, limit: 99 });
    expect(rows.at(-1)).toMatchObject({
      visibility: 'internal',
      metadata: { event: 'requeued', reason: 'agent_gone' },
    });
    expect(await foldOf(first)).toMatchObject({ agent_id: null, waiting_since_ms: null, queued_at_ms: null });
  });

  it('can be taken by hand, and count as given then', async () => {
    const [first = 0] = await tenAnsweredOvernight();
    const bob = await comes('Bob');
    await assignTo(deps, first, bob, by, { force: false });
    expect(await foldOf(first)).toMatchObject({ status: 'active', agent_id: bob.id });
  });
});

describe('an unanswered chat of an agent who left', () => {
  it('is back in the queue, at its old age', async () => {
    await comes('Ana');
    const conversation = await chat();
    const queued = (await foldOf(conversation))?.queued_at_ms;
    await passes(2 * MINUTE);
    const bob = await comes('Bob');
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: bob.id, queued_at_ms: queued });
  });
});

describe('an answered chat that changed hands', () => {
  it.each([
    ['given to a colleague', async (one: Id) => assignTo(deps, one, await stays('Bob'), by, { force: false })],
    ['given back to the queue', (one: Id) => requeue(deps, one, by)],
    ['reopened by an agent', async (one: Id) => (await resolve(deps, one, by), reopen(deps, one, by))],
  ])('when %s is resolved two days later, not before', async (_, change) => {
    const ana = await stays('Ana');
    const conversation = await chat();
    await answer(ana, conversation);
    await passes(40 * HOUR);
    await change(conversation);
    await passes(MINUTE);
    expect(await foldOf(conversation)).not.toMatchObject({ status: 'resolved' });
    await passes(46 * HOUR);
    expect(await foldOf(conversation)).not.toMatchObject({ status: 'resolved' });
    await passes(2 * HOUR);
    expect(await foldOf(conversation)).toMatchObject({ status: 'resolved' });
  });
});
