import { expect, it } from 'vitest';
import { checkAgainMs } from '#client/files/check-again.ts';

it('a file that is being checked is asked for soon at first, and each minute later', () => {
  expect([0, 1, 2, 3, 4, 1000].map((times) => checkAgainMs(times) / 1000)).toEqual([5, 10, 20, 40, 60, 60]);
  expect(checkAgainMs(3, 120)).toBe(120_000);
});
