/** When a row of a report began, in the report's own time zone. */
import { dated } from '#dashboard/ui/format/time.ts';

/** Below a column: the day, or the hour. */
export function shortLabel(at: string, timeZone: string, interval: 'hour' | 'day'): string {
  return write(
    at,
    timeZone,
    interval === 'day' ? { day: 'numeric', month: 'short' } : { hour: '2-digit', hourCycle: 'h23' },
  );
}

/** In full: the day, and with it the hour. */
export function longLabel(at: string, timeZone: string, interval: 'hour' | 'day'): string {
  const day: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' };
  return write(
    at,
    timeZone,
    interval === 'day' ? day : { ...day, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  );
}

/** A range of dates as people write it: `Nov 16 – 22, 2026`. */
export function rangeLabel({ from, to }: { from: string; to: string }): string {
  const format = dated({ dateStyle: 'medium', timeZone: 'UTC' });
  // Some browsers throw for a range that ends before it begins.
  if (from > to) return `${format.format(new Date(from))} – ${format.format(new Date(to))}`;
  return format.formatRange(new Date(from), new Date(to));
}

const write = (at: string, timeZone: string, options: Intl.DateTimeFormatOptions) =>
  dated({ ...options, timeZone }).format(new Date(at));
