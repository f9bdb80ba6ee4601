/**
 * What a text means, as numbers. They are further features of the classifier, by which words nobody taught it are still
 * understood. They are found by its words (the mean of their vectors, rare words first, and the largest and smallest number of
 * each dimension) or, where there is time for enough phrasings, by a small model of sentences.
 */
import type { Encode } from '#functions/bot/sentences/encoder.ts';
import { loadEncoder } from '#functions/bot/sentences/load-encoder.ts';
import { WIDTH } from '#functions/bot/sentences/sentence-file.ts';
import { DIMENSIONS, type Words } from '#functions/bot/words/word-file.ts';
import { loadWords } from '#functions/bot/words/load-words.ts';
import { type Reading, readWords } from './features.ts';

/** How many numbers a meaning has that is found by words; one that a model finds has no more. */
export const MEANINGS = 3 * DIMENSIONS;

/** Numbers of a model's embedding as it is kept and learned from; a longer one is projected to this length. */
export const EMBEDDED = 256;

/** What meanings without a model of the team's are found by. */
export type MeaningSource = 'words' | 'sentences';
/** What texts mean, as `size` numbers whose length is 1; nothing for one that isn't understood. `rarityOf` says how rare a word is. */
export type Meanings = {
  size: number;
  /** Missing where they are a model's embeddings. */
  source?: MeaningSource;
  of: (text: string, reading: Reading, rarityOf: (word: string) => number) => Float32Array | undefined;
};

/** What English texts mean, by their words or as sentences. What this is found by is loaded once a function. */
export const loadMeanings = async (source: MeaningSource = 'words'): Promise<Meanings> =>
  source === 'words' ? meaningsBy(await loadWords()) : meaningsOfSentences(await loadEncoder());

/** What texts mean by their words. */
export const meaningsBy = (words: Words): Meanings => ({
  size: MEANINGS,
  source: 'words',
  of: (text, reading, rarityOf) => meaningOf(readWords(text, reading), words, rarityOf),
});

/** What texts mean as sentences. */
export const meaningsOfSentences = (encode: Encode): Meanings => ({
  size: WIDTH,
  source: 'sentences',
  of: (text, reading) => encode(readWords(text, reading)),
});

/** A text's meaning, its length being 1; nothing where no word is known. `weightOf` says how rare a word is. */
export function meaningOf(
  words: readonly string[],
  known: Words,
  weightOf: (word: string) => number,
): Float32Array | undefined {
  const meaning = new Float32Array(MEANINGS);
  const [mean, largest, smallest] = [0, 1, 2].map((part) =>
    meaning.subarray(part * DIMENSIONS, (part + 1) * DIMENSIONS),
  ) as [Float32Array, Float32Array, Float32Array];
  largest.fill(-1);
  smallest.fill(1);
  let found = 0;
  for (const word of words) {
    const vector = known.vectorOf(word);
    if (!vector) continue;
    found += 1;
    const weight = weightOf(word);
    for (const [place, value] of vector.entries()) {
      mean[place] = (mean[place] ?? 0) + weight * value;
      largest[place] = Math.max(largest[place] ?? 0, value);
      smallest[place] = Math.min(smallest[place] ?? 0, value);
    }
  }
  if (found === 0) return undefined;
  for (const part of [mean, largest, smallest]) scale(part, 1 / (length(part) || 1));
  scale(meaning, 1 / length(meaning));
  return meaning;
}

const length = (vector: Float32Array): number => Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));

function scale(vector: Float32Array, by: number): void {
  for (let place = 0; place < vector.length; place++) vector[place] = (vector[place] ?? 0) * by;
}
