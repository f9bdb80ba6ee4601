import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { followsState } from '#widget/app/later/typing/follow-state.ts';
import { begunAnew, connected, conversationIs, outgoing } from '#widget/app/state/changes.ts';
import { newestLoaded, rowsAdded } from '#widget/app/state/row-changes.ts';
import { initialState } from '#widget/app/state/state.ts';
import { createStore } from '#widget/app/state/store.ts';
import { conversation, row } from '#test/widget/support/world.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A window that shows one message of a conversation that waits. */
function setUp() {
  const store = createStore(initialState);
  const renew = vi.fn<() => Promise<void>>(async () => undefined);
  store.change(conversationIs(conversation({ status: 'pending', version: 1 })));
  store.change(newestLoaded([row({ seq: 1, sender_type: 'visitor' })]));
  const catchUp = vi.fn<() => Promise<void>>(async () => undefined);
  const stop = followsState({ store, session: { renew }, history: { catchUp }, now: Date.now, random: () => 0.5 });
  const joined = () => store.change(rowsAdded([row({ seq: 2, sender_type: 'system', content: 'Anna joined' })]));
  const told = () => store.change(conversationIs(conversation({ version: 2 })));
  return { store, renew, catchUp, stop, joined, told };
}

it('asks for the state when a row says that it has changed and its frame is lost', async () => {
  const { renew, joined } = setUp();
  await vi.advanceTimersByTimeAsync(60_000);
  joined();
  await vi.advanceTimersByTimeAsync(2900);
  expect(renew).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(200);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('asks again, ever more seldom, when the answer never comes, until it does or nobody follows any more', async () => {
  const { renew, joined, stop } = setUp();
  renew.mockRejectedValue(new Error('unreachable'));
  await vi.advanceTimersByTimeAsync(60_000);
  joined();
  await vi.advanceTimersByTimeAsync(3000 + 6000 + 12_000 + 100);
  expect(renew).toHaveBeenCalledTimes(3);
  renew.mockResolvedValueOnce(undefined);
  await vi.advanceTimersByTimeAsync(600_000);
  expect(renew).toHaveBeenCalledTimes(4);
  joined();
  stop();
  await vi.advanceTimersByTimeAsync(600_000);
  expect(renew).toHaveBeenCalledTimes(4);
});

it('asks for the state of the newest row, although asking for that of an earlier one fails after it', async () => {
  const { store, renew, joined, told } = setUp();
  const asked = Promise.withResolvers<void>();
  renew.mockReturnValueOnce(asked.promise);
  await vi.advanceTimersByTimeAsync(60_000);
  joined();
  await vi.advanceTimersByTimeAsync(4000);
  store.change(rowsAdded([row({ seq: 3, sender_type: 'system', content: 'Anna resolved the chat' })]));
  asked.reject(new Error('unreachable'));
  await vi.advanceTimersByTimeAsync(1000);
  told();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renew).toHaveBeenCalledTimes(2);
});

it.each([
  { said: 'an agent has joined since', seq: 2, asked: 1 },
  { said: 'what its state says already', seq: 1, asked: 0 },
])('asks $asked times when the first rows of a page say $said', async ({ seq, asked }) => {
  const store = createStore(initialState);
  const renew = vi.fn<() => Promise<void>>(async () => undefined);
  followsState({
    store,
    session: { renew },
    history: { catchUp: async () => undefined },
    now: Date.now,
    random: () => 1,
  });
  store.change(conversationIs(conversation({ status: 'pending', version: 1 })));
  store.change(newestLoaded([row({ seq, sender_type: 'system', content: 'Anna joined' })]));
  await vi.advanceTimersByTimeAsync(4000);
  expect(renew).toHaveBeenCalledTimes(asked);
});

it('asks when the first rows come long after the state, whose version read marks have raised', async () => {
  const store = createStore(initialState);
  const renew = vi.fn<() => Promise<void>>(async () => undefined);
  followsState({
    store,
    session: { renew },
    history: { catchUp: async () => undefined },
    now: Date.now,
    random: () => 1,
  });
  store.change(conversationIs(conversation({ status: 'pending', version: 16 })));
  await vi.advanceTimersByTimeAsync(20_000);
  store.change(newestLoaded([row({ seq: 13, sender_type: 'system', content: 'Anna joined' })]));
  await vi.advanceTimersByTimeAsync(4000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('asks although read marks have made the known version higher than the row', async () => {
  const { store, renew, joined } = setUp();
  store.change(conversationIs(conversation({ status: 'pending', version: 9 })));
  await vi.advanceTimersByTimeAsync(60_000);
  joined();
  await vi.advanceTimersByTimeAsync(4000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('asks when a message of the visitor begins a resolved conversation again', async () => {
  const { store, renew } = setUp();
  store.change(conversationIs(conversation({ status: 'resolved', version: 2 })));
  await vi.advanceTimersByTimeAsync(60_000);
  store.change(rowsAdded([row({ seq: 2, sender_type: 'visitor' })]));
  await vi.advanceTimersByTimeAsync(4000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('asks when somebody writes in a resolved conversation that was fetched a moment ago, with more read marks than rows', async () => {
  const { store, renew } = setUp();
  await vi.advanceTimersByTimeAsync(60_000);
  store.change(conversationIs(conversation({ status: 'resolved', version: 2 })));
  await vi.advanceTimersByTimeAsync(1000);
  store.change(rowsAdded([row({ seq: 2, sender_type: 'visitor' })]));
  await vi.advanceTimersByTimeAsync(4000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it.each([
  ['somebody joins', 'waiting', 'pending', 'assigned', 1],
  ['it is resolved', 'active', 'active', 'resolved', 1],
  ['it is closed', 'waiting for an answer', 'waiting', 'closed', 1],
  ['it is rated', 'resolved', 'resolved', 'rated', 0],
  ['it is closed', 'closed', 'closed', 'closed', 0],
] as const)(
  'where %s, of a conversation that was fetched as %s a moment ago with more read marks than rows, asks as told',
  async (_, _state, status, event, times) => {
    const { store, renew } = setUp();
    await vi.advanceTimersByTimeAsync(60_000);
    store.change(conversationIs(conversation({ status, version: 9 })));
    await vi.advanceTimersByTimeAsync(1000);
    store.change(rowsAdded([row({ seq: 2, sender_type: 'system', metadata: { event } })]));
    await vi.advanceTimersByTimeAsync(4000);
    expect(renew).toHaveBeenCalledTimes(times);
  },
);

it.each(['before', 'after'])('asks for nothing when the frame comes a moment %s its row', async (order) => {
  const { renew, joined, told } = setUp();
  await vi.advanceTimersByTimeAsync(60_000);
  const [first, second] = order === 'before' ? [told, joined] : [joined, told];
  first();
  await vi.advanceTimersByTimeAsync(1000);
  second();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(renew).not.toHaveBeenCalled();
});

it('asks for nothing about messages, nor about rows that were there before, nor once it has stopped', async () => {
  const { store, renew, stop, joined } = setUp();
  await vi.advanceTimersByTimeAsync(60_000);
  store.change(rowsAdded([row({ seq: 2 })]));
  await vi.advanceTimersByTimeAsync(10_000);
  store.change(conversationIs(conversation({ id: 2, status: 'pending', version: 1 })));
  store.change(newestLoaded([row({ conversation_id: 2, seq: 1, sender_type: 'system' })]));
  await vi.advanceTimersByTimeAsync(10_000);
  stop();
  joined();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(renew).not.toHaveBeenCalled();
});

it('fetches what it missed when it joins a tab that is connected, and leaves that to resuming when it connects itself', () => {
  const { store, catchUp } = setUp();
  store.change(connected('connecting'));
  store.change(connected('live'));
  store.change(connected('lost'));
  store.change(connected('live'));
  expect(catchUp).not.toHaveBeenCalled();
  store.change(connected('idle'));
  store.change(connected('live'));
  expect(catchUp).toHaveBeenCalledTimes(1);
});

it('asks once, in a while, for what no row says after the connection was cut, and not when a socket takes the place of another', async () => {
  const { store, renew, stop } = setUp();
  store.change(connected('connecting'));
  store.change(connected('live'));
  store.change(connected('live'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renew).not.toHaveBeenCalled();
  store.change(connected('lost'));
  store.change(connected('live'));
  await vi.advanceTimersByTimeAsync(5000);
  // Cut again meanwhile: asked for once, after the last time.
  store.change(connected('lost'));
  await vi.advanceTimersByTimeAsync(20_000);
  store.change(connected('live'));
  await vi.advanceTimersByTimeAsync(7400);
  expect(renew).not.toHaveBeenCalled();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renew).toHaveBeenCalledTimes(1);
  store.change(connected('lost'));
  store.change(connected('live'));
  stop();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('asks once where a row that was missed asks for the same', async () => {
  const { store, renew, joined } = setUp();
  store.change(connected('live'));
  store.change(connected('lost'));
  await vi.advanceTimersByTimeAsync(10_000);
  store.change(connected('live'));
  joined();
  await vi.advanceTimersByTimeAsync(3100);
  expect(renew).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it('asks for what no row says when this tab takes the connection over', async () => {
  const { store, renew } = setUp();
  store.change(connected('live'));
  store.change(connected('connecting'));
  store.change(connected('live'));
  await vi.advanceTimersByTimeAsync(15_000);
  expect(renew).toHaveBeenCalledTimes(1);
});

it.each([
  { when: 'late', afterMs: 10_000, asked: 1 },
  { when: 'soon', afterMs: 500, asked: 0 },
])(
  'asks $asked times for a conversation that another tab may have begun when it is connected $when',
  async ({ afterMs, asked }) => {
    const store = createStore(initialState);
    const renew = vi.fn<() => Promise<void>>(async () => undefined);
    followsState({
      store,
      session: { renew },
      history: { catchUp: async () => undefined },
      now: Date.now,
      random: () => 1,
    });
    store.change(connected('connecting'));
    await vi.advanceTimersByTimeAsync(afterMs);
    store.change(connected('live'));
    expect(renew).toHaveBeenCalledTimes(asked);
  },
);

it('asks for the conversation that another tab may have begun when it joins one that is connected', () => {
  const store = createStore(initialState);
  const renew = vi.fn<() => Promise<void>>(() => Promise.reject(new Error('unreachable')));
  const catchUp = vi.fn<() => Promise<void>>(async () => undefined);
  followsState({ store, session: { renew }, history: { catchUp }, now: Date.now, random: () => 1 });
  store.change(connected('live'));
  expect({ renewed: renew.mock.calls.length, caughtUp: catchUp.mock.calls.length }).toEqual({
    renewed: 1,
    caughtUp: 0,
  });
});

it('fetches the rows of a conversation that it learned of late', async () => {
  const store = createStore(initialState);
  const renew = async () => store.change(conversationIs(conversation({ status: 'active', version: 2 })));
  const catchUp = vi.fn<() => Promise<void>>(async () => undefined);
  followsState({ store, session: { renew }, history: { catchUp }, now: Date.now, random: () => 1 });
  store.change(connected('live'));
  await vi.waitFor(() => expect(catchUp).toHaveBeenCalledTimes(1));
});

it('lets go of a sent message whose row never came when the visitor goes on to another conversation', () => {
  const { store } = setUp();
  const message = { conversation_id: 1, created_at: new Date(0).toISOString(), state: 'sent' } as const;
  store.change(outgoing({ ...message, id: 'sent-1', content: 'sent before' }));
  store.change(outgoing({ ...message, id: 'failed-1', content: 'failed before', state: 'failed' }));
  expect(store.get().outbox).toHaveLength(2);
  store.change(begunAnew);
  expect(store.get().outbox.map(({ id }) => id)).toEqual(['failed-1']);
  store.change(outgoing({ ...message, id: 'first-1', content: 'first', conversation_id: null, state: 'sending' }));
  store.change(conversationIs(conversation({ id: 2 })));
  expect(store.get().outbox.map(({ id }) => id)).toEqual(['failed-1', 'first-1']);
});
