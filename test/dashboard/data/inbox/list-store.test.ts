/** The list of conversations at the sizes it may have: order, counts, live changes, and being fetched again. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { quietInbox } from '#test/dashboard/support/quiet-inbox.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { conversationOf, messageOf, NOW } from '#test/dashboard/support/sample.ts';
import { processorMs } from '#test/support/processor-time.ts';

const at = (secondsAgo: number) => new Date(NOW - secondsAgo * 1000).toISOString();
/** The last of `count` is the newest. */
const many = (count: number, part: (index: number) => Partial<FullConversation>) =>
  Array.from({ length: count }, (_, index) => {
    const last_message_at = at((count - index) * 60);
    return conversationOf({ id: 1000 + index, last_message_at, waiting_since: last_message_at, ...part(index) });
  });

function inboxOf(conversations: FullConversation[]) {
  const state = { ...fullState(NOW), conversations };
  const client = fakeClient(state);
  const inbox = quietInbox(client.api);
  const ids = () => inbox.list.items.value.map(({ id }) => id);
  const listed = () => client.calls.filter(({ operation }) => operation === 'listConversations').length;
  return { ...client, inbox, ids, listed, state };
}

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const queue = { view: 'unassigned', status: 'open' } as const;
const all = { view: 'all', status: 'open' } as const;

describe('the queue of 70', () => {
  const waiting = () =>
    many(70, (index) => ({ status: 'pending', agent_id: null, priority: index === 69 ? 'urgent' : 'normal' }));

  it('begins with the urgent chat and those that wait longest, and counts all', async () => {
    const { inbox, ids } = inboxOf(waiting());
    await inbox.list.show(queue);
    expect(ids().slice(0, 3)).toEqual([1069, 1000, 1001]);
    expect(inbox.counts.queue.value).toBe(70);
    await inbox.list.loadMore();
    expect(ids()).toEqual([1069, ...Array.from({ length: 69 }, (_, index) => 1000 + index)]);
    expect(inbox.list.hasMore.value).toBe(false);
  });

  it('doesn’t show a chat that just came before those that aren’t fetched yet', async () => {
    const { inbox, ids } = inboxOf(waiting());
    await inbox.list.show(queue);
    const fresh = conversationOf({ id: 2000, status: 'pending', agent_id: null, waiting_since: at(0) });
    inbox.receive({ type: 'conversation.created', conversation: fresh });
    expect(ids()).not.toContain(2000);
    await inbox.list.loadMore();
    expect(ids().at(-1)).toBe(2000);
  });

  it('counts down at once when a chat is taken, whatever list is shown', async () => {
    const { inbox } = inboxOf(waiting());
    await inbox.list.show(queue);
    await inbox.list.show({ view: 'mine', status: 'open' });
    const taken = inbox.conversations.get(1000);
    if (taken)
      inbox.receive({
        type: 'conversation.assigned',
        conversation: { ...taken, attributes: {}, agent_id: 2, status: 'active' },
      });
    expect(inbox.counts.queue.value).toBe(69);
  });

  it('asks the server for the count when a chat that isn’t known changes, once in a while', async () => {
    const { inbox, listed, state } = inboxOf(waiting());
    inbox.counts.refresh();
    await vi.advanceTimersByTimeAsync(0);
    expect(inbox.counts.queue.value).toBe(70);
    const before = listed();
    state.conversations.splice(0, 5);
    for (let id = 3000; id < 3005; id += 1)
      inbox.receive({
        type: 'conversation.assigned',
        conversation: conversationOf({ id, agent_id: 2, status: 'active' }),
      });
    await vi.advanceTimersByTimeAsync(6000);
    expect(inbox.counts.queue.value).toBe(65);
    expect(listed()).toBe(before + 1);
  });

  it('has no chat that a bot handles', async () => {
    const { inbox, ids } = inboxOf(
      many(3, (index) => ({ status: 'pending', agent_id: null, handler: index === 1 ? 'bot' : 'agent' })),
    );
    await inbox.list.show(queue);
    expect(ids()).toEqual([1000, 1002]);
    expect(inbox.counts.queue.value).toBe(2);
  });
});

