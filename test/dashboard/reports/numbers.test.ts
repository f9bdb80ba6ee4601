/** What the reports page computes by itself: ranges, comparisons, axes, bins, busy hours. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { binsOf } from '#dashboard/reports/charts/bins.ts';
import { busyHours } from '#dashboard/reports/charts/busy-hours.ts';
import { changeOf } from '#dashboard/data/reports/change.ts';
import {
  addressOf,
  choiceFrom,
  countDays,
  dateIn,
  daysOf,
  presets,
  questionOf,
} from '#dashboard/data/reports/range.ts';
import { labelEvery, ticksUpTo } from '#dashboard/reports/charts/scale.ts';
import { duration, preciseDuration } from '#dashboard/ui/format/time.ts';

const NOW = Date.parse('2026-03-01T23:30:00Z');

describe('a range', () => {
  it.each([
    ['today', '2026-03-01', '2026-03-01', 1],
    ['yesterday', '2026-02-28', '2026-02-28', 1],
    ['last_7', '2026-02-23', '2026-03-01', 7],
    ['last_30', '2026-01-31', '2026-03-01', 30],
    ['last_90', '2025-12-02', '2026-03-01', 90],
    ['this_month', '2026-03-01', '2026-03-01', 1],
    ['last_month', '2026-02-01', '2026-02-28', 28],
  ] as const)('%s is from %s to %s', (preset, from, to, days) => {
    const range = daysOf(preset, '2026-03-01');
    expect(range).toEqual({ from, to });
    expect(countDays(range)).toBe(days);
  });

  it('begins with the day it is in its own time zone', () => {
    expect(dateIn('UTC', NOW)).toBe('2026-03-01');
    expect(dateIn('Asia/Kolkata', NOW)).toBe('2026-03-02');
    expect(choiceFrom(new URLSearchParams('range=today'), 'Asia/Kolkata', NOW)).toMatchObject({ from: '2026-03-02' });
  });

  it.each(['from=2026-13-45&to=2026-11-28', 'from=2026-11-28T&to=2026-11-28', 'from=2026-02-31&to=2026-03-01'])(
    'is the usual one where an address was cut or mistyped: %s',
    (address) => {
      expect(choiceFrom(new URLSearchParams(address), 'UTC', NOW)).toMatchObject({ preset: 'last_7' });
    },
  );

  it('is by the hour for a single day, and never for more days than the API counts by the hour', () => {
    const intervalOf = (address: string) => choiceFrom(new URLSearchParams(address), 'UTC', NOW).interval;
    expect(intervalOf('range=today')).toBe('hour');
    expect(intervalOf('range=today&interval=day')).toBe('day');
    expect(intervalOf('from=2026-01-05&to=2026-01-05')).toBe('hour');
    expect(intervalOf('range=last_30')).toBe('day');
    expect(intervalOf('range=last_30&interval=hour')).toBe('hour');
    expect(intervalOf('from=2025-01-01&to=2025-12-31&interval=hour')).toBe('day');
  });

  it('survives being an address', () => {
    const zone = 'Europe/Paris';
    fc.assert(
      fc.property(
        fc.record({
          preset: fc.constantFrom(...presets),
          timezone: fc.constantFrom('UTC', zone),
          widget_id: fc.constantFrom('', '7'),
          agent_id: fc.constantFrom('', '9'),
          interval: fc.constantFrom('day' as const, 'hour' as const),
        }),
        (part) => {
          const days =
            part.preset === 'custom'
              ? { from: '2025-01-05', to: '2025-02-01' }
              : daysOf(part.preset, dateIn(part.timezone, NOW));
          const choice = { ...part, ...days };
          expect(choiceFrom(new URLSearchParams(addressOf(choice, zone)), zone, NOW)).toEqual(choice);
        },
      ),
    );
  });

  it('asks only for what was chosen; a zone nobody knows is for the server to refuse', () => {
    const choice = choiceFrom(new URLSearchParams('from=2026-01-01&to=2026-01-02&timezone=Mars/One'), 'UTC', NOW);
    expect(questionOf(choice)).toEqual({
      from: '2026-01-01',
      to: '2026-01-02',
      timezone: 'Mars/One',
      interval: 'day',
    });
  });
});

describe('a comparison', () => {
  it.each([
    [112, 100, 'up', { kind: 'changed', percent: 12, direction: 'up', isGood: true }],
    [30, 60, 'down', { kind: 'changed', percent: 50, direction: 'down', isGood: true }],
    [90, 60, 'down', { kind: 'changed', percent: 50, direction: 'up', isGood: false }],
    [90, 60, undefined, { kind: 'changed', percent: 50, direction: 'up', isGood: undefined }],
    [100.2, 100, 'up', { kind: 'same' }],
    [0, 0, 'up', { kind: 'same' }],
    [3, 0, 'up', { kind: 'fresh' }],
    [null, 3, 'up', { kind: 'none' }],
    [3, null, 'up', { kind: 'none' }],
  ] as const)('of %s with %s', (now, before, better, change) => {
    expect(changeOf(now, before, better)).toEqual(change);
  });
});

describe('a chart', () => {
  it('has an axis of a few round numbers that reaches the greatest', () => {
    fc.assert(
      fc.property(fc.nat({ max: 1e7 }), (most) => {
        const ticks = ticksUpTo(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBeGreaterThanOrEqual(most);
        expect(ticks.length).toBeGreaterThan(1);
        expect(ticks.length).toBeLessThan(8);
        expect(ticks.every(Number.isInteger)).toBe(true);
      }),
    );
  });

  it('writes as many labels as fit', () => {
    expect(labelEvery(7, 700, 50)).toBe(1);
    expect(labelEvery(90, 900, 50)).toBe(5);
    expect(labelEvery(90, 0, 50)).toBe(4500);
  });

  it('counts every duration in one bin, from the first that has any to the last', () => {
    const bucket = (from: number, count: number) => ({ from_seconds: from, to_seconds: from * 1.1, count });
    expect(binsOf([])).toEqual([]);
    expect(binsOf([bucket(6, 2), bucket(14, 1), bucket(100, 3)])).toEqual([
      { from: 5, to: 15, count: 3 },
      { from: 15, to: 30, count: 0 },
      { from: 30, to: 60, count: 0 },
      { from: 60, to: 120, count: 3 },
    ]);
    const whole = binsOf([bucket(0, 4), bucket(1e6, 5), bucket(40, 6)]);
    expect(whole.reduce((sum, { count }) => sum + count, 0)).toBe(15);
  });

  it('puts each hour where the clock of the zone had it, also when the clock changed', () => {
    const rows = [
      { at: '2026-03-29T00:00:00.000Z', started: 1 },
      { at: '2026-03-29T01:00:00.000Z', started: 2 },
      { at: '2026-03-30T22:00:00.000Z', started: 4 },
    ];
    const { week, most } = busyHours(rows, 'Europe/Paris');
    const at = (day: string, hour: number) => week.find((one) => one.day === day)?.hours[hour];
    expect([at('sunday', 1), at('sunday', 2), at('sunday', 3), at('tuesday', 0)]).toEqual([1, 0, 2, 4]);
    expect(most).toBe(4);
    expect(week.flatMap(({ hours }) => hours).reduce((sum, one) => sum + one)).toBe(7);
  });
});

describe('a duration', () => {
  it.each([
    [380, '0.4 s'],
    [9_960, '10 s'],
    [42_300, '42 s'],
    [59_800, '1 min'],
    [80_000, '1 min 20 s'],
    [3_599_600, '1 h'],
    [3_900_000, '1 h 5 min'],
    [86_399_000, '1 d'],
    [183_600_000, '2 d 3 h'],
  ])('of %s ms reads %s', (ms, text) => {
    expect(preciseDuration(ms)).toBe(text);
  });

  it('in a list has one part below an hour', () => {
    expect(duration(80_000)).toBe('1 min');
  });
});
