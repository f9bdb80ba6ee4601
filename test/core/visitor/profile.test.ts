import { expect, it } from 'vitest';
import type { DetailsEdit, Profile } from '#core/visitor/profile.ts';
import { editedDetails, typedChanges, vouchedChanges } from '#core/visitor/profile.ts';

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

it.each<[string, Profile, DetailsEdit, ReturnType<typeof editedDetails>]>([
  [
    'changes what is named and differs',
    vera,
    { wanted: { name: 'Vera V.', phone: '123' }, base: { name: 'Vera', phone: null } },
    { changes: { name: 'Vera V.', phone: '123' }, verified: [], taken: [] },
  ],
  [
    'leaves what is the same, or isn’t named',
    vera,
    { wanted: { name: 'Vera' }, base: { name: 'Other' } },
    { changes: {}, verified: [], taken: [] },
  ],
  [
    'empties a field',
    { ...nobody, name: 'Vera' },
    { wanted: { name: null }, base: {} },
    { changes: { name: null }, verified: [], taken: [] },
  ],
  [
    'may not change what the site verified',
    vera,
    { wanted: { email: 'other@example.com', name: 'V' }, base: {} },
    { changes: { email: 'other@example.com', name: 'V' }, verified: ['email'], taken: [] },
  ],
  [
    'may not change what somebody else has changed meanwhile',
    vera,
    { wanted: { name: 'V', phone: '1' }, base: { name: 'Veronika', phone: null } },
    { changes: { name: 'V', phone: '1' }, verified: [], taken: ['name'] },
  ],
])('an edit %s', (_, before, edit, outcome) => {
  expect(editedDetails(before, edit)).toEqual(outcome);
});

it('a site that verified nothing yet, and vouches for nobody, keeps what is typed now', () => {
  const typed = vouchedChanges({ ...nobody, verified: true, verified_fields: ['phone'] }, {}, { phone: '5' });
  expect(typed).toEqual({});
});
