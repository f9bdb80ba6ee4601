import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Days, daysBefore, lastUpTo, monthsOf, periodOf, startsOf } from '#core/metrics/period.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

describe('a day', () => {
  it.each([
    ['of winter', '2026-01-15', 'Europe/Berlin', 24, '2026-01-14T23:00:00.000Z'],
    ['the clock goes forward', '2026-03-29', 'Europe/Berlin', 23, '2026-03-28T23:00:00.000Z'],
    ['the clock goes back', '2026-10-25', 'Europe/Berlin', 25, '2026-10-24T22:00:00.000Z'],
    ['the clock goes forward at midnight', '2026-09-06', 'America/Santiago', 23, '2026-09-06T04:00:00.000Z'],
    ['of a zone of half hours', '2026-06-01', 'Asia/Kolkata', 24, '2026-05-31T18:30:00.000Z'],
  ])('%s begins and ends where its zone says, and has its hours', (_, date, timezone, hours, begins) => {
    const days = { from: date, to: date, timezone };
    const { fromMs, toMs } = periodOf(days);
    expect(new Date(fromMs).toISOString()).toBe(begins);
    expect(toMs - fromMs).toBe(hours * HOUR_MS);
    expect(startsOf(days, 'hour')).toEqual(Array.from({ length: hours }, (_hour, index) => fromMs + index * HOUR_MS));
    expect(startsOf(days, 'day')).toEqual([fromMs]);
  });
});

const someDays = fc
  .record({
    first: fc.integer({ min: Date.parse('2025-01-01') / DAY_MS, max: Date.parse('2027-12-31') / DAY_MS }),
    count: fc.integer({ min: 1, max: 40 }),
    timezone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Santiago', 'Africa/Cairo', 'Australia/Lord_Howe'),
  })
  .map(({ first, count, timezone }): Days & { count: number } => ({
    from: dateOf(first * DAY_MS),
    to: dateOf((first + count - 1) * DAY_MS),
    timezone,
    count,
  }));

describe('any days', () => {
  it('end where the next ones begin, and so do those before', () => {
    fc.assert(
      fc.property(someDays, ({ count, ...days }) => {
        const before = daysBefore(days);
        expect(periodOf(before).toMs).toBe(periodOf(days).fromMs);
        expect(startsOf(before, 'day')).toHaveLength(count);
      }),
    );
  });

  it('lie in months that follow each other, each with all of its days', () => {
    fc.assert(
      fc.property(someDays, ({ count, ...days }) => {
        const { fromMs, toMs } = periodOf(days);
        const months = monthsOf({ fromMs, toMs }, days.timezone);
        expect(months.map(({ name }) => name)).toEqual([
          ...new Set(
            Array.from({ length: count }, (_, day) => dateOf(Date.parse(days.from) + day * DAY_MS).slice(0, 7)),
          ),
        ]);
        for (const [index, { name, starts, ...month }] of months.entries()) {
          expect(starts).toHaveLength(
            new Date(Date.UTC(Number(name.slice(0, 4)), Number(name.slice(5)), 0)).getUTCDate(),
          );
          expect([starts[0], months[index + 1]?.fromMs ?? month.toMs]).toEqual([month.fromMs, month.toMs]);
        }
        const begins = startsOf(days, 'day');
        const ofMonths = months.flatMap(({ starts }) => starts);
        expect(ofMonths.slice(lastUpTo(ofMonths, fromMs)).slice(0, count)).toEqual(begins);
      }),
    );
  });

  it('are cut into days and hours without a hole', () => {
    fc.assert(
      fc.property(someDays, fc.constantFrom('hour' as const, 'day' as const), ({ count, ...days }, interval) => {
        const { fromMs, toMs } = periodOf(days);
        const starts = startsOf(days, interval);
        const lengths = starts.map((start, index) => (starts[index + 1] ?? toMs) - start);
        expect(starts[0]).toBe(fromMs);
        expect(Math.min(...lengths)).toBeGreaterThan(0);
        expect(Math.max(...lengths)).toBeLessThanOrEqual(interval === 'hour' ? HOUR_MS : 25 * HOUR_MS);
        expect(starts.length).toBeGreaterThanOrEqual(count);
        expect(startsOf(days, 'day')).toHaveLength(count);
      }),
    );
  });
});
