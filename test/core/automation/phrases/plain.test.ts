import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listed, plain } from '#core/automation/phrases/plain.ts';
import { anyText } from '#test/support/any-text.ts';

describe('plain words', () => {
  it.each([
    ['  Grüß   Gott! ', 'gruss gott'],
    ["D'accord…", 'd accord'],
    ['D’ACCORD', 'd accord'],
    ['Cafe\u0301, por favor', 'cafe por favor'],
    ['ok\u200B\u00A0then', 'ok then'],
    ['e-mail', 'e mail'],
    ['ＯＫ', 'ok'],
    ['धन्यवाद।', 'धन्यवाद'],
    ['مر\uFCF2حبا', 'مرحبا'],
    ['¿?…', ''],
    ['', ''],
  ])('of %j are %j', (text, words) => expect(plain(text)).toBe(words));

  it('stay as they are when they are made plain again', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 30 }), (text) => {
        expect(plain(plain(text))).toBe(plain(text));
      }),
    );
  });

  it('are apart by one blank, and begin and end with a word', () => {
    fc.assert(
      fc.property(anyText({ maxLength: 30 }), (text) => {
        expect(plain(text)).not.toMatch(/^\s|\s$|\s{2}|\p{P}/u);
      }),
    );
  });

  it('of a list are one entry for each comma, also over several lines', () => {
    expect(listed(`Hi there, good\n   day,THX`)).toEqual(['hi there', 'good day', 'thx']);
  });
});
