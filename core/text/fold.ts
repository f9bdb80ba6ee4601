/**
 * One form of all that is written differently and means the same: words are compared folded. The rules have a version. What
 * is kept folded says by which it was made, and is asked by the same.
 */
import { withPlainDigits } from '#core/model/typed.ts';

const versions = [1, 2, 3] as const;
/** The versions of the rules. 1: what was kept before they had a version; 2: digits of each script were their own. */
export type FoldingRules = (typeof versions)[number];
/** The rules that new words are folded by. */
export const FOLDING_RULES: FoldingRules = 3;

/** The version that something stored says it was folded by. */
export const rulesIn = (item: Record<string, unknown>): FoldingRules =>
  versions.find((version) => version === item['rules']) ?? 1;

/** Something for each version of the rules. */
export const byRules = <Value>(make: (rules: FoldingRules) => Value): Record<FoldingRules, Value> => ({
  1: make(1),
  2: make(2),
  3: make(3),
});

/**
 * Marks that only decorate a letter: accents, Hebrew points, Arabic vowels. Thai and Indic vowels are letters of their own
 * right, and so are the marks that voice a kana.
 */
const DECORATION = /[[\p{M}&&[\p{sc=Zinh}\p{sc=Hebr}\p{sc=Arab}]]--[\u3099\u309A]]/gv;

/** Letters that are another with a stroke, or another spelling of it, and have no form without it in Unicode. */
const letters: Record<string, string> = {
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ħ: 'h',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  // Arabic as it is typed in Persian, Urdu and Egypt, and without its dots.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
};
const LETTER = new RegExp(`[${Object.keys(letters).join('')}]`, 'g');

/** Characters that are seen only when a line breaks, or not at all, and the line that stretches an Arabic word. */
const INVISIBLE = /[\u00AD\u0640\u200B\u2060\uFEFF]/gu;

/** A text without what only shows how it is laid out: before it is taken apart into words. */
export const withoutLayout = (text: string, rules: FoldingRules = FOLDING_RULES): string =>
  rules === 1 ? text : text.replace(INVISIBLE, '');

/** One form of a word: by way of upper case, which makes `ß` two letters and has one sigma only. */
export function fold(word: string, rules: FoldingRules = FOLDING_RULES): string {
  const folded = word
    .normalize('NFKD')
    .replace(DECORATION, '')
    .toUpperCase()
    .toLowerCase()
    .replaceAll('ς', 'σ')
    .normalize('NFC');
  if (rules === 1) return folded;
  const plain = folded.replace(LETTER, (letter) => letters[letter] ?? letter);
  return rules === 2 ? plain : withPlainDigits(plain);
}
