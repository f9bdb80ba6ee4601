/** The clocks of targets: when they turn amber and red, in business hours, by priority. */
import { describe, expect, it } from 'vitest';
import type { BusinessHours } from '#core/model/widgets/business-hours.ts';
import type { Targets } from '#core/model/widgets/targets.ts';
import { type Timed, isWithinTarget, runningClocks, standingAt } from '#core/targets/clocks.ts';
import { afterOpenMs, openMsBetween } from '#core/time/business-hours.ts';

const at = (text: string): number => Date.parse(text);
const MINUTE = 60_000;
const day = { enabled: true, start: '09:00', end: '17:00' };
const weekdays: BusinessHours = {
  timezone: 'Europe/Berlin',
  monday: day,
  tuesday: day,
  wednesday: day,
  thursday: day,
  friday: day,
  holidays: ['2026-12-25'],
};
const targets: Targets = {
  first_response: { low: null, normal: 10, high: 5, urgent: 1 },
  resolution: { low: null, normal: 480, high: 240, urgent: 60 },
};
const waiting: Timed = {
  status: 'pending',
  priority: 'normal',
  queued_at_ms: at('2026-11-27T10:00:00Z'),
  first_response_at_ms: null,
};
const always = { targets, business_hours: null };

describe('a wait of a length within business hours', () => {
  it.each([
    ['within the day', '2026-11-27T10:00:00Z', 60, '2026-11-27T11:00:00Z'],
    ['over a weekend', '2026-11-27T15:30:00Z', 60, '2026-11-30T08:30:00Z'],
    ['from a night', '2026-11-28T03:00:00Z', 30, '2026-11-30T08:30:00Z'],
    ['over a holiday', '2026-12-24T15:45:00Z', 30, '2026-12-28T08:15:00Z'],
    ['to the very end of a day', '2026-11-27T15:00:00Z', 60, '2026-11-27T16:00:00Z'],
  ])('ends, %s, at the right time', (_, from, minutes, end) => {
    expect(afterOpenMs(weekdays, at(from), minutes * MINUTE)).toBe(at(end));
  });

  it('ends at no time where it never opens, and by the clock without business hours', () => {
    expect(afterOpenMs({ timezone: 'UTC' }, at('2026-11-27T10:00:00Z'), MINUTE)).toBeNull();
    expect(afterOpenMs(null, 1000, MINUTE)).toBe(61_000);
  });

  it('is the time that was open until then, from any instant and across changes of the clock', () => {
    for (let hour = 0; hour < 24 * 30; hour += 7) {
      const from = at('2026-10-05T00:13:00Z') + hour * 60 * MINUTE;
      for (const minutes of [1, 45, 480, 3000]) {
        const end = afterOpenMs(weekdays, from, minutes * MINUTE) ?? 0;
        expect(openMsBetween(weekdays, from, end)).toBe(minutes * MINUTE);
        expect(openMsBetween(weekdays, from, end - 1)).toBe(minutes * MINUTE - 1);
      }
    }
  });
});

describe('the clocks of a conversation', () => {
  it('run from when an agent was asked for, the first to end first', () => {
    expect(runningClocks(waiting, always)).toEqual([
      { kind: 'first_response', soon_at_ms: at('2026-11-27T10:08:00Z'), due_at_ms: at('2026-11-27T10:10:00Z') },
      { kind: 'resolution', soon_at_ms: at('2026-11-27T16:24:00Z'), due_at_ms: at('2026-11-27T18:00:00Z') },
    ]);
  });

  it.each<[string, Partial<Timed>, string[]]>([
    ['that was answered', { status: 'active', first_response_at_ms: 1 }, ['resolution']],
    ['that waits for its visitor', { status: 'waiting', first_response_at_ms: 1 }, ['resolution']],
    ['that was resolved', { status: 'resolved' }, []],
    ['that was closed', { status: 'closed' }, []],
    ['that a bot has', { queued_at_ms: null }, []],
    ['whose priority has no target', { priority: 'low' }, []],
  ])('of one %s are %j', (_, change, kinds) => {
    expect(runningClocks({ ...waiting, ...change }, always).map(({ kind }) => kind)).toEqual(kinds);
  });

  it('are none where a widget has no targets, or was stored before there were any', () => {
    expect(runningClocks(waiting, { targets: null, business_hours: null })).toEqual([]);
    expect(runningClocks(waiting, { business_hours: null })).toEqual([]);
  });

  it('are calm, then amber for the last fifth of the time, then red', () => {
    const [clock] = runningClocks(waiting, always);
    const standing = (text: string) => clock && standingAt(clock, at(text));
    expect(['10:07:59', '10:08:00', '10:09:59', '10:10:00'].map((time) => standing(`2026-11-27T${time}Z`))).toEqual([
      'calm',
      'soon',
      'soon',
      'late',
    ]);
  });
});

it('a wait is within its target up to the very end, and neither where there is none', () => {
  const of = (ms: number, priority: Timed['priority']) => isWithinTarget('first_response', ms, { targets, priority });
  expect([of(5 * MINUTE, 'high'), of(5 * MINUTE + 1, 'high'), of(1, 'low')]).toEqual([true, false, undefined]);
  expect(isWithinTarget('resolution', 1, { targets: undefined, priority: 'high' })).toBeUndefined();
});
