/** Business hours as the editor handles them: each day open or not, with any number of ranges. */
import { weekdays } from '#dashboard/data/closed-sets.ts';
import { ownTimeZone } from '#dashboard/ui/format/time-zones.ts';
import type { BusinessHours, Weekday } from '#core/model/widgets/business-hours.ts';
import { type Range, rangesOf } from '#core/time/day-ranges.ts';

/** Whether a range runs past midnight. */
export function isPastMidnight({ start, end }: Range): boolean {
  return end <= start;
}

/** A day as it is edited: the documented single range and the list of ranges become one. */
export function dayOf(hours: BusinessHours, day: Weekday): { isOpen: boolean; ranges: Range[] } {
  const stored = hours[day] ?? { enabled: false };
  return { isOpen: stored.enabled, ranges: rangesOf(stored).map(asTyped) };
}

/** A field of time has no 24:00; a range that ends at 00:00 ends then, too. */
const asTyped = ({ start, end }: Range): Range => ({ start, end: end === '24:00' ? '00:00' : end });

/** The hours with one day changed; one range is stored the documented way. */
export function withDay(
  hours: BusinessHours,
  day: Weekday,
  { isOpen, ranges }: { isOpen: boolean; ranges: Range[] },
): BusinessHours {
  const [first, second] = ranges;
  const stored = first && !second ? { start: first.start, end: first.end } : ranges.length > 0 ? { ranges } : {};
  return { ...hours, [day]: { enabled: isOpen, ...stored } };
}

/** Monday to Friday, nine to five, where this browser is. */
export function standardHours(): BusinessHours {
  const hours: BusinessHours = { timezone: ownTimeZone() };
  return weekdays.reduce(
    (all, day, index) => withDay(all, day, { isOpen: index < 5, ranges: [{ start: '09:00', end: '17:00' }] }),
    hours,
  );
}
