/** The hours of a weekday as ranges: one rule for the server, which opens by them, and the editor, which shows them. */
import type { BusinessHours, Weekday } from '#core/model/business-hours.ts';

type Day = NonNullable<BusinessHours[Weekday]>;
/** A stretch of a day; an end not after its start is on the next day. */
export type Range = { start: string; end: string };

/**
 * The ranges in a day's list; where that is empty, as clients send lists that nobody filled, its documented single range.
 * None: it is open all day, if it is enabled.
 */
export function rangesOf({ start, end, ranges = [] }: Day): Range[] {
  if (ranges.length > 0 || (start === undefined && end === undefined)) return ranges;
  return [{ start: start ?? '00:00', end: end ?? '24:00' }];
}
