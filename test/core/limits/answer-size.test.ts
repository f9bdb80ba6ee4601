import fc from 'fast-check';
import { expect, it } from 'vitest';
import { answerBytes, answerPage, MAX_ANSWER_BYTES, whatFits } from '#core/limits/answer-size.ts';

/** What Lambda makes of a body: text inside JSON. */
const asLambdaEncodes = (body: string): number => Buffer.byteLength(JSON.stringify(body)) - 2;

it('the bytes of a value are those Lambda makes of it, control characters and half characters included', () => {
  const text = fc.string({
    unit: fc.constantFrom('a', '"', '\\', '\n', '\u0001', 'é', '語', '😀', '\ud800', '\udfff'),
  });
  fc.assert(
    fc.property(fc.oneof(fc.jsonValue(), text, fc.dictionary(text, text)), (value) => {
      expect(answerBytes(value)).toBe(asLambdaEncodes(JSON.stringify(value)));
    }),
  );
  expect(answerBytes(undefined)).toBe(0);
});

it('a page ends at its limit or its size, and always has an entry', () => {
  const large = '"'.repeat(400_000);
  const page = answerPage<string>(3);
  expect([page.add('a'), page.add(large), page.wantsMore(), page.add('b'), page.wantsMore()]).toEqual([
    true,
    true,
    true,
    true,
    false,
  ]);
  expect(page.add('c')).toBe(false);
  expect(page.entries).toEqual(['a', large, 'b']);
  expect(whatFits(Array.from({ length: 9 }, () => large))).toHaveLength(2);
  expect(whatFits(['"'.repeat(MAX_ANSWER_BYTES), 'a'])).toHaveLength(1);
  expect(whatFits(['a', 'b'], MAX_ANSWER_BYTES)).toEqual(['a']);
});

it('what is too large for a page leaves it full: nothing smaller slips in before it', () => {
  const page = answerPage<string>(10);
  page.add('a');
  expect(page.add('"'.repeat(MAX_ANSWER_BYTES))).toBe(false);
  expect([page.add('b'), page.wantsMore()]).toEqual([false, false]);
});
