/** The inbox as agents live it: frames and answers in any order, failures, gaps, other tabs. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from '#core/contract/client.ts';
import type { ClientFrame } from '#core/contract/socket.ts';
import { createInbox } from '#dashboard/data/inbox/inbox.ts';
import type { TabFrame } from '#dashboard/data/live/tabs.ts';
import { fakeClient, settle } from '#test/dashboard/support/fake-client.ts';
import { fullState } from '#test/dashboard/support/full-state.ts';
import { noDrafts } from '#test/dashboard/support/quiet-inbox.ts';
import { conversationOf, messageOf, NOW } from '#test/dashboard/support/sample.ts';

const ADA = 112;
const OTHER = 111;
const welcome = {
  type: 'welcome',
  connection_id: 'c',
  server_time: '',
  reconnect_after_seconds: 10,
  heartbeat_seconds: 25,
} as const;

/** What an earlier page wrote and could not send. */
const left = {
  conversation_id: ADA,
  client_message_id: 'client-left',
  content: 'left behind',
  files: [],
  visibility: 'public' as const,
  created_at: new Date(NOW).toISOString(),
};

function setUp() {
  const state = fullState(NOW);
  const client = fakeClient(state);
  const sent: ClientFrame[] = [];
  const told: TabFrame[] = [];
  const news: string[] = [];
  let kept: string[] = [];
  let isConnected = true;
  let ids = 0;
  const inbox = createInbox({
    api: client.api,
    me: () => 1,
    sendFrame: (frame) => {
      if (isConnected) sent.push(frame);
      return isConnected;
    },
    tellTabs: (frame) => told.push(frame),
    onNews: ({ kind, text }) => news.push(`${kind}: ${text}`),
    holdMs: () => 0,
    mentionsIn: async () => [],
    run: () => Promise.reject(new Error('Nothing is run here.')),
    keepUnsent: (items) => {
      kept = items.map(({ content }) => content);
    },
    newId: () => `client-${(ids += 1)}`.padEnd(10, '0'),
    now: () => new Date(),
    random: () => 0.5,
    ownDrafts: noDrafts,
  });
  const arrive = (seq: number, part: object = {}) =>
    inbox.receive({ type: 'message.created', message: messageOf({ conversation_id: ADA, seq, ...part }) });
  return {
    ...client,
    state,
    inbox,
    sent,
    told,
    news,
    arrive,
    kept: () => kept,
    disconnect: () => (isConnected = false),
  };
}

beforeEach(() => void vi.useFakeTimers({ now: NOW }));
afterEach(() => void vi.useRealTimers());

const seqsOf = (inbox: ReturnType<typeof setUp>['inbox'], id = ADA) =>
  inbox.threads.of(id).value.rows.map(({ seq }) => seq);

