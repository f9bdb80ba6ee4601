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
