import { expect, it } from 'vitest';
import { tokensIn } from '#functions/bot/model/tokens.ts';

it.each([
  ['letters of Latin scripts: three to a token', 'Where is my order?', 6],
  ['letters of other alphabets: two to a token', 'مرحبا بكم', 4],
  ['characters that stand for words: more than one token each', '请问我的订单什么时候发货', 18],
  ['syllables', '주문한상품이', 9],
  ['pictures', '😀👍🎉', 4],
  ['nothing', '', 0],
])('reckons with %s', (_, text, least) => {
  expect(tokensIn(text)).toBeGreaterThanOrEqual(least);
  expect(tokensIn(text)).toBeLessThanOrEqual(2 * least);
});
