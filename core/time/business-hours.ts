/**
 * Whether a team is available by its business hours, and from when it will be. Hours are wall-clock times of their zone, so
 * every question is answered by reading the zone's clock: days of 23 and 25 hours need no rule of their own.
 */
import type { BusinessHours } from '#core/model/widgets/business-hours.ts';
import { weekdays } from '#core/model/closed-sets.ts';
import { rangesOf } from './day-ranges.ts';
import { instantsOf, wallClock } from './wall-clock.ts';

/** Minutes of a day as its clock counts them. */
const DAY_END = 24 * 60;
const DAY_MS = DAY_END * 60_000;
/** How far ahead a next opening is looked for: past every listed holiday. */
const LOOK_AHEAD_DAYS = 410;

const ALL_DAY = { start: '00:00', end: '24:00' };

/** A range of a day in minutes after midnight; one past midnight ends beyond 1,440. */
type Span = { start: number; end: number };

/** Whether it is open at an instant (milliseconds since 1970). Without business hours it always is. */
export function isOpen(hours: BusinessHours | null, atMs: number): boolean {
  if (hours === null) return true;
  const { dayMs, minutes } = wallClock(hours.timezone, atMs);
  const within = (span: Span, at: number) => span.start <= at && at < span.end;
  return (
    spansOf(hours, dayMs).some((span) => within(span, minutes)) ||
    spansOf(hours, dayMs - DAY_MS).some((span) => within(span, minutes + DAY_END))
  );
}

/** When it opens next, milliseconds since 1970; null when it is open, or does not open within a year. */
export function nextOpenAt(hours: BusinessHours | null, atMs: number): number | null {
  if (hours === null || isOpen(hours, atMs)) return null;
  const today = wallClock(hours.timezone, atMs).dayMs;
  for (let day = 0; day < LOOK_AHEAD_DAYS; day++) {
    const dayMs = today + day * DAY_MS;
    const openings = spansOf(hours, dayMs)
      .flatMap(({ start }) => instantsOf(hours.timezone, { dayMs, minutes: start }))
      .filter((opening) => opening > atMs && isOpen(hours, opening));
    if (openings.length > 0) return Math.min(...openings);
  }
  return null;
}

/** When it closes next, milliseconds since 1970; null when it is closed, or does not close within a week. */
export function closesAt(hours: BusinessHours | null, atMs: number): number | null {
  if (hours === null || !isOpen(hours, atMs)) return null;
  const today = wallClock(hours.timezone, atMs).dayMs;
  for (let day = -1; day <= 7; day++) {
    const closings = turnsOf(hours, today + day * DAY_MS).filter((at) => at > atMs && !isOpen(hours, at));
    if (closings.length > 0) return Math.min(...closings);
  }
  return null;
}

/** How long it was open between two instants, milliseconds. Without business hours it always was. */
export function openMsBetween(hours: BusinessHours | null, fromMs: number, toMs: number): number {
  if (hours === null || toMs <= fromMs) return Math.max(0, toMs - fromMs);
  const within = (at: number): boolean => at > fromMs && at < toMs;
  const first = wallClock(hours.timezone, fromMs).dayMs - DAY_MS;
  const last = wallClock(hours.timezone, toMs).dayMs;
  const moments = new Set([fromMs, toMs]);
  for (let dayMs = first; dayMs <= last; dayMs += DAY_MS)
    for (const at of turnsOf(hours, dayMs)) if (within(at)) moments.add(at);
  const sorted = [...moments].sort((one, other) => one - other);
  return sorted.reduce((sum, at, index) => {
    const next = sorted[index + 1];
    return next !== undefined && isOpen(hours, at) ? sum + next - at : sum;
  }, 0);
}

/**
 * When it has been open for a time since an instant, milliseconds since 1970: the end of a wait of that length. Null when that
 * isn't reached within a year.
 */
export function afterOpenMs(hours: BusinessHours | null, fromMs: number, openMs: number): number | null {
  if (hours === null) return fromMs + openMs;
  let left = openMs;
  let at = fromMs;
  const first = wallClock(hours.timezone, fromMs).dayMs - DAY_MS;
  for (let day = 0; day < LOOK_AHEAD_DAYS; day++) {
    const turns = turnsOf(hours, first + day * DAY_MS).filter((turn) => turn > at);
    for (const turn of turns.sort((one, other) => one - other)) {
      if (isOpen(hours, at)) {
        if (turn - at >= left) return at + left;
        left -= turn - at;
      }
      at = turn;
    }
  }
  return null;
}

/** Every instant of a date at which it may open or close: where its ranges begin and end, and where the clock is changed. */
function turnsOf(hours: BusinessHours, dayMs: number): number[] {
  const { timezone } = hours;
  const spans = spansOf(hours, dayMs);
  if (spans.length === 0) return [];
  const edges = spans.flatMap(({ start, end }) => [start, end]);
  const quarters = isChangeNear(timezone, dayMs) ? Array.from({ length: 192 }, (_, quarter) => quarter * 15) : [];
  return [...edges, ...quarters].flatMap((minutes) => instantsOf(timezone, { dayMs, minutes }));
}

/** Whether the clock is changed on a date or the next one, where its ranges may end: always on a quarter of an hour. */
function isChangeNear(timezone: string, dayMs: number): boolean {
  const midnight = (day: number): number => instantsOf(timezone, { dayMs: dayMs + day * DAY_MS, minutes: 0 })[0] ?? 0;
  return midnight(2) - midnight(0) !== 2 * DAY_MS;
}

/** The ranges of a date; none on a holiday or a day that is off. */
function spansOf(hours: BusinessHours, dayMs: number): Span[] {
  const date = new Date(dayMs);
  // `getUTCDay` begins the week on Sunday, the list on Monday.
  const weekday = weekdays[(date.getUTCDay() + 6) % 7];
  const day = weekday && hours[weekday];
  if (!day?.enabled || hours.holidays?.includes(date.toISOString().slice(0, 10))) return [];
  const ranges = rangesOf(day);
  return (ranges.length === 0 ? [ALL_DAY] : ranges).map((range) => {
    const start = minutesOf(range.start);
    // Nobody means to be closed for the last minute of a day: it is how clocks without a 24:00 say its end.
    const end = range.end === '23:59' ? DAY_END : minutesOf(range.end);
    return { start, end: end > start ? end : end + DAY_END };
  });
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}
