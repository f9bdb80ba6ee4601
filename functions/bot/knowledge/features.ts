/**
 * What a question is recognised by: its words, each with its neighbour, words that stand near each other in any order, and
 * the runs of two to four characters in each word, so that other forms and slips of a word are still known. Each is a number below 2^24.
 */
import { type FoldingRules, FOLDING_RULES } from '#core/text/fold.ts';
import { wordsOf } from '#core/text/search-terms.ts';

/** What each kind of feature counts for. */
const share = { word: 1, neighbours: 1, near: 0.5, run: 0.6 };
/** Words this far apart are still near. */
const NEAR = 8;
/** Runs of characters that are looked at. */
const runs = [2, 3, 4];

/** Features a character gives, about: what a text will have, without looking. */
const FEATURES_PER_CHARACTER = 5;

/** About how many features a text has. */
export const estimateFeatures = (text: string): number => FEATURES_PER_CHARACTER * text.length;

/** How a text is read: the most features of it that count, and the rules by which its words are folded. */
export type Reading = { most: number; rules: FoldingRules };
const reading: Reading = { most: Infinity, rules: FOLDING_RULES };
/** Pictures say nothing of what is asked. */
const SPOKEN = /[\p{L}\p{N}]/u;

/** The features of a text and their weights. A long text gives at most `most`, words first. */
export function featuresOf(text: string, { most, rules }: Reading = reading): Map<number, number> {
  const words = wordsOf(text, rules).filter((word) => SPOKEN.test(word));
  const found = estimateFeatures(text) > most ? new Map<number, number>() : allFeatures(words);
  if (found.size > 0 && found.size <= most) return found;
  return tellingFeatures(words, most);
}

/** As many as may be, those that tell most first: each word, then each with its neighbour, then the others. */
function tellingFeatures(words: readonly string[], most: number): Map<number, number> {
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
  for (const [feature, value] of allFeatures(words)) {
    if (found.size >= most) break;
    if (!found.has(feature)) found.set(feature, value);
  }
  return found;
}

function allFeatures(words: readonly string[]): Map<number, number> {
  const found = new Map<number, number>();
  for (const [place, word] of words.entries()) {
    found.set(hash(`w ${word}`), share.word);
    const next = words[place + 1];
    if (next !== undefined) found.set(hash(`n ${word} ${next}`), share.neighbours);
    for (const other of words.slice(place + 1, place + 1 + NEAR))
      found.set(hash(word < other ? `p ${word} ${other}` : `p ${other} ${word}`), share.near);
    const letters = [...` ${word} `];
    for (const length of runs)
      for (let from = 0; from + length <= letters.length; from++)
        found.set(hash(`c ${letters.slice(from, from + length).join('')}`), share.run);
  }
  return found;
}

/** FNV-1a over UTF-16 units, its upper 24 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  // The last step of a good mix: FNV's upper bits alone know little of the last characters.
  value = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d);
  return (value ^ (value >>> 13)) >>> 8;
}
