import { expect, it } from 'vitest';
import { maskedAddress } from '#functions/use-cases/bot-tools/masked-address.ts';

it.each([
  ['ann@example.com', 'a•••@example.com'],
  ['a@example.com', 'a•••@example.com'],
  ['"odd@name"@example.com', '"•••@example.com'],
])('shows %s as %s', (address, shown) => {
  expect(maskedAddress(address)).toBe(shown);
});
