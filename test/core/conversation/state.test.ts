import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstRow } from '#core/conversation/conversation.ts';
import type { ConversationState, SentId } from '#core/conversation/state.ts';
import {
  assignedAgent,
  hasWrittenSince,
  isAutomated,
  isNewlyAssigned,
  isQueued,
  isReleased,
  isSettled,
  keepingAgent,
  listingOf,
  ratedAgent,
  rememberSentId,
  rememberedSeq,
  sentIds,
} from '#core/conversation/state.ts';

const clientId = fc.stringMatching(/^[A-Za-z0-9_-]{8,64}$/);

test('the last eight of a side are remembered by the row they became, older ones are not', () => {
  fc.assert(
    fc.property(fc.uniqueArray(clientId, { minLength: 1, maxLength: 30 }), (ids) => {
      const sent = ids.reduce<readonly SentId[]>((known, id, index) => rememberSentId(known, id, index + 1), []);
      const found = ids.map((id) => rememberedSeq(sent, id));
      const wanted = ids.map((_, index) => (index >= ids.length - 8 ? index + 1 : undefined));
      expect(found).toEqual(wanted);
    }),
  );
});

test('an id that was never sent is not known, also when it differs in one character', () => {
  const sent = rememberSentId([], 'message-000001', 7);
  expect(rememberedSeq(sent, 'message-000001')).toBe(7);
  expect(rememberedSeq(sent, 'message-000002')).toBeUndefined();
  expect(rememberedSeq([], 'message-000001')).toBeUndefined();
});

const [ada, ben] = [1042311372800001, 1042311372800777];

test('an agent finds their message again after eight rows of a colleague', () => {
  let sent = rememberSentId([], 'message-of-ada', 1, ada);
  for (let seq = 2; seq < 20; seq += 1) sent = rememberSentId(sent, `message-of-ben-${seq}`, seq, ben);
  expect(rememberedSeq(sent, 'message-of-ada', ada)).toBe(1);
  expect(rememberedSeq(sent, 'message-of-ben-12', ben)).toBe(12);
  expect(rememberedSeq(sent, 'message-of-ben-11', ben)).toBeUndefined();
});

test('the same id of two agents is two messages', () => {
  const sent = rememberSentId([], 'message-000001', 1, ada);
  expect(rememberedSeq(sent, 'message-000001', ben)).toBeUndefined();
  expect(rememberedSeq(sent, 'message-000001', null)).toBeUndefined();
});

test('an id that was remembered before senders were is known to every agent', () => {
  const former: SentId[] = [[rememberSentId([], 'message-000001', 1)[0]?.[0] ?? 0, 1]];
  expect(rememberedSeq(former, 'message-000001', ada)).toBe(1);
});

test('however many write, at most sixteen of the team are remembered', () => {
  let sent: readonly SentId[] = [];
  for (let seq = 1; seq < 200; seq += 1) sent = rememberSentId(sent, `message-${seq}`, seq, ada + (seq % 7));
  expect(sent.length).toBeLessThanOrEqual(16);
  for (let seq = 192; seq < 200; seq += 1) expect(rememberedSeq(sent, `message-${seq}`, ada + (seq % 7))).toBe(seq);
});

test('of all others together the last eight are remembered, and of each of them four', () => {
  const [cleo, dan] = [ada + 1, ada + 2];
  let sent: readonly SentId[] = [];
  for (const [at, who] of [ben, cleo, dan].entries())
    for (let nth = 1; nth <= 5; nth += 1) sent = rememberSentId(sent, `message-${who}-${nth}`, at * 10 + nth, who);
  sent = rememberSentId(sent, 'message-of-ada', 99, ada);
  const known = (who: number) => [1, 2, 3, 4, 5].map((nth) => rememberedSeq(sent, `message-${who}-${nth}`, who));
  expect(known(ben)).toEqual([undefined, undefined, undefined, undefined, undefined]);
  expect(known(cleo)).toEqual([undefined, 12, 13, 14, 15]);
  expect(known(dan)).toEqual([undefined, 22, 23, 24, 25]);
  expect(sent.map(([, seq]) => seq)).toEqual([12, 13, 14, 15, 22, 23, 24, 25, 99]);
});

test('who writes again is told apart from who wrote between, and all stay in order', () => {
  let sent = rememberSentId([], 'message-1', 1, ada);
  sent = rememberSentId(sent, 'message-2', 2, ben);
  sent = rememberSentId(sent, 'message-3', 3, ada);
  expect(sent.map(([, seq, who]) => [seq, who])).toEqual([
    [1, ada % 4096],
    [2, ben % 4096],
    [3, ada % 4096],
  ]);
  expect(rememberSentId([], 'message-1', 1, null)[0]?.[2]).toBe(0);
});

test('a former entry without a sender is one of those that nobody sent', () => {
  const [hash = 0] = rememberSentId([], 'message-000001', 1)[0] ?? [];
  const sent = rememberSentId([[hash, 1]], 'message-000002', 2, ada);
  expect(sent.map(([, seq]) => seq)).toEqual([1, 2]);
  let more: readonly SentId[] = [[hash, 1]];
  for (let seq = 2; seq <= 5; seq += 1) more = rememberSentId(more, `message-of-a-bot-${seq}`, seq, null);
  more = rememberSentId(more, 'message-of-ada', 6, ada);
  expect(more.map(([, seq]) => seq)).toEqual([2, 3, 4, 5, 6]);
});

