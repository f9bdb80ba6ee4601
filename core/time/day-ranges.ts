/** A weekday's hours as ranges: one rule for the server and the dashboard's editor. */
import type { BusinessHours, Weekday } from '#core/model/widgets/business-hours.ts';

type Day = NonNullable<BusinessHours[Weekday]>;
/** A stretch of a day; an end not after its start is on the next day. */
export type Range = { start: string; end: string };

/**
 * The ranges of a day. If its list is empty, as generated clients send it, `start` and `end` count. Without any range an
 * enabled day is open all day.
 */
export function rangesOf({ start, end, ranges = [] }: Day): Range[] {
  if (ranges.length > 0 || (start === undefined && end === undefined)) return ranges;
  return [{ start: start ?? '00:00', end: end ?? '24:00' }];
}
