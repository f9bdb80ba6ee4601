/** What was copied out of a message. */
import { expect, it } from 'vitest';
import { copiesIn, withoutKeys } from '#core/privacy/copies.ts';

const attributes = {
  order: 'A-4711',
  email: 'Ann@Home.example',
  amount: 1234,
  size: 'M',
  is_member: true,
  plan: 'business',
  note: '',
};

it.each([
  ['My order is a-4711, ann@home.example', ['order', 'email']],
  ['It was 1,234 euros', ['amount']],
  ['It was 1234 euros, true', ['amount']],
  ['M', ['size']],
  ['My order', []],
  ['', []],
])('finds in %j the attributes %j', (text, keys) => {
  expect(copiesIn(text, attributes)).toEqual(keys);
});

it('leaves the other attributes', () => {
  expect(withoutKeys({ a: 'x', b: 'y' }, ['a'])).toEqual({ b: 'y' });
});
