/** What is fetched after an outage, besides what is news: chats that have left the lists of what is notified about. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createInbox } from '#dashboard/data/inbox/inbox.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { noDrafts } from '#test/dashboard/support/quiet-inbox.ts';
import { NOW, conversationOf } from '#test/dashboard/support/sample.ts';

const ME = 1;
const COLLEAGUE = 2;
const welcome = {
  type: 'welcome',
  connection_id: 'c',
  server_time: '',
  reconnect_after_seconds: 10,
  heartbeat_seconds: 25,
} as const;

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

/** An inbox that knows these, and a server that has them. */
async function knowing(...known: (Pick<Conversation, 'id'> & Partial<Conversation>)[]) {
  const state = fullState(NOW);
  state.conversations.length = 0;
  const { api, calls, failNext } = fakeClient(state);
  const inbox = createInbox({
    api,
    me: () => ME,
    sendFrame: () => true,
    tellTabs: () => {},
    onNews: () => {},
    holdMs: () => 0,
    mentionsIn: async () => [],
    run: () => Promise.reject(new Error('Nothing is run here.')),
    keepUnsent: () => {},
    newId: () => 'client-1',
    now: () => new Date(),
    random: () => 0.5,
    ownDrafts: noDrafts,
  });
  const conversations = known.map((part) => conversationOf(part));
  state.conversations.push(...conversations.map((one) => structuredClone(one)));
  inbox.receive(welcome);
  await settle();
  for (const conversation of conversations) inbox.receive({ type: 'conversation.updated', conversation });
  const asked = () => calls.filter(({ operation }) => operation === 'getConversation').length;
  const change = (id: number, part: Partial<Conversation>) =>
    Object.assign(state.conversations.find((one) => one.id === id) ?? {}, part);
  return { inbox, state, change, asked, failNext };
}

const waiting = (id: number) => ({ id, status: 'pending', agent_id: null }) as const;

describe('after an outage', () => {
  it.each([
    ['waited and has an agent', waiting(200), { status: 'active', agent_id: COLLEAGUE }],
    ['was the agent’s own and is a colleague’s', { id: 200, status: 'active', agent_id: ME }, { agent_id: COLLEAGUE }],
  ] as const)('a chat that %s is known as what it is', async (_, before, after) => {
    const { inbox, change } = await knowing(before);
    change(200, { ...after, last_seq: 9 });
    inbox.receive(welcome);
    await settle();
    expect(inbox.conversations.get(200)).toMatchObject(after);
  });

  it('a chat that waited is fetched again where the request is lost', async () => {
    const { inbox, change, failNext } = await knowing(waiting(200));
    change(200, { status: 'active', agent_id: COLLEAGUE, last_seq: 9 });
    failNext('getConversation', new TypeError('offline'));
    inbox.receive(welcome);
    await settle();
    expect(inbox.conversations.get(200)).toMatchObject({ status: 'pending' });
    await vi.advanceTimersByTimeAsync(1000);
    expect(inbox.conversations.get(200)).toMatchObject({ status: 'active', agent_id: COLLEAGUE });
  });

  it('a chat that waited and was deleted is forgotten', async () => {
    const { inbox, state } = await knowing(waiting(200));
    state.conversations.length = 0;
    inbox.receive(welcome);
    await settle();
    expect(inbox.conversations.get(200)).toBeUndefined();
  });

  it('a chat that began meanwhile is looked at again: whom it was given to may have been told alone', async () => {
    const { inbox, state, change, asked } = await knowing();
    vi.advanceTimersByTime(1000);
    state.conversations.push(conversationOf({ ...waiting(200), created_at: new Date(NOW + 500).toISOString() }));
    inbox.receive(welcome);
    await settle();
    change(200, { status: 'active', agent_id: COLLEAGUE, last_seq: 9 });
    await vi.advanceTimersByTimeAsync(5000);
    expect(inbox.conversations.get(200)).toMatchObject({ status: 'active', agent_id: COLLEAGUE });
    expect(asked()).toBe(1);
  });

  it('many chats that began meanwhile are looked at again by the lists', async () => {
    const { inbox, state, change, asked } = await knowing();
    vi.advanceTimersByTime(1000);
    const begun = Array.from({ length: 13 }, (_, index) => 200 + index);
    const created_at = new Date(NOW + 500).toISOString();
    state.conversations.push(...begun.map((id) => conversationOf({ ...waiting(id), created_at })));
    inbox.receive(welcome);
    await settle();
    change(200, { status: 'active', agent_id: COLLEAGUE, last_seq: 9 });
    await vi.advanceTimersByTimeAsync(5000);
    await settle();
    expect(inbox.conversations.get(200)).toMatchObject({ status: 'active', agent_id: COLLEAGUE });
    expect(asked()).toBe(1);
  });

  it('fetches none that still waits, and all that don’t, also when they are more than are fetched at a time', async () => {
    const { inbox, change, asked } = await knowing(...Array.from({ length: 13 }, (_, index) => waiting(200 + index)));
    inbox.receive(welcome);
    await settle();
    expect(asked()).toBe(0);
    for (let id = 201; id < 213; id++) change(id, { status: 'active', agent_id: COLLEAGUE, last_seq: 9 });
    inbox.receive(welcome);
    await settle();
    await settle();
    expect(asked()).toBe(12);
  });

  it('fetches nothing because a list is longer than its first page', async () => {
    const { inbox, asked } = await knowing(...Array.from({ length: 60 }, (_, index) => waiting(200 + index)));
    inbox.receive(welcome);
    await settle();
    expect(asked()).toBe(0);
  });
});
