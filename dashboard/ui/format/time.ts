/** Times as people read them, and a clock that ticks for everything that counts. */
import { common, type LengthUnit } from '#dashboard/strings/common.ts';
import { locale } from '#dashboard/strings/language.ts';
import { signal } from '@preact/signals';

/** Now, every ten seconds: what waits is shown in minutes. */
export const clock = signal(Date.now());
if (typeof document !== 'undefined') {
  setInterval(() => {
    clock.value = Date.now();
  }, 10_000);
}

const { length } = common;
const formats = new Map<string, Intl.DateTimeFormat>();
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Writes dates in the reader's locale. Made once for each way of writing: making one takes as long as writing a hundred dates. */
export function dated(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale() + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale(), options);
  formats.set(key, format);
  return format;
}

/** A time in a list: the clock today, the weekday this week, else the date. */
export function shortTime(instant: string, now: number): string {
  const at = new Date(instant);
  if (!isInstant(instant)) return instant;
  if (new Date(now).toDateString() === at.toDateString()) return clockTime(instant);
  const options: Intl.DateTimeFormatOptions =
    now - at.getTime() < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  return dated(options).format(at);
}

/** Whether this browser uses a 12-hour or a 24-hour clock. All times in the dashboard follow it, although the words are English. */
const { hourCycle } = new Intl.DateTimeFormat(undefined, { timeStyle: 'short' }).resolvedOptions();
const CLOCK = { timeStyle: 'short', ...(hourCycle === undefined ? {} : { hourCycle }) } as const;

/** What clocks show in a time zone that this browser may not know. @throws RangeError for one that it doesn't */
export const clockIn = (timeZone: string): Intl.DateTimeFormat => dated({ ...CLOCK, timeZone });

/** Hours and minutes. */
export function clockTime(instant: string): string {
  return written(instant, CLOCK);
}

/** Date and time in full. */
export function fullTime(instant: string): string {
  return written(instant, { dateStyle: 'medium', ...CLOCK });
}

/** A time ahead, as in "until Tue, 9:00 AM": the clock today, with the weekday within six days, else with the date. */
export function timeAhead(instant: string, now: number): string {
  if (!isInstant(instant)) return instant;
  const at = new Date(instant);
  if (new Date(now).toDateString() === at.toDateString()) return clockTime(instant);
  const day: Intl.DateTimeFormatOptions =
    at.getTime() - now < 6 * DAY ? { weekday: 'short' } : { day: 'numeric', month: 'short' };
  const year = at.getFullYear() === new Date(now).getFullYear() || at.getTime() - now < 6 * DAY;
  const date = dated({ ...day, ...(year ? {} : { year: 'numeric' }) }).format(at);
  return `${date}, ${clockTime(instant)}`;
}

/** The last instant of a range whose end is exclusive; the text itself if it isn't an instant. */
export function justBefore(instant: string): string {
  return isInstant(instant) ? new Date(Date.parse(instant) - 1).toISOString() : instant;
}

/** Some come from addresses, which are cut and mistyped: what can't be read is shown as it is, and never thrown. */
function written(instant: string, options: Intl.DateTimeFormatOptions): string {
  return isInstant(instant) ? dated(options).format(new Date(instant)) : instant;
}

/** Also not the very first moment a date can be: there is nothing before it. */
const isInstant = (text: string): boolean => Number.isFinite(new Date(Date.parse(text) - 1).getTime());

/** A length of time in its two largest parts at most: 40 s, 3 min, 1 h 5 min, 2 d. */
export function duration(ms: number): string {
  const whole = Math.max(0, ms);
  if (whole < MINUTE) return length(Math.round(whole / 1000), 's');
  if (whole < HOUR) return length(Math.floor(whole / MINUTE), 'min');
  if (whole >= DAY) return length(Math.floor(whole / DAY), 'd');
  const minutes = Math.floor((whole % HOUR) / MINUTE);
  const hours = length(Math.floor(whole / HOUR), 'h');
  return minutes === 0 ? hours : `${hours} ${length(minutes, 'min')}`;
}

/** A length of time for reading: 0.4 s, 42 s, 1 min 20 s, 1 h 5 min, 2 d 3 h. */
export function preciseDuration(ms: number): string {
  if (ms < 10_000) return length(Math.round(ms / 100) / 10, 's');
  const [unit, name, part, partName]: [number, LengthUnit, number, LengthUnit] =
    ms < HOUR - 500
      ? [MINUTE, 'min', 1000, 's']
      : ms < DAY - MINUTE / 2
        ? [HOUR, 'h', MINUTE, 'min']
        : [DAY, 'd', HOUR, 'h'];
  const parts = Math.round(ms / part);
  const [whole, rest] = [Math.floor((parts * part) / unit), parts % (unit / part)];
  return [whole > 0 && length(whole, name), rest > 0 && length(rest, partName)].filter(Boolean).join(' ');
}

/** How urgent a wait is: calm for a minute, then amber, red past five. */
export function urgency(ms: number): 'calm' | 'soon' | 'late' {
  if (ms < MINUTE) return 'calm';
  return ms < 5 * MINUTE ? 'soon' : 'late';
}
