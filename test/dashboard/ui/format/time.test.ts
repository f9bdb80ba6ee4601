/** Times as they are written: also those of an address that was cut. */
import { expect, it } from 'vitest';
import { clockTime, fullTime, justBefore, shortTime } from '#dashboard/ui/format/time.ts';

const CUT = '2026-11-28T';

it('shows an instant that can’t be read as it is, and never throws', () => {
  expect([fullTime(CUT), clockTime(CUT), shortTime(CUT, 0), justBefore(CUT)]).toEqual([CUT, CUT, CUT, CUT]);
});

it('names the last moment of a range that ends before another', () => {
  expect(justBefore('2026-11-28T00:00:00.000Z')).toBe('2026-11-27T23:59:59.999Z');
});