describe('a list of 350', () => {
  const open = async () => {
    const made = inboxOf(many(350, () => ({ status: 'active', agent_id: 2 })));
    await made.inbox.list.show(all);
    while (made.inbox.list.hasMore.value) await made.inbox.list.loadMore();
    return made;
  };

  it('is whole and in order, and stays so when it is fetched again', async () => {
    const { inbox, ids } = await open();
    expect(ids()).toHaveLength(350);
    expect(ids()).toEqual(Array.from({ length: 350 }, (_, index) => 1349 - index));
    await inbox.list.refresh();
    expect(ids()).toHaveLength(350);
    expect(inbox.list.hasMore.value).toBe(false);
  });

  it('has a chat on top in which something is written, and moves no other', async () => {
    const { inbox, ids } = await open();
    const written = messageOf({ conversation_id: 1100, seq: 99, sender_type: 'visitor', created_at: at(0) });
    inbox.receive({ type: 'message.created', message: written });
    expect(ids().slice(0, 3)).toEqual([1100, 1349, 1348]);
    expect(ids()).toHaveLength(350);
  });

  it('keeps the place of an old chat that is merely opened', async () => {
    const { inbox, ids } = await open();
    const before = ids();
    await inbox.open(1100);
    expect(ids()).toEqual(before);
  });

  it('loses a chat on top that was resolved while nothing was pushed', async () => {
    const { inbox, ids, state } = await open();
    Object.assign(state.conversations.find(({ id }) => id === 1348) ?? {}, { status: 'resolved', last_seq: 99 });
    await inbox.list.refresh();
    await settle();
    expect(ids()).not.toContain(1348);
    expect(ids()).toHaveLength(349);
  });

  it('never puts a later page above what was there', async () => {
    // The server orders by when they became active; somebody wrote just now in an old one.
    const { inbox, ids } = inboxOf(
      many(120, (index) => ({ status: 'active', agent_id: 2, ...(index === 5 && { last_message_at: at(0) }) })),
    );
    await inbox.list.show(all);
    const first = ids();
    while (inbox.list.hasMore.value) await inbox.list.loadMore();
    expect(ids().slice(0, 50)).toEqual(first);
    expect(ids()).toHaveLength(120);
  });
});

describe('a list of 10,000', () => {
  it('is whole, counted, and takes what is written without a pause', async () => {
    const { inbox, ids } = inboxOf(many(10_000, () => ({ status: 'active', agent_id: 1, unread_by_agent: 1 })));
    await inbox.list.show({ view: 'mine', status: 'any' });
    while (inbox.list.hasMore.value) await inbox.list.loadMore();
    expect(ids()).toHaveLength(10_000);
    expect(inbox.counts.unread.value).toBe(10_000);
    const ms = processorMs(() => {
      for (let id = 1000; id < 1010; id += 1) {
        inbox.receive({
          type: 'message.created',
          message: messageOf({ conversation_id: id, seq: 99, sender_type: 'visitor', created_at: at(1000 - id) }),
        });
        expect(ids()[0]).toBe(id);
      }
    });
    expect(ms / 10).toBeLessThan(300);
  }, 60_000);
});

describe('a first page that is empty', () => {
  it('is followed by older ones until something is found', async () => {
    const { inbox, ids, answerNext } = withPages([[], [], ['found']]);
    await inbox.list.show({ view: 'all', status: 'any', q: 'needle' });
    expect(ids()).toHaveLength(1);
    expect(answerNext()).toBe(3);
  });

  it('says that there is more when a few were empty', async () => {
    const { inbox, ids, answerNext } = withPages(Array.from({ length: 20 }, () => []));
    await inbox.list.show({ view: 'all', status: 'any', q: 'needle' });
    expect([ids(), inbox.list.hasMore.value, inbox.list.state.value]).toEqual([[], true, 'ready']);
    expect(answerNext()).toBe(6);
  });
});

/** An inbox whose lists have these pages, one after the other. */
function withPages(pages: string[][]) {
  let asked = 0;
  const api = async () => {
    const data = (pages[asked] ?? []).map((_, index) => conversationOf({ id: 500 + index }));
    asked += 1;
    await Promise.resolve();
    return { data, next_cursor: asked < pages.length ? String(asked) : null };
  };
  const inbox = quietInbox(api as never);
  return { inbox, ids: () => inbox.list.items.value.map(({ id }) => id), answerNext: () => asked };
}

describe('the conversations behind a number', () => {
  it('are those the server listed, whatever comes meanwhile', async () => {
    const { inbox, ids } = inboxOf(many(3, () => ({ status: 'resolved', agent_id: 2 })));
    await inbox.list.show({ view: 'all', status: 'any', behind: { fact: 'resolved', from: at(9999), to: at(0) } });
    inbox.receive({
      type: 'conversation.created',
      conversation: conversationOf({ id: 9000, status: 'pending', agent_id: null }),
    });
    expect(ids()).toHaveLength(3);
  });
});

describe('the chats with something unread', () => {
  it('are counted while they are open, as many as there are', async () => {
    const { inbox } = inboxOf(many(4, (index) => ({ status: 'active', agent_id: 1, unread_by_agent: index })));
    await inbox.list.refresh();
    expect(inbox.counts.unread.value).toBe(3);
    const ended = inbox.conversations.get(1003);
    if (ended)
      inbox.receive({ type: 'conversation.updated', conversation: { ...ended, attributes: {}, status: 'closed' } });
    expect(inbox.counts.unread.value).toBe(2);
  });
});
