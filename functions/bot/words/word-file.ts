/**
 * What words mean, as a small file: each word's vector, its mean taken off and its length made 1, in four bits a number.
 * Compressed: the length of the words in bytes, the words apart by line breaks, then the vectors, two numbers in a byte.
 */
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Numbers in a vector. */
export const DIMENSIONS = 100;
/** The largest number, and the steps up to it; what is larger counts as this. */
const LARGEST = 0.4;
const STEPS = 7;

/** The meaning of words. */
export type Words = {
  /** A word's vector, of `DIMENSIONS` numbers and about the length 1; nothing for a word that isn't known. */
  vectorOf: (word: string) => Float32Array | undefined;
};

/** The file of these words. */
export function packWords(vectors: ReadonlyMap<string, readonly number[]>): Uint8Array {
  const mean = Array.from({ length: DIMENSIONS }, (_, place) =>
    vectors.values().reduce((sum, vector) => sum + (vector[place] ?? 0) / vectors.size, 0),
  );
  const packed = Buffer.alloc((vectors.size * DIMENSIONS) / 2);
  let at = 0;
  for (const vector of vectors.values()) {
    const centered = mean.map((value, place) => (vector[place] ?? 0) - value);
    const length = Math.hypot(...centered) || 1;
    const steps = centered.map((value) => Math.round((STEPS * value) / (LARGEST * length)));
    const nibbles = steps.map((step) => STEPS + Math.max(-STEPS, Math.min(STEPS, step)));
    for (let place = 0; place < DIMENSIONS; place += 2)
      packed[at++] = (nibbles[place] ?? 0) * 16 + (nibbles[place + 1] ?? 0);
  }
  const names = Buffer.from([...vectors.keys()].join('\n'));
  return deflateRawSync(Buffer.concat([Buffer.from(Uint32Array.of(names.length).buffer), names, packed]), { level: 9 });
}

/** The words of a file. */
export function unpackWords(file: Uint8Array): Words {
  const bytes = inflateRawSync(file);
  const vectorsAt = 4 + bytes.readUInt32LE();
  const names = bytes.subarray(4, vectorsAt).toString().split('\n');
  const places = new Map(names.map((word, place) => [word, place]));
  return {
    vectorOf: (word) => {
      const place = places.get(word);
      if (place === undefined) return undefined;
      const from = vectorsAt + (place * DIMENSIONS) / 2;
      return Float32Array.from({ length: DIMENSIONS }, (_, each) => {
        const pair = bytes[from + (each >> 1)] ?? 0;
        return (LARGEST / STEPS) * ((each % 2 === 0 ? pair >> 4 : pair & 15) - STEPS);
      });
    },
  };
}
