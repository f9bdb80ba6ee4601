import { expect, it } from 'vitest';
import { MISSED_COUNTS_MS, missOneMore, recentlyMissed } from '#core/assignment/missed-chats.ts';

const NOW = Date.UTC(2026, 5, 1, 12);
const chat = (conversation_id: number, agoMs: number) => ({ conversation_id, at_ms: NOW - agoMs });

it('a missed chat counts for less than an hour', () => {
  const missed = [chat(1, MISSED_COUNTS_MS), chat(2, MISSED_COUNTS_MS - 1)];
  expect(recentlyMissed(missed, NOW)).toEqual([missed[1]]);
  expect(recentlyMissed(undefined, NOW)).toEqual([]);
});

it.each([
  ['the first', undefined, false],
  ['a second one', [chat(1, 1)], true],
  ['the same one again', [chat(9, 1)], true],
  ['one an hour after the last', [chat(1, MISSED_COUNTS_MS)], false],
] as const)('%s is too many: %s', (_, before, isTooMany) => {
  const after = missOneMore(before, 9, NOW);
  expect(after.isTooMany).toBe(isTooMany);
  expect(after.missed.at(-1)).toEqual(chat(9, 0));
  expect(after.missed).toHaveLength(isTooMany ? 2 : 1);
});
