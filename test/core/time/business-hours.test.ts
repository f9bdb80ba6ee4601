import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { closesAt, isOpen, nextOpenAt, openMsBetween } from '#core/time/business-hours.ts';
import type { BusinessHours } from '#core/model/widgets/business-hours.ts';
import { weekdays } from '#core/model/closed-sets.ts';
import { startOfDay } from '#core/time/wall-clock.ts';

const at = (text: string): number => Date.parse(text);
const open = (start: string, end: string) => ({ enabled: true, start, end });

/** The documented example. */
const kolkata: BusinessHours = {
  timezone: 'Asia/Kolkata',
  monday: open('09:00', '18:00'),
  friday: open('09:00', '17:00'),
  saturday: { enabled: false },
};
const everyDay = (timezone: string, day: NonNullable<BusinessHours['monday']>): BusinessHours => ({
  timezone,
  ...Object.fromEntries(weekdays.map((weekday) => [weekday, day])),
});
const lunchBreak: BusinessHours = {
  timezone: 'Europe/Berlin',
  tuesday: {
    enabled: true,
    ranges: [open('09:00', '12:00'), open('13:00', '18:00')].map(({ start, end }) => ({ start, end })),
  },
};
const nightShift: BusinessHours = { timezone: 'America/New_York', friday: open('22:00', '06:00') };

describe('business hours', () => {
  it.each<[string, BusinessHours | null, string, boolean]>([
    ['without any, always', null, '2026-06-01T03:00:00Z', true],
    ['at the first minute', kolkata, '2026-06-01T03:30:00Z', true],
    ['a moment before', kolkata, '2026-06-01T03:29:59.999Z', false],
    ['in the last minute', kolkata, '2026-06-01T12:29:59Z', true],
    ['at the end', kolkata, '2026-06-01T12:30:00Z', false],
    ['on a day that is off', kolkata, '2026-06-06T06:00:00Z', false],
    ['on a day that is not listed', kolkata, '2026-06-02T06:00:00Z', false],
    ['on a holiday', { ...kolkata, holidays: ['2026-06-01'] }, '2026-06-01T06:00:00Z', false],
    ['between two ranges', lunchBreak, '2026-06-02T10:30:00Z', false],
    ['in the second range', lunchBreak, '2026-06-02T11:00:00Z', true],
    ['before midnight of a night shift', nightShift, '2026-06-06T03:00:00Z', true],
    ['after midnight of a night shift', nightShift, '2026-06-06T09:59:00Z', true],
    ['after a night shift', nightShift, '2026-06-06T10:00:00Z', false],
    [
      'after midnight of a shift that was a holiday',
      { ...nightShift, holidays: ['2026-06-05'] },
      '2026-06-06T05:00:00Z',
      false,
    ],
    ['after midnight into a holiday', { ...nightShift, holidays: ['2026-06-06'] }, '2026-06-06T05:00:00Z', true],
    ['on an enabled day without a range', { timezone: 'UTC', monday: { enabled: true } }, '2026-06-01T23:59:00Z', true],
    [
      'with an end and no start',
      { timezone: 'UTC', monday: { enabled: true, end: '08:00' } },
      '2026-06-01T00:00:00Z',
      true,
    ],
    [
      'in the last minute before 23:59 ends a day',
      { timezone: 'UTC', monday: open('00:00', '23:59') },
      '2026-06-01T23:59:30Z',
      true,
    ],
    [
      'on an enabled day with an empty list of ranges',
      { timezone: 'UTC', monday: { enabled: true, ranges: [] } },
      '2026-06-01T12:00:00Z',
      true,
    ],
    [
      'before its hours, beside an empty list of ranges',
      { timezone: 'UTC', monday: { ...open('09:00', '17:00'), ranges: [] } },
      '2026-06-01T08:59:00Z',
      false,
    ],
    [
      'within its hours, beside an empty list of ranges',
      { timezone: 'UTC', monday: { ...open('09:00', '17:00'), ranges: [] } },
      '2026-06-01T09:00:00Z',
      true,
    ],
    ['until midnight', { timezone: 'UTC', monday: open('09:00', '24:00') }, '2026-06-01T23:59:59Z', true],
    [
      'from a time to the same time of the next day',
      { timezone: 'UTC', monday: open('09:00', '09:00') },
      '2026-06-02T08:59:00Z',
      true,
    ],
    // Berlin, 29 March 2026: 02:00 is followed by 03:00.
    [
      'in the minute that follows a skipped hour',
      everyDay('Europe/Berlin', open('02:30', '04:00')),
      '2026-03-29T01:00:00Z',
      true,
    ],
    ['before a skipped hour', everyDay('Europe/Berlin', open('02:30', '04:00')), '2026-03-29T00:59:00Z', false],
    // Berlin, 25 October 2026: 02:59 is followed by 02:00.
    [
      'in the first of two equal hours',
      everyDay('Europe/Berlin', open('02:00', '02:30')),
      '2026-10-25T00:15:00Z',
      true,
    ],
    [
      'in the second of two equal hours',
      everyDay('Europe/Berlin', open('02:00', '02:30')),
      '2026-10-25T01:15:00Z',
      true,
    ],
    ['between the two', everyDay('Europe/Berlin', open('02:00', '02:30')), '2026-10-25T00:45:00Z', false],
  ])('%s', (_, hours, instant, expected) => {
    expect(isOpen(hours, at(instant))).toBe(expected);
  });
});

