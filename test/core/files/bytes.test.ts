import { describe, expect, it } from 'vitest';
import { allLetters, beginsWith, big, letters, little } from '#core/files/bytes.ts';

const bytes = Uint8Array.of(0x01, 0x02, 0x03, 0xff);

describe('numbers', () => {
  it('are read from the greatest byte on, or from the least', () => {
    expect([big(bytes, 0, 3), little(bytes, 0, 3)]).toEqual([0x01_02_03, 0x03_02_01]);
    expect([big(bytes, 3, 1), little(bytes, 3, 1)]).toEqual([255, 255]);
  });

  it('of four bytes stay positive', () => {
    expect(big(Uint8Array.of(0xff, 0xff, 0xff, 0xfe), 0, 4)).toBe(4_294_967_294);
  });

  it('have zeros beyond the end', () => {
    expect([big(bytes, 3, 2), little(bytes, 3, 2), big(bytes, 9, 2)]).toEqual([0xff_00, 0xff, 0]);
  });
});

describe('letters', () => {
  it('are one for each byte, and end where the bytes do', () => {
    expect(letters(Uint8Array.of(0x52, 0x49, 0x46, 0xe9), 0, 9)).toBe('RIF\u00e9');
    expect(letters(bytes, 9, 2)).toBe('');
  });

  it('of a long file are all read', () => {
    const long = new Uint8Array(10_000).fill(0x61);
    long[9999] = 0x7a;
    expect(allLetters(long)).toBe(`${'a'.repeat(9999)}z`);
  });
});

describe('the beginning', () => {
  it.each([
    [[1, 2], 0, true],
    [[2, 3], 1, true],
    [[1, 3], 0, false],
    [[0xff, 0], 3, false],
    [[], 0, true],
  ])('%j at %i: %s', (wanted, at, expected) => {
    expect(beginsWith(bytes, wanted, at)).toBe(expected);
  });
});
