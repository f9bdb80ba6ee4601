/** The one address that a From header can mean. */
import { expect, it } from 'vitest';
import { senderOf } from '#core/inbound/sender.ts';

it.each([
  ['ann@example.com', 'ann@example.com'],
  ['  ann@example.com ', 'ann@example.com'],
  ['<ann@example.com>', 'ann@example.com'],
  ['Ann <ann@example.com>', 'ann@example.com'],
  ['"Ann, from Oslo" <ann@example.com>', 'ann@example.com'],
  ['"ann@bank.example" <ann@example.com>', 'ann@example.com'],
  ['ann@example.com <Ann@Example.com>', 'Ann@Example.com'],
  ['ann@example.com (Ann)', 'ann@example.com'],
])('%s is from %s', (header, address) => {
  expect(senderOf(header)).toBe(address);
});

it.each([
  [''],
  ['Ann'],
  ['ann@bank.example <ann@example.com>'],
  ['<ann@example.com> <eve@example.com>'],
  ['ann@example.com, eve@example.com'],
  ['Ann <ann@example.com'],
  [`${'A'.repeat(1000)} <ann@example.com>`],
])('%s has no sender', (header) => {
  expect(senderOf(header)).toBeUndefined();
});
