/** Times as they are written: also those of an address that was cut. */
import { expect, it, vi } from 'vitest';
import { clockTime, fullTime, justBefore, shortTime, timeAhead } from '#dashboard/ui/format/time.ts';

const CUT = '2026-11-28T';

it('shows an instant that can’t be read as it is, and never throws', () => {
  expect([fullTime(CUT), clockTime(CUT), shortTime(CUT, 0), justBefore(CUT)]).toEqual([CUT, CUT, CUT, CUT]);
});

it('names the last moment of a range that ends before another', () => {
  expect(justBefore('2026-11-28T00:00:00.000Z')).toBe('2026-11-27T23:59:59.999Z');
});

it('names a time ahead by the clock today, by the weekday within six days, and else by the date', () => {
  const now = new Date(2026, 6, 7, 10, 20).getTime();
  const of = (...at: [number, number, number, number]) => timeAhead(new Date(...at).toISOString(), now);
  const nine = clockTime(new Date(2026, 6, 7, 9).toISOString());
  expect([of(2026, 6, 8, 9), of(2026, 6, 20, 9), of(2027, 0, 4, 9)]).toEqual([
    `Wed, ${nine}`,
    `Jul 20, ${nine}`,
    `Jan 4, 2027, ${nine}`,
  ]);
  expect(of(2026, 6, 7, 9)).toBe(nine);
  expect(timeAhead(CUT, now)).toBe(CUT);
});

it('makes a way of writing dates once, however many dates are written', () => {
  const made = vi.spyOn(Intl, 'DateTimeFormat');
  const days = Array.from({ length: 50 }, (_, day) => new Date(2031, 0, day + 1).toISOString());
  for (const day of days) {
    fullTime(day);
    clockTime(day);
    shortTime(day, Date.now());
    timeAhead(day, Date.now());
  }
  expect(made.mock.calls.length).toBeLessThanOrEqual(4);
  made.mockRestore();
});