describe('an open conversation whose pushes were lost', () => {
  const rowsAsked = (calls: { operation: string }[]) =>
    calls.filter(({ operation }) => operation === 'listMessages').length;

  it('fetches the rows that a pushed state is ahead by, unless they come in a moment', async () => {
    const { inbox, state, calls, arrive } = setUp();
    await inbox.open(ADA);
    const known = state.conversations.find(({ id }) => id === ADA);
    if (!known) throw new Error('There is no such conversation.');
    const last = known.last_seq;
    const push = (more: number) =>
      inbox.receive({
        type: 'conversation.updated',
        conversation: { ...known, last_seq: last + more, version: known.version + more },
      });
    const before = rowsAsked(calls);
    push(1);
    await vi.advanceTimersByTimeAsync(1000);
    arrive(last + 1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(rowsAsked(calls)).toBe(before);
    state.messages.push(
      messageOf({ conversation_id: ADA, seq: last + 1 }),
      messageOf({ conversation_id: ADA, seq: last + 2 }),
    );
    push(2);
    push(2);
    await vi.advanceTimersByTimeAsync(2100);
    expect(rowsAsked(calls)).toBe(before + 1);
    expect(seqsOf(inbox).at(-1)).toBe(last + 2);
  });

  it('is fetched again when somebody looks at the page, at most every ten seconds', async () => {
    const { inbox, state, calls } = setUp();
    inbox.wake();
    await settle();
    expect(rowsAsked(calls)).toBe(0);
    await inbox.open(ADA);
    const last = Number(seqsOf(inbox).at(-1));
    state.messages.push(messageOf({ conversation_id: ADA, seq: last + 1 }));
    const before = rowsAsked(calls);
    for (let times = 0; times < 3; times += 1) inbox.wake();
    await settle();
    expect(seqsOf(inbox).at(-1)).toBe(last + 1);
    expect(rowsAsked(calls)).toBe(before + 1);
    await vi.advanceTimersByTimeAsync(10_000);
    inbox.wake();
    await settle();
    expect(rowsAsked(calls)).toBe(before + 2);
  });
});

it('counts a row that was stored after what the server says of its conversation, and before the rows', async () => {
  const { inbox, state } = setUp();
  const known = state.conversations.find(({ id }) => id === ADA);
  if (!known) throw new Error('There is no such conversation.');
  const answer = { conversation_id: ADA, seq: known.last_seq + 1, sender_type: 'agent', content: 'Stored' } as const;
  state.messages.push(messageOf(answer));
  await inbox.open(ADA);
  expect(seqsOf(inbox).at(-1)).toBe(answer.seq);
  expect(inbox.conversations.get(ADA)).toMatchObject({
    last_seq: answer.seq,
    last_message: 'Stored',
    unread_by_agent: 0,
    waiting_since: null,
  });
});

describe('the list', () => {
  it('shows what belongs to it, and drops what is resolved by anyone', async () => {
    const { inbox, state } = setUp();
    await inbox.list.refresh();
    const before = inbox.list.items.value.map(({ id }) => id);
    expect(before).toEqual([112, 111, 110, 109]);
    const known = state.conversations.find(({ id }) => id === 111);
    if (known)
      inbox.receive({ type: 'conversation.updated', conversation: { ...known, status: 'resolved', last_seq: 9 } });
    expect(inbox.list.items.value.map(({ id }) => id)).toEqual([112, 110, 109]);
  });

  it('neither shows nor counts nor notifies about an earlier state that is pushed late', async () => {
    const { inbox, news } = setUp();
    await inbox.list.refresh();
    inbox.counts.know(1);
    const waiting = conversationOf({ id: 200, last_seq: 1 });
    const resolved = { ...waiting, status: 'resolved', last_seq: 2, version: 2 } as const;
    const assigned = { ...waiting, status: 'active', agent_id: 1, last_seq: 3, version: 3 } as const;
    for (const conversation of [resolved, waiting]) inbox.receive({ type: 'conversation.updated', conversation });
    expect(inbox.conversations.get(200)).toEqual(resolved);
    expect(inbox.counts.queue.value).toBe(1);
    inbox.receive({ type: 'conversation.updated', conversation: { ...assigned, status: 'closed', version: 4 } });
    inbox.receive({ type: 'conversation.assigned', conversation: assigned });
    expect(inbox.conversations.get(200)?.status).toBe('closed');
    expect(news).toEqual([]);
  });

  it('counts what is snoozed, though its change was shown before the server agreed', async () => {
    const { inbox, state } = setUp();
    await inbox.list.refresh();
    inbox.counts.know(3, 'snoozed');
    const end = inbox.conversations.expect(ADA, { is_snoozed: true });
    expect(inbox.list.items.value.map(({ id }) => id)).not.toContain(ADA);
    const known = state.conversations.find(({ id }) => id === ADA);
    if (known) inbox.accept({ ...known, is_snoozed: true, last_seq: known.last_seq + 1, version: known.version + 1 });
    end();
    expect(inbox.counts.snoozed.value).toBe(4);
    expect(inbox.conversations.get(ADA)?.is_snoozed).toBe(true);
  });

  it('takes in what is assigned while it is shown', async () => {
    const { inbox } = setUp();
    await inbox.list.refresh();
    inbox.receive({
      type: 'conversation.assigned',
      conversation: conversationOf({
        id: 200,
        agent_id: 1,
        status: 'active',
        last_message_at: new Date(NOW).toISOString(),
      }),
    });
    expect(inbox.list.items.value[0]?.id).toBe(200);
  });

  it('keeps what arrived while it was being fetched again', async () => {
    const { inbox } = setUp();
    const refreshing = inbox.list.refresh();
    inbox.receive({
      type: 'conversation.assigned',
      conversation: conversationOf({ id: 200, agent_id: 1, status: 'active' }),
    });
    await refreshing;
    expect(inbox.list.items.value.map(({ id }) => id)).toContain(200);
  });

  it('forgets, when fetched again, what the server no longer lists', async () => {
    const { inbox, state } = setUp();
    await inbox.list.refresh();
    Object.assign(state.conversations.find(({ id }) => id === 110) ?? {}, { agent_id: 2 });
    vi.advanceTimersByTime(5_000);
    inbox.receive(welcome);
    await settle();
    expect(inbox.list.items.value.map(({ id }) => id)).toEqual([112, 111, 109]);
  });

  it('is fetched once by a page whose socket opens at once', async () => {
    const { inbox, calls } = setUp();
    await inbox.list.show({ view: 'mine', status: 'open' });
    inbox.receive(welcome);
    await settle();
    expect(calls.filter(({ request }) => JSON.stringify(request).includes('waiting'))).toHaveLength(1);
  });

  it('is there with its first answer, whatever becomes of asking again meanwhile', async () => {
    const { inbox, failNext } = setUp();
    const first = inbox.list.show({ view: 'mine', status: 'open' });
    await Promise.resolve();
    failNext('listConversations', new TypeError('offline'));
    inbox.receive(welcome);
    await first;
    await settle();
    expect(inbox.list.items.value.map(({ id }) => id)).toEqual([112, 111, 110, 109]);
    expect(inbox.list.state.value).toBe('ready');
  });

  it('is asked for once, however many parts of the page want it', async () => {
    const { inbox, calls } = setUp();
    await Promise.all([
      inbox.list.show({ view: 'mine', status: 'open' }),
      inbox.list.show({ view: 'mine', status: 'open' }),
    ]);
    expect(calls.filter(({ operation }) => operation === 'listConversations')).toHaveLength(2);
  });

  it('does not show the answer to a question that was left for another', async () => {
    const { inbox } = setUp();
    const left = inbox.list.show({ view: 'mine', status: 'open' });
    const wanted = inbox.list.show({ view: 'unassigned', status: 'open' });
    await Promise.all([left, wanted]);
    expect(inbox.list.items.value.map(({ id }) => id)).toEqual([108, 107]);
  });

  it('stays as it was, with the error, when fetching again fails', async () => {
    const { inbox, failNext } = setUp();
    await inbox.list.refresh();
    failNext('listConversations', new TypeError('offline'));
    await inbox.list.refresh();
    expect(inbox.list.state.value).toBe('ready');
    expect(inbox.list.items.value).toHaveLength(4);
  });
});

describe('an open conversation', () => {
  it('is watched, and gets what comes', async () => {
    const { inbox, sent, arrive } = setUp();
    await inbox.open(ADA);
    arrive(10, { content: 'Still there?' });
    expect(sent).toContainEqual({ type: 'watch', conversation_id: ADA });
    expect(seqsOf(inbox)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('asks for no rows where they were fetched ahead, until the conversation has newer ones', async () => {
    const { inbox, calls, state } = setUp();
    const asked = () => calls.splice(0).map(({ operation }) => operation);
    await inbox.list.show({ view: 'all', status: 'any' });
    await inbox.threads.fetchAhead(ADA);
    asked();
    await inbox.open(ADA);
    expect(asked()).toEqual(['getConversation']);
    expect(seqsOf(inbox)).toHaveLength(9);
    inbox.leave(ADA);

    await inbox.threads.fetchAhead(OTHER);
    const seq = (seqsOf(inbox, OTHER).at(-1) ?? 0) + 1;
    state.messages.push(messageOf({ conversation_id: OTHER, seq, content: 'Are you there?' }));
    Object.assign(state.conversations.find(({ id }) => id === OTHER) ?? {}, { last_seq: seq });
    asked();
    await inbox.open(OTHER);
    expect(asked()).toEqual(['getConversation', 'listMessages']);
    expect(inbox.threads.of(OTHER).value.rows.at(-1)?.content).toBe('Are you there?');
  });

  it('fetches what is missing before it shows what lies beyond', async () => {
    const { inbox, state, arrive } = setUp();
    await inbox.open(ADA);
    state.messages.push(messageOf({ conversation_id: ADA, seq: 10 }), messageOf({ conversation_id: ADA, seq: 11 }));
    Object.assign(state.conversations[0] ?? {}, { last_seq: 11 });
    arrive(11);
    expect(seqsOf(inbox).at(-1)).toBe(9);
    await settle();
    expect(seqsOf(inbox).slice(-2)).toEqual([10, 11]);
  });

  it('shows a row once, however often it comes', async () => {
    const { inbox, arrive } = setUp();
    await inbox.open(ADA);
    for (let times = 0; times < 3; times += 1) arrive(10);
    expect(seqsOf(inbox)).toHaveLength(10);
    expect(inbox.conversations.get(ADA)?.unread_by_agent).toBe(3);
  });

  it('names the colleagues who have it open too, until it is left or the socket is lost', async () => {
    const { inbox, sent } = setUp();
    const viewing = () =>
      inbox.receive({
        type: 'viewing',
        conversation_id: ADA,
        agents: [
          { id: 1, name: 'Maya Lindqvist' },
          { id: 2, name: 'Tomás Herrera' },
        ],
      });
    await inbox.open(ADA);
    viewing();
    expect(inbox.viewers.of(ADA)).toEqual([{ id: 2, name: 'Tomás Herrera' }]);
    inbox.receive(welcome);
    expect(inbox.viewers.of(ADA)).toEqual([]);
    viewing();
    await inbox.refresh(ADA);
    expect(sent.filter(({ type }) => type === 'watch')).toHaveLength(2);
    inbox.leave(ADA);
    expect(inbox.viewers.of(ADA)).toEqual([]);
  });

  it('shows what a bot writes while it writes it, until the answer is stored', async () => {
    const { inbox, arrive } = setUp();
    const write = (text: string, reply_to_seq = 9) =>
      inbox.receive({ type: 'message.delta', conversation_id: ADA, reply_to_seq, text });
    await inbox.open(ADA);
    write('It is on');
    write('It is on its way');
    write('It is');
    expect(inbox.writing.of(ADA)).toBe('It is on its way');
    arrive(10, { sender_type: 'agent', visibility: 'internal' });
    expect(inbox.writing.of(ADA)).toBe('It is on its way');
    arrive(11, { sender_type: 'bot', content: 'It is on its way.' });
    write('It is on its way');
    expect(inbox.writing.of(ADA)).toBeUndefined();
  });

  it('forgets what a bot wrote when nothing more comes, and when the socket is lost', async () => {
    const { inbox } = setUp();
    const write = () => inbox.receive({ type: 'message.delta', conversation_id: ADA, reply_to_seq: 9, text: 'It is' });
    await inbox.open(ADA);
    write();
    vi.advanceTimersByTime(10_000);
    expect(inbox.writing.of(ADA)).toBeUndefined();
    write();
    inbox.receive(welcome);
    expect(inbox.writing.of(ADA)).toBeUndefined();
  });

  it('is watched again, and caught up, after a reconnect', async () => {
    const { inbox, sent, state } = setUp();
    await inbox.open(ADA);
    state.messages.push(messageOf({ conversation_id: ADA, seq: 10 }));
    Object.assign(state.conversations[0] ?? {}, { last_seq: 10 });
    inbox.receive(welcome);
    await settle();
    expect(seqsOf(inbox).at(-1)).toBe(10);
    expect(sent.filter(({ type }) => type === 'watch')).toHaveLength(2);
  });

  it('tells what was read once in ten seconds, by HTTP while there is no socket', async () => {
    const { inbox, sent, calls, disconnect, arrive } = setUp();
    await inbox.open(ADA);
    inbox.read(ADA, 9);
    expect(sent).toContainEqual({ type: 'read', conversation_id: ADA, seq: 9 });
    arrive(10);
    inbox.read(ADA, 10);
    disconnect();
    expect(sent.filter(({ type }) => type === 'read')).toHaveLength(1);
    vi.advanceTimersByTime(10_000);
    expect(calls.at(-1)).toMatchObject({ operation: 'readConversation', request: { body: { seq: 10 } } });
  });

  it('forgets that somebody types after eight seconds, or when they have written', async () => {
    const { inbox, arrive } = setUp();
    await inbox.open(ADA);
    const typing = () => inbox.receive({ type: 'typing', conversation_id: ADA, by: 'visitor', is_typing: true });
    typing();
    expect(inbox.typing.of(ADA)).toHaveLength(1);
    arrive(10);
    expect(inbox.typing.of(ADA)).toHaveLength(0);
    typing();
    vi.advanceTimersByTime(8000);
    expect(inbox.typing.of(ADA)).toHaveLength(0);
  });
});

describe('sending', () => {
  it('is shown at once, stored once, and told to the other tabs', async () => {
    const { inbox, told, state } = setUp();
    await inbox.open(ADA);
    inbox.outbox.send(ADA, 'On my way', 'public');
    expect(inbox.outbox.items.value).toMatchObject([{ content: 'On my way', state: 'sending' }]);
    await settle();
    expect(inbox.outbox.items.value).toEqual([]);
    expect(inbox.threads.of(ADA).value.rows.at(-1)).toMatchObject({ seq: 10, content: 'On my way' });
    expect(inbox.conversations.get(ADA)).toMatchObject({ status: 'waiting', waiting_since: null });
    expect(told).toMatchObject([{ type: 'message.created', message: { seq: 10 } }]);
    expect(state.messages.filter(({ content }) => content === 'On my way')).toHaveLength(1);
  });

  it('tries again by itself while the network is gone, under the same id and in order', async () => {
    const { inbox, failNext, calls } = setUp();
    await inbox.open(ADA);
    failNext('sendMessage', new TypeError('offline'));
    inbox.outbox.send(ADA, 'first', 'public');
    inbox.outbox.send(ADA, 'second', 'public');
    await settle();
    expect(inbox.outbox.items.value.map(({ state }) => state)).toEqual(['retrying', 'sending']);
    inbox.outbox.wake();
    await settle();
    const sends = calls
      .filter(({ operation }) => operation === 'sendMessage')
      .map(({ request }) => (request as { body: { client_message_id: string } }).body.client_message_id);
    expect(sends[0]).toBe(sends[1]);
    expect(
      inbox.threads
        .of(ADA)
        .value.rows.slice(-2)
        .map(({ content }) => content),
    ).toEqual(['first', 'second']);
  });

  it('waits as long as the server asks before it tries again', async () => {
    const { inbox, failNext, calls } = setUp();
    await inbox.open(ADA);
    failNext('sendMessage', new ApiError(429, { code: 'rate_limited' }, '7'));
    inbox.outbox.send(ADA, 'not so fast', 'public');
    const sends = () => calls.filter(({ operation }) => operation === 'sendMessage').length;
    await vi.advanceTimersByTimeAsync(6900);
    expect(sends()).toBe(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(sends()).toBe(2);
    expect(inbox.outbox.items.value).toEqual([]);
  });

  it('waits for the person when the server refuses, and shows how the conversation stands', async () => {
    const { inbox, state } = setUp();
    await inbox.open(ADA);
    Object.assign(state.conversations.find(({ id }) => id === ADA) ?? {}, { status: 'closed', last_seq: 20 });
    inbox.outbox.send(ADA, 'too late', 'public');
    await settle();
    expect(inbox.outbox.items.value).toMatchObject([{ state: 'failed' }]);
    expect(inbox.outbox.items.value[0]?.error).toBeInstanceOf(ApiError);
    expect(inbox.conversations.get(ADA)?.status).toBe('closed');
    inbox.outbox.discard(inbox.outbox.items.value[0]?.client_message_id ?? '');
    expect(inbox.outbox.items.value).toEqual([]);
  });

  it('keeps what is not stored yet, and nothing that is', async () => {
    const { inbox, failNext, kept } = setUp();
    await inbox.open(ADA);
    failNext('sendMessage', new TypeError('offline'));
    inbox.outbox.send(ADA, 'On my way', 'public');
    await settle();
    expect(kept()).toEqual(['On my way']);
    inbox.outbox.wake();
    await settle();
    expect(kept()).toEqual([]);
  });

  it('shows what an earlier page could not send, and sends it when asked to', async () => {
    const { inbox, state } = setUp();
    inbox.restore([left]);
    await settle();
    expect(inbox.outbox.items.value).toMatchObject([{ content: 'left behind', state: 'failed' }]);
    expect([...inbox.outbox.failed.value]).toEqual([ADA]);
    expect(state.messages.some(({ content }) => content === 'left behind')).toBe(false);
    inbox.outbox.retry(left.client_message_id);
    await settle();
    expect(inbox.outbox.items.value).toEqual([]);
    expect(state.messages.filter(({ content }) => content === 'left behind')).toHaveLength(1);
  });

  it('forgets what an earlier page left when it turns out to be stored', async () => {
    const { inbox, state } = setUp();
    state.messages.push(messageOf({ conversation_id: ADA, seq: 10, client_message_id: left.client_message_id }));
    inbox.restore([left]);
    await settle();
    expect(inbox.outbox.items.value).toEqual([]);
  });

  it('a first reply takes an unassigned conversation, and its rows stay dense', async () => {
    const { inbox } = setUp();
    await inbox.open(107);
    inbox.outbox.send(107, 'Here I am', 'public');
    await settle();
    expect(seqsOf(inbox, 107)).toEqual([1, 2, 3]);
    expect(inbox.conversations.get(107)?.agent_id).toBe(1);
  });
});

describe('what arrives by itself', () => {
  it('notifies of a visitor’s message once, and of nobody else’s', async () => {
    const { inbox, news, arrive } = setUp();
    await inbox.list.refresh();
    arrive(10);
    arrive(10);
    arrive(11, { sender_type: 'agent', sender_id: 2 });
    await settle();
    expect(news).toEqual(['message: Message 10']);
  });

  it('notifies of a message of files by their names', async () => {
    const { inbox, news, arrive } = setUp();
    await inbox.open(ADA);
    const files = [{ id: '7-v-00000000000000000001', name: 'mug.png', type: 'image/png', size: 9 }];
    arrive(10, { content: '', metadata: { files } });
    await settle();
    expect(news).toEqual(['message: mug.png']);
  });

  it('notifies of a note that calls this agent, once, whoever has the chat, and of no other note', async () => {
    const { inbox, news, state, arrive } = setUp();
    const others = state.conversations.find(({ agent_id }) => agent_id !== null && agent_id !== 1);
    const note = { conversation_id: others?.id ?? 0, sender_type: 'agent', visibility: 'internal' } as const;
    const next = (others?.last_seq ?? 0) + 1;
    arrive(next, { ...note, content: 'Between us' });
    arrive(next + 1, { ...note, content: '@Maya Lindqvist', metadata: { mentions: [1] } });
    await settle();
    arrive(next + 1, { ...note, content: '@Maya Lindqvist', metadata: { mentions: [1] } });
    arrive(next + 2, { ...note, content: '@Priya Raman', metadata: { mentions: [2] } });
    await settle();
    expect(news).toEqual(['mention: @Maya Lindqvist']);
    expect(inbox.conversations.get(others?.id ?? 0)).toBeDefined();
  });

  it('notifies of a chat that is assigned, and not of one the agent takes', async () => {
    const { inbox, news, told } = setUp();
    await inbox.list.show({ view: 'unassigned', status: 'open' });
    const assign = (id: number) =>
      inbox.receive({
        type: 'conversation.assigned',
        conversation: conversationOf({ id, agent_id: 1, status: 'active', last_seq: 20, last_message: `Hi ${id}` }),
      });
    assign(200);
    inbox.outbox.send(107, 'Here I am', 'public');
    assign(107);
    await settle();
    expect(news).toEqual(['assigned: Hi 200']);
    expect(told).toContainEqual({ type: 'tab.own', conversation_id: 107 });
  });

  it('that came while the socket was away is heard of once it is back, and once', async () => {
    const { inbox, news, state, arrive } = setUp();
    inbox.receive(welcome);
    await inbox.list.refresh();
    vi.advanceTimersByTime(1000);
    const fresh = { agent_id: 1, status: 'active', created_at: new Date(NOW + 500).toISOString() } as const;
    state.conversations.push(conversationOf({ id: 200, ...fresh }));
    const ada = state.conversations.find(({ id }) => id === ADA);
    Object.assign(ada ?? {}, { unread_by_agent: 3, last_seq: 10, last_message: 'Message 10' });
    inbox.receive(welcome);
    // What an open conversation missed is pushed after the welcome.
    arrive(10);
    await settle();
    expect(news.toSorted()).toEqual(['assigned: Hello?', 'message: Message 10']);
    inbox.receive(welcome);
    await settle();
    expect(news).toHaveLength(2);
    expect(inbox.list.items.value.map(({ id }) => id)).toContain(200);
  });

  it.each(['the first socket', 'a later one'])(
    'is fetched again where %s is there and the request is lost',
    async (socket) => {
      const { inbox, news, state, failNext } = setUp();
      if (socket === 'a later one') {
        inbox.receive(welcome);
      }
      // The counts are fetched, too.
      await vi.advanceTimersByTimeAsync(1000);
      const fresh = { agent_id: 1, status: 'active', created_at: new Date(NOW + 500).toISOString() } as const;
      state.conversations.push(conversationOf({ id: 200, ...fresh }));
      for (let left = 2; left > 0; left--) failNext('listConversations', new TypeError('offline'));
      inbox.receive(welcome);
      await settle();
      expect(news).toEqual([]);
      await vi.advanceTimersByTimeAsync(1000);
      expect(news).toEqual(['assigned: Hello?']);
    },
  );

  it('comes over HTTP while there is no socket: new chats and messages are heard of, once', async () => {
    const { inbox, news, state } = setUp();
    await inbox.list.refresh();
    expect(await inbox.poll()).toBe(true);
    expect(news).toEqual([]);
    const fresh = { agent_id: 1, status: 'active', created_at: new Date(NOW + 1000).toISOString() } as const;
    state.conversations.push(conversationOf({ id: 200, ...fresh }));
    const ada = state.conversations.find(({ id }) => id === ADA);
    Object.assign(ada ?? {}, { unread_by_agent: 3, last_seq: 10, last_message: 'Still there?' });
    expect(await inbox.poll()).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(await inbox.poll()).toBe(true);
    expect(news.toSorted()).toEqual(['assigned: Hello?', 'message: Still there?']);
    vi.advanceTimersByTime(10_000);
    await inbox.poll();
    inbox.receive({ type: 'conversation.assigned', conversation: conversationOf({ id: 200, ...fresh }) });
    expect(news).toHaveLength(2);
    expect(inbox.list.items.value.map(({ id }) => id)).toContain(200);
  });

  it('is nothing of a conversation that was deleted, nor is what was still to be sent to it', async () => {
    const { inbox, state, failNext } = setUp();
    await inbox.open(ADA);
    failNext('sendMessage', new TypeError('offline'));
    inbox.outbox.send(ADA, 'On my way', 'public');
    await settle();
    state.conversations = state.conversations.filter(({ id }) => id !== ADA);
    await expect(inbox.refresh(ADA)).rejects.toMatchObject({ status: 404 });
    expect([inbox.conversations.get(ADA), inbox.outbox.items.value, seqsOf(inbox)]).toEqual([undefined, [], []]);
  });

  it('leaves with a visitor who is erased, here and in the other tabs', async () => {
    const { inbox, told } = setUp();
    await inbox.open(ADA);
    const visitor_id = inbox.conversations.get(ADA)?.visitor_id ?? 0;
    inbox.forgetVisitor(visitor_id);
    expect(inbox.conversations.get(ADA)).toBeUndefined();
    expect(told).toContainEqual({ type: 'tab.erased', visitor_id });
  });

  it('fetches a conversation nobody has heard of', async () => {
    const { inbox } = setUp();
    inbox.receive({ type: 'message.created', message: messageOf({ conversation_id: 108, seq: 1 }) });
    await settle();
    expect(inbox.conversations.get(108)?.visitor.name).toBe('Liu Wei');
  });
});
