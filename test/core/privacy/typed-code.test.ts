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
  ['123\u00A0456', '123456', '•••\u00A0•••'],
  ['123\u2013456', '123456', '•••\u2013•••'],
  ['123\n456', '123456', '•••\n•••'],
  ['123\u200B456', '123456', '•••\u200B•••'],
  // Which of them is the code, nothing says.
  ['123456 654321', '123456', '•••••• ••••••'],
  ['For order 884421 it is 123456', '884421', 'For order •••••• it is ••••••'],
  ['123456? Or 123456?', '123456', '••••••? Or ••••••?'],
  ['Nr. 5 123456', '123456', 'Nr. 5 ••••••'],
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
