/**
 * Whether a team is available by its business hours, and from when it will be. Hours are wall-clock times of their zone, so
 * every question is answered by reading the zone's clock: days of 23 and 25 hours need no rule of their own.
 */
import type { BusinessHours } from './model/business-hours.ts';
import { weekdays } from './model/business-hours.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Minutes of a day as its clock counts them. */
const DAY_END = 24 * 60;
/** How far ahead a next opening is looked for: past every listed holiday. */
const LOOK_AHEAD_DAYS = 410;

/** A range of a day in minutes after midnight; one past midnight ends beyond 1,440. */
type Span = { start: number; end: number };
/** What a zone's clock shows: the day, as midnight UTC of the same date, and the minutes after its midnight. */
type WallClock = { dayMs: number; minutes: number };

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

/** The ranges of a date; none on a holiday or a day that is off. */
function spansOf(hours: BusinessHours, dayMs: number): Span[] {
  const date = new Date(dayMs);
  // `getUTCDay` begins the week on Sunday, the list on Monday.
  const weekday = weekdays[(date.getUTCDay() + 6) % 7];
  const day = weekday && hours[weekday];
  if (!day?.enabled || hours.holidays?.includes(date.toISOString().slice(0, 10))) return [];
  const ranges = day.ranges ?? [{ start: day.start ?? '00:00', end: day.end ?? '24:00' }];
  return ranges.map((range) => {
    const start = minutesOf(range.start);
    const end = minutesOf(range.end);
    return { start, end: end > start ? end : end + DAY_END };
  });
}

function minutesOf(clock: string): number {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return hour * 60 + minute;
}

/** The instants at which a zone's clock shows this: two when it is set back over it. When it is set forward over it, the end of that gap. */
function instantsOf(timeZone: string, { dayMs, minutes }: WallClock): number[] {
  const asUtc = dayMs + minutes * MINUTE_MS;
  // The offsets a day before and after bracket any change of the clock in between.
  const guesses = [asUtc - DAY_MS, asUtc + DAY_MS]
    .map((near) => asUtc - offsetMs(timeZone, near))
    .sort((a, b) => a - b);
  const shown = guesses.filter((guess) => guess + offsetMs(timeZone, guess) === asUtc);
  if (shown.length > 0) return shown;
  const [from = asUtc, to = asUtc] = guesses;
  for (let at = from; at < to; at += MINUTE_MS) if (at + offsetMs(timeZone, at) >= asUtc) return [at];
  return [to];
}

/** How far the zone's clock is ahead of UTC. */
function offsetMs(timeZone: string, atMs: number): number {
  const { dayMs, minutes } = wallClock(timeZone, atMs);
  return dayMs + minutes * MINUTE_MS - Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
}

function wallClock(timeZone: string, atMs: number): WallClock {
  const parts = Object.fromEntries(
    formatter(timeZone)
      .formatToParts(atMs)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return { dayMs: Date.UTC(year, month - 1, day), minutes: hour * 60 + minute };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times what using it does. */
function formatter(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  });
  formatters.set(timeZone, made);
  return made;
}
