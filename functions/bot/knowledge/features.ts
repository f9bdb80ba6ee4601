/**
 * What a question is recognised by: its words, each with its neighbour, words that stand near each other in any order, and
 * the runs of two to four characters in each word, so that other forms and slips of a word are still known. Each is a number below 2^24.
 */
import { type FoldingRules, FOLDING_RULES } from '#core/text/fold.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import type { WordedLanguage } from '#core/text/usual-words.ts';
import { stemOf, stemOfScript } from './stems.ts';

/** What each kind of feature counts for. */
const share = { word: 1, neighbours: 1, near: 0.5, run: 0.6, stem: 0.8, end: 0.6, sign: 0.6 };
/** Words this far apart are still near. */
const NEAR = 8;
/** Runs of characters that are looked at. */
const runs = [2, 3, 4];

/** Features a character gives, about: what a text will have, without looking. */
const FEATURES_PER_CHARACTER = 5;

/** About how many features a text has. */
export const estimateFeatures = (text: string): number => FEATURES_PER_CHARACTER * text.length;

const versions = [1, 2] as const;
/** How questions are read and confidence is found. 1: by the classifier's logit; 2: by signals, and by the meaning of words. */
export type ReadingVersion = (typeof versions)[number];
/** The version by which indexes are trained. */
export const READING_VERSION: ReadingVersion = 2;
/**
 * Counts changes of what a training makes of the same articles, where questions are read as before. An index of a former one is
 * right by its own curve of confidence, and is trained again when it is next used. Unlike a new version of reading, it
 * leaves indexes to former versions of this code as they know them.
 */
export const TRAINING_VERSION = 2;
/** The version that something stored says it was read by. */
export const readingIn = (item: Record<string, unknown>): ReadingVersion =>
  versions.find((version) => version === item['reading']) ?? 1;

/**
 * How a text is read: the most features of it that count, the rules by which its words are folded, the languages that words are
 * cut to stems in, and the version of all else.
 */
export type Reading = {
  most: number;
  rules: FoldingRules;
  version: ReadingVersion;
  languages: readonly WordedLanguage[];
};
const reading: Reading = { most: Infinity, rules: FOLDING_RULES, version: READING_VERSION, languages: [] };
/** Pictures say nothing of what is asked. */
const SPOKEN = /[\p{L}\p{N}]/u;

/** More than the longest message has that somebody writes: 8,000 signs of four words each would be 32,000. */
const MAX_WORDS = 2000;

/** The words of a text that say something, the first of them. */
export const readWords = (text: string, { rules }: Pick<Reading, 'rules'> = reading): string[] =>
  wordsOf(text, rules)
    .filter((word) => SPOKEN.test(word))
    .slice(0, MAX_WORDS);

/** The feature that a word is. */
export const wordFeature = (word: string): number => hash(`w ${word}`);

/** The features of a text and their weights. A long text gives at most `most`, words first. */
export function featuresOf(text: string, how: Reading = reading): Map<number, number> {
  const { most } = how;
  const words = readWords(text, how);
  const found = estimateFeatures(text) > most ? new Map<number, number>() : allFeatures(words, how);
  if (found.size > 0 && found.size <= most) return found;
  return tellingFeatures(words, how);
}

/** As many as may be, those that tell most first: each word, then each with its neighbour, then the others. */
function tellingFeatures(words: readonly string[], how: Reading): Map<number, number> {
  const { most } = how;
  const found = new Map<number, number>();
  const take = (feature: string, value: number) => {
    if (found.size < most) found.set(hash(feature), value);
  };
  for (const word of words) take(`w ${word}`, share.word);
  for (const [place, word] of words.entries()) {
    const next = words[place + 1];
    if (next !== undefined) take(`n ${word} ${next}`, share.neighbours);
  }
  if (found.size >= most) return found;
  for (const [feature, value] of allFeatures(words, how)) {
    if (found.size >= most) break;
    if (!found.has(feature)) found.set(feature, value);
  }
  return found;
}

function allFeatures(words: readonly string[], how: Reading): Map<number, number> {
  const found = new Map<number, number>();
  for (const [place, word] of words.entries()) {
    found.set(wordFeature(word), share.word);
    const next = words[place + 1];
    if (next !== undefined) found.set(hash(`n ${word} ${next}`), share.neighbours);
    for (const other of words.slice(place + 1, place + 1 + NEAR))
      found.set(hash(word < other ? `p ${word} ${other}` : `p ${other} ${word}`), share.near);
    const letters = [...` ${word} `];
    for (const length of runs)
      for (let from = 0; from + length <= letters.length; from++)
        found.set(hash(`c ${letters.slice(from, from + length).join('')}`), share.run);
    if (how.version > 1) addForms(found, word, next, how);
  }
  return found;
}

/** Scripts that are cut into words by a dictionary, now so and now otherwise. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]$/u;
const SIGN = /\p{sc=Han}/gu;
/** Languages that write compounds as one word: these many letters at the ends of a long word are often one of its parts. */
const COMPOUNDING = new Set<WordedLanguage>(['de', 'nl']);
const PART = 5;

/** By what else a word is known in another form: its stems, its parts, the signs it is written with. */
function addForms(found: Map<number, number>, word: string, next: string | undefined, { languages }: Reading): void {
  const add = (feature: string, value: number) => found.set(hash(feature), value);
  const script = stemOfScript(word);
  if (script !== undefined) add(`s ${script}`, share.stem);
  else if (!UNSPACED.test(word)) for (const language of languages) add(`s ${stemOf(word, language)}`, share.stem);
  if (word.length >= 2 * PART - 1 && languages.some((language) => COMPOUNDING.has(language))) {
    add(`e ${word.slice(0, PART)}`, share.end);
    add(`e ${word.slice(-PART)}`, share.end);
  }
  for (const [sign] of word.matchAll(SIGN)) add(`h ${sign}`, share.sign);
  if (next !== undefined && UNSPACED.test(word) && UNSPACED.test(next))
    add(`c ${[...word].at(-1)}${[...next][0]}`, share.run);
}

/** FNV-1a over UTF-16 units, its upper 24 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // The last step of a good mix: FNV's upper bits alone know little of the last characters.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 8;
}
