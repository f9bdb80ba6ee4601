import { describe, expect, it } from 'vitest';
import { fromBytes, reduced, toBytes } from '#functions/bot/embeddings/vectors.ts';
import { EMBEDDED } from '#functions/bot/knowledge/meaning.ts';

const raw = (dimensions: number, seed: number) =>
  Array.from({ length: dimensions }, (_, place) => Math.sin(seed * 1000 + place * 12.9898 + place * place));
const cosine = (one: Float32Array, other: Float32Array) =>
  one.reduce((sum, value, place) => sum + value * (other[place] ?? 0), 0);
const kept = (numbers: number[]) => reduced(numbers) ?? new Float32Array();

describe('an embedding as it is learned from', () => {
  it.each([64, 256, 384, 1536, 3072])('has one size and the length 1, whatever the model gives: %d', (dimensions) => {
    const vector = kept(raw(dimensions, 1));
    expect(vector).toHaveLength(EMBEDDED);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 5);
  });

  it.each([0, 0.3, 1, 5])('is about as close to another as the model says, where it is projected: %d', (others) => {
    const one = raw(1536, 1);
    const other = raw(1536, 2).map((value, place) => (one[place] ?? 0) + others * value);
    const [whole, second] = [one, other].map((numbers) => {
      const length = Math.hypot(...numbers);
      return Float32Array.from(numbers, (value) => value / length);
    }) as [Float32Array, Float32Array];
    expect(Math.abs(cosine(kept(one), kept(other)) - cosine(whole, second))).toBeLessThan(0.15);
  });

  it.each([
    ['nothing', []],
    ['zeros', [0, 0, 0]],
    ['no numbers', [1, Number.NaN, 2]],
    ['numbers without end', [1, Infinity]],
    ['far too many', Array<number>(10_000).fill(1)],
  ])('is nothing where a model gives %s', (_, numbers) => {
    expect(reduced(numbers)).toBeUndefined();
  });

  it('comes back from bytes as it was, but for rounding', () => {
    const vector = kept(raw(384, 4));
    expect(cosine(vector, fromBytes(toBytes(vector)))).toBeGreaterThan(0.999);
  });
});
