/** Whose an email address is, and which mailbox is behind it. */
import { expect, it } from 'vitest';
import { isProvenAddress, mailboxOf } from '#core/mails/mail-address.ts';

const email = 'Ada@example.com';
it.each([
  ['the site vouched for it', { verified: true, verified_fields: ['email'], email }, 'ada@EXAMPLE.com', true],
  ['it is another one', { verified: true, verified_fields: ['email'], email }, 'eve@example.com', false],
  ['the site vouched for the name only', { verified: true, verified_fields: ['name'], email }, email, false],
  ['nobody noted for what', { verified: true, email }, email, false],
  ['nobody vouched for anything', { verified: false, verified_fields: ['email'], email }, email, false],
  ['there is none', { verified: true, verified_fields: ['email'], email: null }, email, false],
])('where %s', (_, visitor, address, isProven) => {
  expect(isProvenAddress(visitor, address)).toBe(isProven);
});

it.each([
  ['Ada@Example.com', 'ada@example.com'],
  ['ada+shop@example.com', 'ada@example.com'],
  ['a.d.a@example.com', 'a.d.a@example.com'],
  ['A.d.a+shop@googlemail.com', 'ada@gmail.com'],
])('%s reaches %s', (address, mailbox) => {
  expect(mailboxOf(address)).toBe(mailbox);
});