describe('the next opening', () => {
  it.each<[string, BusinessHours, string, string | null]>([
    ['is none while it is open', kolkata, '2026-06-01T06:00:00Z', null],
    ['is none when nothing ever opens', { timezone: 'UTC' }, '2026-06-01T06:00:00Z', null],
    ['is later today', kolkata, '2026-06-01T00:00:00Z', '2026-06-01T03:30:00.000Z'],
    ['is days ahead', kolkata, '2026-06-01T13:00:00Z', '2026-06-05T03:30:00.000Z'],
    ['is after the lunch break', lunchBreak, '2026-06-02T10:00:00Z', '2026-06-02T11:00:00.000Z'],
    [
      'passes over holidays',
      { ...kolkata, holidays: ['2026-06-05'] },
      '2026-06-01T13:00:00Z',
      '2026-06-08T03:30:00.000Z',
    ],
    [
      'is where the clock is put forward over it',
      everyDay('Europe/Berlin', open('02:30', '04:00')),
      '2026-03-28T12:00:00Z',
      '2026-03-29T01:00:00.000Z',
    ],
    [
      'is the first of two equal hours',
      everyDay('Europe/Berlin', open('02:30', '04:00')),
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
    [
      'is the second, once the first is over',
      everyDay('Europe/Berlin', open('02:00', '02:15')),
      '2026-10-25T00:20:00Z',
      '2026-10-25T01:00:00.000Z',
    ],
    [
      'counts an hour less where a day has 23',
      everyDay('America/New_York', open('09:00', '10:00')),
      '2026-03-07T15:00:00Z',
      '2026-03-08T13:00:00.000Z',
    ],
    [
      'is read from a clock that is three quarters of an hour off',
      everyDay('Asia/Kathmandu', open('09:00', '10:00')),
      '2026-06-01T00:00:00Z',
      '2026-06-01T03:15:00.000Z',
    ],
    [
      'passes over the day that a zone left out',
      everyDay('Pacific/Apia', open('09:00', '10:00')),
      '2011-12-29T21:00:00Z',
      '2011-12-30T19:00:00.000Z',
    ],
  ])('%s', (_, hours, instant, expected) => {
    const next = nextOpenAt(hours, at(instant));
    expect(next === null ? null : new Date(next).toISOString()).toBe(expected);
  });

  it('is open, with nothing open between now and then', () => {
    const clock = fc
      .integer({ min: 0, max: 95 })
      .map(
        (quarter) =>
          `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
      );
    const hours = fc.record({
      timezone: fc.constantFrom('UTC', 'Asia/Kolkata', 'America/Sao_Paulo', 'Pacific/Kiritimati'),
      monday: fc.record({ enabled: fc.constant(true), start: clock, end: clock }),
      thursday: fc.record({ enabled: fc.boolean(), start: clock, end: clock }),
    });
    const quarterMs = 15 * 60_000;
    fc.assert(
      fc.property(hours, fc.integer({ min: 0, max: 4 * 24 * 30 }), (given, quarters) => {
        const from = at('2026-06-01T00:00:00Z') + quarters * quarterMs;
        const next = nextOpenAt(given, from);
        const end = next ?? from;
        const steps = Array.from({ length: (end - from) / quarterMs }, (_, step) => from + step * quarterMs);
        expect(isOpen(given, end)).toBe(true);
        expect(steps.filter((step) => isOpen(given, step))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the next closing', () => {
  it.each<[string, BusinessHours | null, string, string | null]>([
    ['without any hours there is none', null, '2026-06-01T03:00:00Z', null],
    ['while it is closed there is none', kolkata, '2026-06-01T03:29:59Z', null],
    ['is the end of the day', kolkata, '2026-06-01T03:30:00Z', '2026-06-01T12:30:00Z'],
    ['is the lunch break', lunchBreak, '2026-06-02T08:00:00Z', '2026-06-02T10:00:00Z'],
    ['may be tomorrow', nightShift, '2026-06-06T02:30:00Z', '2026-06-06T10:00:00Z'],
    ['may have begun yesterday', nightShift, '2026-06-06T08:00:00Z', '2026-06-06T10:00:00Z'],
    ['is none where it never closes', everyDay('UTC', { enabled: true }), '2026-06-01T12:00:00Z', null],
  ])('%s', (_, hours, instant, closing) => {
    const closes = closesAt(hours, at(instant));
    expect(closes === null ? null : new Date(closes)).toEqual(closing === null ? null : new Date(closing));
  });
});

describe('the start of a day', () => {
  it.each([
    ['UTC', '2026-06-01T12:00:00Z', '2026-06-01T00:00:00.000Z'],
    ['Asia/Kolkata', '2026-06-01T20:00:00Z', '2026-06-01T18:30:00.000Z'],
    ['America/New_York', '2026-03-08T20:00:00Z', '2026-03-08T05:00:00.000Z'],
    // Beirut's clock is put forward at midnight: that day begins at one.
    ['Asia/Beirut', '2026-03-29T12:00:00Z', '2026-03-28T22:00:00.000Z'],
  ])('in %s of %s is %s', (timeZone, instant, expected) => {
    expect(new Date(startOfDay(timeZone, at(instant))).toISOString()).toBe(expected);
  });
});

describe('the time within business hours', () => {
  const ofHours: [string, BusinessHours | null][] = [
    ['without any', null],
    ['of a usual week', kolkata],
    ['with a lunch break', lunchBreak],
    ['of a night shift', nightShift],
    // Its end is shown twice when the clock is set back, and not at all when it is set forward.
    ['that end while the clock is changed', everyDay('Europe/Berlin', open('22:00', '02:30'))],
    ['that begin while the clock is changed', everyDay('America/New_York', open('01:30', '04:00'))],
    [
      'that overlap',
      everyDay('Europe/Berlin', {
        enabled: true,
        ranges: [
          { start: '09:00', end: '13:00' },
          { start: '12:00', end: '15:00' },
        ],
      }),
    ],
    ['where the clock is changed by half an hour', everyDay('Australia/Lord_Howe', open('01:15', '02:45'))],
  ];
  const changes = [
    '2026-03-07',
    '2026-03-28',
    '2026-04-04',
    '2026-06-05',
    '2026-10-03',
    '2026-10-24',
    '2026-10-31',
  ].map(at);

  it.each(ofHours)('%s is the sum of the minutes that are', (_, hours) => {
    fc.assert(
      fc.property(fc.constantFrom(...changes), fc.nat(48 * 60), fc.nat(30 * 60), (day, start, length) => {
        const from = day + start * 60_000;
        const minutes = Array.from({ length }, (_, minute) => from + minute * 60_000);
        const open = minutes.filter((minute) => isOpen(hours, minute)).length;
        expect(openMsBetween(hours, from, from + length * 60_000)).toBe(open * 60_000);
      }),
      { numRuns: 40 },
    );
  });

  it('counts parts of a minute, and nothing backwards', () => {
    expect(openMsBetween(kolkata, at('2026-06-01T03:29:59.500Z'), at('2026-06-01T03:30:00.250Z'))).toBe(250);
    expect(openMsBetween(kolkata, at('2026-06-01T05:00:00Z'), at('2026-06-01T04:00:00Z'))).toBe(0);
  });
});
