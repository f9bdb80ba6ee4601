import { expect, it } from 'vitest';
import type { Profile } from '#core/visitor/profile.ts';
import { typedChanges, vouchedChanges } from '#core/visitor/profile.ts';

const nobody: Profile = { name: null, email: null, phone: null, verified: false };
const vera: Profile = {
  name: 'Vera',
  email: 'vera@example.com',
  phone: null,
  verified: true,
  verified_fields: ['email'],
};

it.each([
  ['says something new', nobody, { name: 'Vera' }, { name: 'Vera' }],
  ['says the same', { ...nobody, name: 'Vera' }, { name: 'Vera' }, {}],
  ['says nothing', { ...nobody, name: 'Vera' }, {}, {}],
  ['contradicts the site', vera, { email: 'other@example.com' }, {}],
  ['corrects what was only typed', vera, { name: 'Vera Vogel', phone: '123' }, { name: 'Vera Vogel', phone: '123' }],
  [
    'contradicts a site of before fields were noted',
    { ...vera, verified_fields: undefined },
    { name: 'Mallory', phone: '123' },
    { phone: '123' },
  ],
])('a browser that %s', (_, before, said, changes) => {
  expect(typedChanges(before, said)).toEqual(changes);
});

const email = 'vera@example.com';
it.each([
  ['vouches for somebody new', nobody, { email }, {}, { email, verified: true, verified_fields: ['email'] }],
  ['vouches for the same', vera, { email }, {}, {}],
  ['vouches for less than before', vera, {}, {}, {}],
  [
    'vouches for more than before',
    vera,
    { name: 'Vera V.' },
    {},
    { name: 'Vera V.', verified: true, verified_fields: ['name', 'email'] },
  ],
  [
    'claims somebody who had typed: the name stays, as typed; what they could be reached at goes',
    { name: 'Guest', email: 'guest@example.com', phone: '123', verified: false },
    {},
    {},
    { email: null, phone: null, verified: true, verified_fields: [] },
  ],
  [
    'claims somebody whose page says an address with it: typed',
    nobody,
    {},
    { email },
    { email, verified: true, verified_fields: [] },
  ],
])('a site that %s', (_, before, vouched, said, changes) => {
  expect(vouchedChanges(before, vouched, said)).toEqual(changes);
});
