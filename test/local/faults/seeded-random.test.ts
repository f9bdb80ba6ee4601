import { expect, it } from 'vitest';
import { seededRandom } from '#local/faults/seeded-random.ts';

it('gives the numbers of mulberry32: recorded seeds and chats depend on them', () => {
  const next = seededRandom(1);
  expect([next(), next(), next()]).toEqual([0.6270739405881613, 0.002735721180215478, 0.5274470399599522]);
});

it('takes a seed of more than 32 bits by its last ones', () => {
  expect(seededRandom(2 ** 32 + 5)()).toBe(seededRandom(5)());
});
