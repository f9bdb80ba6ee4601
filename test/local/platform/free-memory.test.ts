import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { freeMemory } from '#local/platform/free-memory.ts';

test('what nobody holds any longer is gone afterwards, and what somebody holds stays', async () => {
  const held = { name: 'held' };
  const references = [new WeakRef(held), new WeakRef({ name: 'dropped' })];
  // A reference that was just made keeps its object until the turn ends.
  await nextTurn();
  freeMemory();
  expect(references.map((reference) => reference.deref()?.name)).toEqual(['held', undefined]);
});
