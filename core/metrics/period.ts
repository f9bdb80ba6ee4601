/** The days of a report as instants: days and hours of a time zone, of 23 and 25 hours too. */
import { instantsOf, wallClock } from '#core/time/wall-clock.ts';

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
  const lastMs = Date.parse(days.to);
  let dayMs = Date.parse(days.from);
  for (let start = startOf(dayMs, days.timezone); dayMs <= lastMs;) {
    dayMs += DAY_MS;
    const end = startOf(dayMs, days.timezone);
    const step = interval === 'day' ? end - start : HOUR_MS;
    for (let at = start; at < end; at += step) starts.push(at);
    start = end;
  }
  return starts;
}

/** The index of the last of these that is not after an instant. */
export function lastUpTo(starts: readonly number[], atMs: number): number {
  let [low, high] = [0, starts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((starts[middle] ?? 0) <= atMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** A month of a time zone: `2026-03`, from its beginning to its end, and when each of its days begins. */
export type Month = Period & { name: string; starts: readonly number[] };

/** The months of a time zone that a period has a part in, oldest first. */
export function monthsOf({ fromMs, toMs }: Period, timezone: string): Month[] {
  const months: Month[] = [];
  const date = new Date(wallClock(timezone, fromMs).dayMs);
  for (let [year, month, end] = [date.getUTCFullYear(), date.getUTCMonth(), fromMs]; end < toMs; month++) {
    const text = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
    const days = { from: text(Date.UTC(year, month)), to: text(Date.UTC(year, month + 1) - DAY_MS), timezone };
    const period = periodOf(days);
    months.push({ ...period, name: days.from.slice(0, 7), starts: startsOf(days, 'day') });
    end = period.toMs;
  }
  return months;
}

/** When a date begins in a zone. */
const startOf = (dayMs: number, timezone: string): number => instantsOf(timezone, { dayMs, minutes: 0 })[0] ?? dayMs;
