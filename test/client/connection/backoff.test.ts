import fc from 'fast-check';
import { expect, it } from 'vitest';
import { backoffMs } from '#client/connection/backoff.ts';

it('waits between nothing and a cap that doubles from a second to half a minute', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 200 }),
      fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
      (failures, random) => {
        const wait = backoffMs(failures, random);
        expect(wait).toBeGreaterThanOrEqual(0);
        expect(wait).toBeLessThanOrEqual(Math.min(30_000, 500 * 2 ** failures));
      },
    ),
  );
});
