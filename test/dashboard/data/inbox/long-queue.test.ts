/** A queue of 3,000 in the dashboard: whatever is loaded is the beginning of the right order, also while others arrive. */
import { expect, it } from 'vitest';
import { priorities } from '#core/model/closed-sets.ts';
import type { FullConversation } from '#core/model/conversations/conversation.ts';
import { fakeClient } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { quietInbox } from '#test/dashboard/support/quiet-inbox.ts';
import { NOW, ago, conversationOf } from '#test/dashboard/support/sample.ts';

const WAITING = 3000;

const waiting = (id: number, seconds: number): FullConversation =>
  conversationOf({
    id,
    status: 'pending',
    priority: id % 7 === 0 ? 'urgent' : (priorities[id % 4] ?? 'normal'),
    waiting_since: ago(seconds),
  });

const inOrder = (all: readonly FullConversation[]): number[] =>
  all
    .toSorted(
      (a, b) =>
        priorities.indexOf(b.priority) - priorities.indexOf(a.priority) ||
        (a.waiting_since ?? '').localeCompare(b.waiting_since ?? ''),
    )
    .map(({ id }) => id);

it('grows page by page to its end, each time as the first of all that wait', async () => {
  const state = fullState(NOW);
  state.conversations = Array.from({ length: WAITING }, (_, index) =>
    waiting(index + 1, 10 + ((index * 1223) % WAITING) * 10),
  );
  const { list, receive } = quietInbox(fakeClient(state).api);
  await list.show({ view: 'unassigned', status: 'open' });
  const shown = () => list.items.value.map(({ id }) => id);
  for (let page = 1; list.hasMore.value; page += 1) {
    if (page % 20 === 0) {
      // Somebody new, who has just come, and somebody who has waited longer than those at the end of what is loaded.
      for (const seconds of [1, 25_000]) {
        const conversation = waiting(10_000 + page * 10 + seconds, seconds);
        state.conversations.push(conversation);
        receive({ type: 'conversation.created', conversation });
      }
    }
    const all = inOrder(state.conversations);
    expect(shown()).toEqual(all.slice(0, shown().length));
    expect(shown().length).toBeGreaterThanOrEqual(Math.min(50 * page, WAITING));
    await list.loadMore();
  }
  expect(shown()).toEqual(inOrder(state.conversations));
});
