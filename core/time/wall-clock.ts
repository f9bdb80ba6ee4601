/** A time zone's clock: what it shows at an instant, and at which instants it shows something. */

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What a zone's clock shows: the date, as midnight UTC of the same date, and the minutes after its midnight. */
export type WallClock = { dayMs: number; minutes: number };

/** What the zone's clock shows at an instant (milliseconds since 1970). */
export function wallClock(timeZone: string, atMs: number): WallClock {
  const shown = formatter(timeZone).formatToParts(atMs);
  const parts = Object.fromEntries(shown.map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts;
  return { dayMs: Date.UTC(year, month - 1, day), minutes: hour * 60 + minute };
}

/**
 * The instants at which the zone's clock shows this, in order: two when it is set back over it. When it is set forward
 * over it, the moment it is.
 */
export function instantsOf(timeZone: string, { dayMs, minutes }: WallClock): number[] {
  const asUtc = dayMs + minutes * MINUTE_MS;
  // The offsets a day before and after bracket any change of the clock in between.
  const guesses = [asUtc - DAY_MS, asUtc + DAY_MS]
    .map((near) => asUtc - offsetMs(timeZone, near))
    .sort((one, other) => one - other);
  const shown = [...new Set(guesses)].filter((guess) => guess + offsetMs(timeZone, guess) === asUtc);
  if (shown.length > 0) return shown;
  const [from = asUtc, to = asUtc] = guesses;
  for (let at = from; at < to; at += MINUTE_MS) if (at + offsetMs(timeZone, at) >= asUtc) return [at];
  return [to];
}

/** When the zone's day began in which an instant lies. */
export function startOfDay(timeZone: string, atMs: number): number {
  const { dayMs } = wallClock(timeZone, atMs);
  return instantsOf(timeZone, { dayMs, minutes: 0 })[0] ?? dayMs;
}

/** How far the zone's clock is ahead of UTC. */
function offsetMs(timeZone: string, atMs: number): number {
  const { dayMs, minutes } = wallClock(timeZone, atMs);
  return dayMs + minutes * MINUTE_MS - Math.floor(atMs / MINUTE_MS) * MINUTE_MS;
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
