import { describe, expect, it } from 'vitest';
import { decodeFile } from '#dashboard/articles/decode-file.ts';

const text = 'question,answer\nCafé?,Ja';
const utf16 = (bigEndian: boolean, mark: boolean) => {
  const bytes = Buffer.from(mark ? `\uFEFF${text}` : text, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

describe('a file', () => {
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8'],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`), 'utf-8'],
    ['UTF-16', utf16(false, true), 'utf-16'],
    ['UTF-16, the other way round', utf16(true, true), 'utf-16'],
    ['UTF-16 without a mark', utf16(false, false), 'utf-16'],
    ['UTF-16 without a mark, the other way round', utf16(true, false), 'utf-16'],
    ['Windows-1252', Buffer.from(text, 'latin1'), 'windows-1252'],
  ] as const)('in %s is read', (_, bytes, encoding) => {
    expect(decodeFile(new Uint8Array(bytes))).toEqual({ text, encoding });
  });

  it('with the quotes and dashes of Windows is read', () => {
    expect(decodeFile(Uint8Array.of(0x93, 0x41, 0x94, 0x96, 0x80))).toMatchObject({ text: '“A”–€' });
  });

  it.each([
    ['a picture', Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 1)],
    ['an encoding that Windows-1252 is not', Uint8Array.of(0x41, 0x81, 0x42)],
  ])('that is %s is refused', (_, bytes) => expect(decodeFile(bytes)).toBeUndefined());
});
