import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Step } from '#functions/store/search/search-store.ts';
import { inStep } from '#functions/use-cases/search/search-steps.ts';

const TOP = 100;

/** A walk over these ids that stops at these places, and finds everything on its way; the last place is its end. */
async function* walk(ids: number[], places: number[]): AsyncGenerator<Step, void> {
  let above = TOP;
  for (const reached of places) {
    const top = above;
    yield { found: ids.filter((id) => id >= reached && id < top).sort((one, other) => other - one), reached };
    above = reached;
  }
}

async function all(steps: AsyncIterable<Step>): Promise<Step[]> {
  const taken: Step[] = [];
  for await (const step of steps) taken.push(step);
  return taken;
}

const downTo = (end: number) =>
  fc
    .uniqueArray(fc.integer({ min: end + 1, max: TOP - 1 }))
    .map((places) => places.sort((one, other) => other - one).concat(end));
const someIds = fc.uniqueArray(fc.integer({ min: 1, max: TOP - 1 }));

test('what several walks find comes out newest first, once, and whole', async () => {
  await fc.assert(
    fc.asyncProperty(someIds, downTo(0), someIds, downTo(0), async (ids, places, others, otherPlaces) => {
      const steps = await all(inStep([walk(ids, places), walk(others, otherPlaces)], TOP));
      const expected = [...new Set([...ids, ...others])].sort((one, other) => other - one);
      expect(steps.flatMap(({ found }) => found)).toEqual(expected);
      expect(steps.at(-1)?.reached).toBe(0);
      for (const { found, reached } of steps) expect(found.every((id) => id >= reached)).toBe(true);
    }),
  );
});

test('a search that reaches its limit ends every list at its position', async () => {
  await fc.assert(
    fc.asyncProperty(someIds, downTo(40), someIds, downTo(0), async (ids, places, others, otherPlaces) => {
      const steps = await all(inStep([walk(ids, places), walk(others, otherPlaces)], TOP));
      const expected = [...new Set([...ids, ...others])].filter((id) => id >= 40).sort((one, other) => other - one);
      expect(steps.flatMap(({ found }) => found)).toEqual(expected);
      expect(steps.at(-1)?.reached).toBe(40);
    }),
  );
});
