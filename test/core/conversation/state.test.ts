import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SentId } from '#core/conversation/state.ts';
import { rememberSentId, rememberedSeq } from '#core/conversation/state.ts';

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
