import { expect, it } from 'vitest';
import { codeIn, maskCode } from '#core/privacy/typed-code.ts';

const codes: [text: string, code: string, masked: string][] = [
  ['123456', '123456', '••••••'],
  [' 123 456 ', '123456', ' ••• ••• '],
  ['123-456', '123456', '•••-•••'],
  ['1 2 3 4 5 6', '123456', '• • • • • •'],
  ['My code is 123456.', '123456', 'My code is ••••••.'],
  ['１２３４５６', '123456', '••••••'],
  ['١٢٣٤٥٦', '123456', '••••••'],
  ['𝟏𝟐𝟑𝟒𝟓𝟔', '123456', '••••••'],
  // Mistyped, and meant as the code.
  ['12345', '12345', '•••••'],
  ['1234567', '1234567', '•••••••'],
];
it.each(codes)('%s is a code', (text, code, masked) => {
  expect(codeIn(text)).toBe(code);
  expect(maskCode(text)).toBe(masked);
});

it.each([
  'Where is order 1234567?',
  'Call me at 030 1234567',
  'It was 12 of 345 in 2025',
  '123',
  '',
  'A-12345',
  'Hello',
])('%s has none', (text) => {
  expect(codeIn(text)).toBeUndefined();
  expect(maskCode(text)).toBe(text);
});
