/** What is known of a conversation, whatever comes first: rows, frames that are older than rows, own changes, refusals. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createConversationStore } from '#dashboard/data/inbox/conversation-store.ts';
import { conversationOf, messageOf } from '#test/dashboard/support/sample.ts';

const queued = conversationOf({ id: 1, status: 'pending', agent_id: null, last_seq: 3, unread_by_agent: 0 });
const assigned = { ...queued, status: 'active', agent_id: 7, last_seq: 4, version: 4 } as const;
const row = (seq: number, part: object = {}) => messageOf({ conversation_id: 1, seq, ...part });

function storeOf(...arrived: Parameters<ReturnType<typeof createConversationStore>['put']>[0]) {
  const store = createConversationStore();
  store.put(arrived);
  return store;
}

describe('a frame that is older than a row', () => {
  it('still says who has the conversation', () => {
    const store = storeOf(queued);
    store.count(row(5));
    store.put([assigned]);
    expect(store.get(1)).toMatchObject({ agent_id: 7, status: 'active', last_seq: 5, unread_by_agent: 1 });
  });

  it('is nothing new when the server said more since', () => {
    const store = storeOf({ ...assigned, last_seq: 6, version: 6 });
    store.put([queued]);
    expect(store.get(1)).toMatchObject({ agent_id: 7, last_seq: 6 });
  });

  it('leaves the same standing in whatever order rows and frames come', () => {
    const rows = [5, 6, 7].map((seq) => row(seq));
    const doings = [...rows.map((one) => ({ row: one })), { told: assigned }];
    fc.assert(
      fc.property(fc.shuffledSubarray(doings, { minLength: doings.length }), (order) => {
        const store = storeOf(queued);
        for (const one of order) {
          if ('row' in one) store.count(one.row);
          else store.put([one.told]);
        }
        expect(store.get(1)).toMatchObject({ agent_id: 7, status: 'active', last_seq: 7, unread_by_agent: 3 });
      }),
    );
  });
});

it('changes nothing where the server says the same again', () => {
  const store = storeOf(queued);
  const before = store.all.peek();
  store.put([structuredClone(queued)]);
  expect(store.all.peek()).toBe(before);
  store.put([{ ...queued, labels: ['vip'] }]);
  expect(store.get(1)?.labels).toEqual(['vip']);
});

describe('what was read', () => {
  it('stays read when a frame from before comes, and what comes after is unread', () => {
    const store = storeOf(queued);
    store.count(row(5));
    store.markRead(1);
    store.put([{ ...assigned, unread_by_agent: 1 }]);
    expect(store.get(1)?.unread_by_agent).toBe(0);
    store.count(row(6));
    expect(store.get(1)?.unread_by_agent).toBe(1);
  });
});

describe('an own change that is still to be confirmed', () => {
  it('is shown over what comes meanwhile, and a refused one takes nothing else back', () => {
    const store = storeOf(queued);
    const refused = store.expect(1, { priority: 'urgent' });
    store.put([{ ...assigned, labels: ['vip'], version: 5 }]);
    expect(store.get(1)).toMatchObject({ priority: 'urgent', agent_id: 7, labels: ['vip'] });
    refused();
    expect(store.get(1)).toMatchObject({ priority: 'normal', agent_id: 7, labels: ['vip'] });
  });

  it('is shown in the order of asking', () => {
    const store = storeOf(queued);
    const first = store.expect(1, { labels: ['a'] });
    store.expect(1, { labels: ['a', 'b'] });
    store.put([{ ...queued, labels: ['a'], version: 4 }]);
    first();
    expect(store.get(1)?.labels).toEqual(['a', 'b']);
  });
});

it('forgets a conversation that was deleted', () => {
  const store = storeOf(queued);
  store.forget(1);
  expect([store.get(1), store.count(row(4))]).toEqual([undefined, false]);
});
