/**
 * What a question is recognised by: its words, its pairs of neighbouring words, and the runs of two to four characters in
 * each word, so that other forms and slips of a word are still known. Each is a number below 2^24.
 */
import { wordsOf } from '../../../core/search-terms.ts';

/** Runs of characters that are looked at. */
const runs = [2, 3, 4];

/** The features of a text, each once. */
export function featuresOf(text: string): Set<number> {
  const found = new Set<number>();
  let before = '';
  for (const word of wordsOf(text)) {
    found.add(hash(`w ${word}`));
    if (before !== '') found.add(hash(`p ${before} ${word}`));
    before = word;
    const letters = [...` ${word} `];
    for (const length of runs)
      for (let from = 0; from + length <= letters.length; from++)
        found.add(hash(`c ${letters.slice(from, from + length).join('')}`));
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
