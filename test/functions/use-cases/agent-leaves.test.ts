/** What becomes of an agent's chats when the agent leaves: the whole story, with the default settings and the clock. */
import { beforeEach, describe, expect, it } from 'vitest';
import type { Id } from '#core/model/id.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { signedInDirectory } from '#functions/platform/user-directory/user-directory.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { readLeases } from '#functions/store/assignment/lease-store.ts';
import { listRows, newestRow } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { readQueue } from '#functions/store/assignment/queue-store.ts';
import { assign } from '#functions/handlers/assign.ts';
import { assignTo, reopen, requeue, resolve } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { escalate } from '#functions/use-cases/lifecycle/handoff.ts';
import { chooseStatus } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { heartbeat } from '#functions/use-cases/availability/presence.ts';
import { agents } from '#functions/use-cases/settings/agents.ts';
import { deleteItem, updateItem } from '#functions/use-cases/settings/resource.ts';
import { signOut } from '#functions/use-cases/sockets/sign-out.ts';
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

describe('an unanswered chat is back in the queue in the same call', () => {
  it.each([
    ['chooses to be offline', ({ id }: Known) => chooseStatus(deps, id, 'offline')],
    ['signs out', ({ id }: Known) => signOut(deps, id)],
    ['is removed', (agent: Known) => deleteItem({ ...deps, people: signedInDirectory(deps.table) }, agents, agent.id)],
  ])('when its agent %s', async (_what, leave) => {
    const ana = await comes('Ana');
    const conversation = await chat();
    const queued = (await foldOf(conversation))?.queued_at_ms;
    await leave(ana);
    const waiting = await readQueue(deps.table, null, 25);
    expect(waiting).toMatchObject([{ conversation_id: conversation, queued_at_ms: queued, avoid_agent_id: ana.id }]);
    const bob = await comes('Bob');
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: bob.id });
  });
});

describe('an agent who signs out', () => {
  it('isn’t connected, and is online again as soon as they sign in', async () => {
    const ana = await comes('Ana');
    await signOut(deps, ana.id);
    expect(await getAgent(deps.table, ana.id)).toMatchObject({ connected: false, chosen_status: 'online' });
    await heartbeat(deps, ana.id, 75);
    const conversation = await chat();
    expect(await foldOf(conversation)).toMatchObject({ agent_id: ana.id });
  });

  it('leaves answered chats unassigned, and no lease behind', async () => {
    const ana = await comes('Ana');
    const conversation = await chat();
    await answer(ana, conversation);
    await signOut(deps, ana.id);
    expect(await foldOf(conversation)).toMatchObject({ status: 'pending', agent_id: null, queued_at_ms: null });
    await passes(MINUTE / 60);
    expect(await readLeases(deps.table)).toEqual([]);
  });

  it('twice, or without having been connected, changes nothing', async () => {
    const ana = await anAgent(deps, { name: 'Ana', connected: false });
    await signOut(deps, ana.id);
    const bob = await comes('Bob');
    await signOut(deps, bob.id);
    const before = deps.table.changes.length;
    await signOut(deps, bob.id);
    expect(deps.table.changes.length).toBe(before);
  });
});

describe('an agent who moves to another department', () => {
  it('keeps the chats they have, answered or not: they are there, and the next to answer', async () => {
    const ana = await stays('Ana');
    const conversation = await chat();
    await deps.table.put({ Item: { ...keys.department(7), id: 7, name: 'Support' } });
    await updateItem({ ...deps, people: signedInDirectory(deps.table) }, agents, ana.id, { department_ids: [7] });
    await passes(2 * MINUTE);
    expect(await foldOf(conversation)).toMatchObject({ status: 'active', agent_id: ana.id });
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
