/**
 * What a question is recognised by: its words, each with its neighbour, words that stand near each other in any order, and
 * the runs of two to four characters in each word, so that other forms and slips of a word are still known. Each is a number below 2^24.
 */
import { wordsOf } from '#core/text/search-terms.ts';

/** What each kind of feature counts for. */
const share = { word: 1, neighbours: 1, near: 0.5, run: 0.6 };
/** Words this far apart are still near. */
const NEAR = 8;
/** Runs of characters that are looked at. */
const runs = [2, 3, 4];

/** The features of a text, and what each counts for. */
export function featuresOf(text: string): Map<number, number> {
  const found = new Map<number, number>();
  const words = wordsOf(text);
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
