import { expect, it } from 'vitest';
import { savedChanges } from '#core/visitor/profile.ts';

const nobody = { name: null, email: null, phone: null, verified: false };
const vera = {
  name: 'Vera',
  email: 'vera@example.com',
  phone: null,
  verified: true,
  verified_fields: ['name', 'email'] as const,
};

it.each([
  [
    'verifies what the server says',
    nobody,
    { name: 'Vera' },
    { name: 'Vera', verified: true, verified_fields: ['name'] },
  ],
  ['changes nothing that is the same', vera, { name: 'Vera', email: 'vera@example.com' }, {}],
  [
    'keeps what isn’t named',
    vera,
    { phone: '+49 30 1' },
    { phone: '+49 30 1', verified_fields: ['name', 'email', 'phone'] },
  ],
  ['empties what is null', vera, { email: null }, { email: null, verified_fields: ['name'] }],
  [
    'replaces one and empties another',
    vera,
    { name: null, email: 'v@example.com' },
    { name: null, email: 'v@example.com', verified_fields: ['email'] },
  ],
  [
    'drops an address that was only typed',
    { ...nobody, name: 'V', email: 'typed@example.com' },
    {},
    { email: null, verified: true, verified_fields: [] },
  ],
])('a saved visitor: %s', (_, before, saved, changes) => {
  expect(savedChanges(before, saved)).toEqual(changes);
});