test('a message id’s hash is a whole number above every sender’s tag, and hardly ever that of another', () => {
  const hashes = Array.from({ length: 2000 }, (_, at) => rememberSentId([], `message-${at}`, 1)[0]?.[0] ?? 0);
  expect(new Set(hashes).size).toBe(hashes.length);
  expect(hashes.every((hash) => Number.isSafeInteger(hash) && hash >= 4096)).toBe(true);
  expect(Math.max(...hashes)).toBeGreaterThan(2 ** 52);
  const [low, high] = [
    new Set(hashes.map((hash) => hash % 2 ** 32)),
    new Set(hashes.map((hash) => (hash / 2 ** 32) | 0)),
  ];
  expect([low.size, high.size].map((size) => size > 1990)).toEqual([true, true]);
});

describe('stored numbers', () => {
  const [one, two] = [5_000_000, 6_000_000];
  test.each<[number[], SentId[]]>([
    [[], []],
    [[one, 1], [[one, 1]]],
    [[one], [[one, 0]]],
    [[one, 1, 0], [[one, 1, 0]]],
    [
      [one, 1, two, 2],
      [
        [one, 1],
        [two, 2],
      ],
    ],
    [
      [one, 1, 4095, two, 2],
      [
        [one, 1, 4095],
        [two, 2],
      ],
    ],
    [
      [one, 1, 4096, 2],
      [
        [one, 1],
        [4096, 2],
      ],
    ],
  ])('%j are the sent messages %j', (stored, sent) => expect(sentIds(stored)).toEqual(sent));

  test('of what was remembered are read as it was', () => {
    let sent: readonly SentId[] = rememberSentId([], 'message-0', 1);
    for (const [at, who] of [ada, ben, null, ada].entries()) sent = rememberSentId(sent, `message-${at}`, at + 2, who);
    expect(sentIds(sent.flat() as number[])).toEqual(sent);
  });
});

describe('a conversation', () => {
  const { state: begun } = firstRow(
    {
      widget_id: 1,
      visitor_id: 2,
      handler: 'agent',
      content: 'Hello',
      client_message_id: 'first-00',
      name: null,
      allowance: { burst: 60, perSecond: 5 },
    },
    1000,
  );
  const as = (change: Partial<ConversationState>): ConversationState => ({ ...begun, ...change });
  const active = as({ status: 'active', agent_id: 7 });
  const aside = as({ status: 'active', agent_id: 7, snoozed: { until_ms: null } });

  test.each<[string, ConversationState, { queued: boolean; released: boolean; automated: boolean; settled: boolean }]>([
    ['waits for an agent', begun, { queued: true, released: false, automated: false, settled: false }],
    ['was released', as({ queued_at_ms: null }), { queued: false, released: true, automated: false, settled: false }],
    [
      'is a bot’s',
      as({ handler: 'bot', queued_at_ms: null }),
      { queued: false, released: false, automated: true, settled: false },
    ],
    ['is an agent’s', active, { queued: false, released: false, automated: false, settled: false }],
    [
      'is an agent’s, and has left the queue',
      { ...active, queued_at_ms: null },
      { queued: false, released: false, automated: false, settled: false },
    ],
    [
      'a bot resolved',
      as({ status: 'resolved', handler: 'bot' }),
      { queued: false, released: false, automated: false, settled: true },
    ],
    ['is closed', as({ status: 'closed' }), { queued: false, released: false, automated: false, settled: true }],
  ])('that %s is queued, released, with a bot or settled as it should', (_, state, { queued, ...rest }) => {
    expect(isQueued(state)).toBe(queued);
    expect({ released: isReleased(state), automated: isAutomated(state), settled: isSettled(state) }).toEqual(rest);
  });

  test('that doesn’t exist is nobody’s, and queued nowhere', () => {
    expect([isQueued(null), assignedAgent(null), keepingAgent(null)]).toEqual([false, null, null]);
  });

  test('counts in its agent’s chats while it is open and not put aside, and stays theirs meanwhile', () => {
    const states = [active, { ...active, status: 'waiting' }, { ...active, status: 'resolved' }, aside] as const;
    expect(states.map((state) => assignedAgent(state as ConversationState))).toEqual([7, 7, null, null]);
    expect(states.map((state) => keepingAgent(state as ConversationState))).toEqual([7, 7, null, 7]);
  });

  test.each<[string, ConversationState | undefined, ConversationState, boolean]>([
    ['is somebody’s from the beginning', undefined, active, true],
    ['waits from the beginning', undefined, begun, false],
    ['was taken from the queue', begun, active, true],
    ['went on to a colleague', active, { ...active, agent_id: 8 }, true],
    ['stays whose it was', active, { ...active, status: 'waiting' }, false],
    ['was put aside', active, aside, false],
    ['came back to whose it was', aside, active, false],
    ['came back to a colleague', aside, { ...active, agent_id: 8 }, true],
    ['was resolved', active, { ...active, status: 'resolved' }, false],
  ])('that %s has somebody new or not', (_, before, after, isNew) =>
    expect(isNewlyAssigned(before, after)).toBe(isNew),
  );

  test('is in the list of its status, and in that of snoozed ones while it is put aside', () =>
    expect([begun, active, aside].map(listingOf)).toEqual(['pending', 'active', 'snoozed']));

  test('counts stars for who has it or had it last, else for who got them before', () => {
    const rated = { stars: 5, agent_id: 8, seq: 1, at_ms: 0, has_feedback: false };
    expect([active, as({ rated }), as({}), { ...active, rated }].map(ratedAgent)).toEqual([7, 8, null, 7]);
  });

  test('has a message after what somebody saw, unless they saw nothing', () => {
    const written = as({ visitor_read: { seq: 5, count: 0, at_ms: 0 } });
    expect([4, 5, 6, undefined].map((seen) => hasWrittenSince(written, seen))).toEqual([true, false, false, false]);
  });
});
