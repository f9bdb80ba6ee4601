import { expect, it } from 'vitest';
import {
  type VectorCache,
  decodeCache,
  encodeCache,
  phrasingHash,
  recall,
  remember,
} from '#functions/bot/embeddings/vector-cache.ts';
import { EMBEDDED } from '#functions/bot/knowledge/meaning.ts';

it('gives each phrasing its embedding back after it was stored, and nothing for another', () => {
  const cache: VectorCache = { source: 'one', dimensions: 384, vectors: new Map() };
  const axis = (place: number) => Float32Array.from({ length: EMBEDDED }, (_, each) => (each === place ? 1 : 0));
  remember(cache, 'When is it?', axis(3));
  remember(cache, 'Où est-ce ?', axis(200));
  const stored = decodeCache(encodeCache(cache));
  expect(stored).toMatchObject({ source: 'one', dimensions: 384 });
  expect(recall(stored, 'When is it?')).toEqual(axis(3));
  expect(recall(stored, 'Où est-ce ?')).toEqual(axis(200));
  expect(recall(stored, 'when is it?')).toBeUndefined();
  expect(phrasingHash('a')).not.toBe(phrasingHash('b'));
});
