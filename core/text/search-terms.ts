/**
 * The words of a text and of a search, as they are compared: without case, accents and width. A run of letters and digits
 * is a word; where a script puts no spaces between words, a dictionary cuts them (`Intl.Segmenter`).
 */
import { cut } from '#core/model/text.ts';
import type { FoldingRules } from './fold.ts';
import { fold, FOLDING_RULES, withoutLayout } from './fold.ts';

/** The unique words of a conversation, sorted, each with a space before it: what a search is matched against. */
export type Terms = string;

const RUN = /[\p{L}\p{N}\p{M}]+/gu;
/** Includes pictographs, each as a word of its own, without their skin tone. */
const RUN_OR_PICTURE = /[\p{L}\p{N}\p{M}]+|[\p{Extended_Pictographic}\p{Regional_Indicator}]/gu;
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u;
let segmenter: Intl.Segmenter | undefined;
/** The dictionaries take milliseconds to load, which most starts of a function never need. */
const segments = (run: string): string[] => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  return Array.from(segmenter.segment(run), ({ segment }) => segment);
};

/** Longer words are compared by their beginning. */
const LONGEST_WORD = 32;
/**
 * At most this many different words of a conversation are kept, the first ones: more than thousands of real messages have,
 * and even in the longest script less than the 400 KB an item may have.
 */
const MAX_TERMS = 4000;
/**
 * Characters of a conversation that are looked at for words, those given first: more than a thousand real messages have,
 * and a dictionary takes a tenth of a second for as many.
 */
export const MAX_INDEXED_CHARACTERS = 100_000;

/** The unique words of several texts, and as far as there is room, what begins inside of them. */
export function termsOf(texts: Iterable<string>): Terms {
  const terms = new Set<string>();
  addUpTo(
    MAX_TERMS,
    terms,
    Iterator.from(beginningOf(texts)).flatMap((text) => wordsOf(text)),
  );
  addUpTo(MAX_TERMS, terms, [...terms].values().flatMap(innerWordsOf));
  return [...terms]
    .sort()
    .map((term) => ` ${term}`)
    .join('');
}

function addUpTo(max: number, terms: Set<string>, words: Iterable<string>): void {
  for (const word of words) {
    if (terms.size === max) return;
    terms.add(word);
  }
}

/** Scripts that write compounds as one word, which dictionaries cut differently from text to text, if at all. */
const COMPOUNDING = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]/u;
const HAS_INNER = /(?<=.)[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]|\p{L}\p{N}/u;

/**
 * What begins inside a word and is looked for like a word: each part of a compound, and a number behind letters. A last
 * letter that says nothing by itself is left out.
 */
function innerWordsOf(word: string): string[] {
  if (!HAS_INNER.test(word)) return [];
  const letters = [...word];
  const begins = (letter: string, index: number): boolean =>
    COMPOUNDING.test(letter) || (/\p{N}/u.test(letter) && /\p{L}/u.test(letters[index - 1] ?? ''));
  return letters.flatMap((letter, index) => {
    const isWord = index < letters.length - 1 || /\p{sc=Han}/u.test(letter);
    return index > 0 && isWord && begins(letter, index) ? [letters.slice(index).join('')] : [];
  });
}

/** As much of several texts as is looked at. */
export function beginningOf(texts: Iterable<string>): string[] {
  const kept: string[] = [];
  let left = MAX_INDEXED_CHARACTERS;
  for (const text of texts) {
    if (left <= 0) break;
    kept.push(cut(text, left));
    left -= text.length;
  }
  return kept;
}

/** The words of a text in their order, by these rules; none where it has neither letter, digit nor picture. */
export function wordsOf(text: string, rules: FoldingRules = FOLDING_RULES): string[] {
  const run = rules === 1 ? RUN : RUN_OR_PICTURE;
  return (withoutLayout(text, rules).match(run) ?? [])
    .flatMap((word) => (UNSPACED.test(word) ? segments(word) : [word]))
    .flatMap((word) => fold(word, rules).match(run) ?? [])
    .map((word) => word.slice(0, LONGEST_WORD).toWellFormed());
}

/** Whether each of the words is one of the terms or begins one. Without a word nothing matches. */
export function matchesAll(terms: Terms, words: readonly string[]): boolean {
  return words.length > 0 && words.every((word) => terms.includes(` ${word}`));
}
