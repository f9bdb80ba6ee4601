import { expect, it } from 'vitest';
import { isAttributeKey } from '#core/model/attribute-key.ts';

it.each([
  ['plan', true],
  ['Order.number_2-b', true],
  ['a'.repeat(40), true],
  ['a'.repeat(41), false],
  ['', false],
  ['two words', false],
  ['größe', false],
  ['plan\n', false],
  ['__proto__', false],
  ['constructor', false],
  ['__proto__2', true],
])('%j may be the key of an attribute: %s', (text, may) => {
  expect(isAttributeKey(text)).toBe(may);
});
