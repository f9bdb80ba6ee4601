/** The days of a report as instants: days and hours of a time zone, of 23 and 25 hours too. */
import { instantsOf } from '#core/time/wall-clock.ts';

/** Days of a time zone, both ends included: `2026-03-01`. */
export type Days = { from: string; to: string; timezone: string };

/** From an instant to before another, milliseconds since 1970. */
export type Period = { fromMs: number; toMs: number };

/** What a row of a report is of. */
export type Interval = 'hour' | 'day';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** When the first day begins and the last one ends. */
export const periodOf = ({ from, to, timezone }: Days): Period => ({
  fromMs: startOf(Date.parse(from), timezone),
  toMs: startOf(Date.parse(to) + DAY_MS, timezone),
});

/** The same number of days, just before. */
export function daysBefore({ from, to, timezone }: Days): Days {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;
  const date = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
  return { from: date(Date.parse(from) - count * DAY_MS), to: date(Date.parse(from) - DAY_MS), timezone };
}

/** When each hour or day begins, in order. Hours are counted from the day's beginning, so each is one, whatever the clock shows. */
export function startsOf(days: Days, interval: Interval): number[] {
  const starts: number[] = [];
  for (let dayMs = Date.parse(days.from); dayMs <= Date.parse(days.to); dayMs += DAY_MS) {
    const start = startOf(dayMs, days.timezone);
    const end = startOf(dayMs + DAY_MS, days.timezone);
    const step = interval === 'day' ? end - start : HOUR_MS;
    for (let at = start; at < end; at += step) starts.push(at);
  }
  return starts;
}

/** When a date begins in a zone. */
const startOf = (dayMs: number, timezone: string): number => instantsOf(timezone, { dayMs, minutes: 0 })[0] ?? dayMs;
