/** Names that a translation may have lost. Nothing says surely what a name is, so what is found is shown, never withheld. */
import { fold } from '#core/text/fold.ts';
import { scriptOf } from '#core/text/language-of-text.ts';
import { tallyLanguages } from '#core/text/usual-words.ts';

const WORD = /\p{L}[\p{L}\p{M}]*/gu;
/** A capital within a word, such as `PayPal`; not as in `BesucherInnen`. */
const COINED = /\p{Ll}\p{Lu}/u;
const GENDERED = /\p{Ll}In(?:nen)?$/u;
const MAX_NAMES = 5;
/** Fewer letters may be anything. */
const LEAST_LETTERS = 3;

/**
 * The names in a text that its translation lacks: of these people and sites, and words with a capital within. Endings may
 * differ, as languages inflect names; in another script they are spelled differently, so nothing is lost there.
 * @param known names of people and sites, as they are written
 */
export function lostNames(original: string, translation: string, known: readonly string[]): string[] {
  const names = new Set(known.flatMap((name) => name.match(WORD) ?? []).filter(isTelling));
  const said = new Set(original.match(WORD) ?? []);
  const wanted = [...said].filter((word) => names.has(word) || (COINED.test(word) && !GENDERED.test(word)));
  const script = scriptOf(translation);
  const kept = (translation.match(WORD) ?? []).map((word) => fold(word));
  const isKept = (name: string): boolean => kept.some((word) => word.startsWith(stemOf(fold(name))));
  return wanted.filter((name) => scriptOf(name) === script && !isKept(name)).slice(0, MAX_NAMES);
}

/** Whether a part of a name is hardly another word: `Ada`, not `de` or `Will`. */
const isTelling = (word: string): boolean =>
  word.length >= LEAST_LETTERS && /^\p{Lu}/u.test(word) && tallyLanguages([fold(word)]).size === 0;

const stemOf = (word: string): string => word.slice(0, Math.max(2, word.length - (word.length > 4 ? 2 : 1)));
