import { expect, it } from 'vitest';
import { isNameVerified } from '#dashboard/ui/format/visitor-name.ts';

const visitor = { id: 1, name: 'Vera', email: 'vera@example.com', verified: true, verified_fields: [] };

it.each([
  ['a name the site vouched for', { verified_fields: ['name' as const] }, true],
  ['a typed name beside a vouched address', { verified_fields: ['email' as const] }, false],
  ['a typed name of somebody signed in', {}, false],
  ['a vouched address without a name', { name: null, verified_fields: ['email' as const] }, true],
  ['a typed address without a name', { name: null }, false],
  ['somebody signed in who has neither', { name: null, email: null }, true],
  ['somebody unknown', { name: null, email: null, verified: false }, false],
])('the mark beside %s is shown: only what is vouched for has it', (_, fields, isShown) => {
  expect(isNameVerified({ visitor: { ...visitor, ...fields } })).toBe(isShown);
});
