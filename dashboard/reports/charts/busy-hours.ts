/** Conversations by weekday and hour of a time zone, counted from a report by the hour. */
import type { Weekday } from '#core/model/widgets/business-hours.ts';
import { weekdays } from '#dashboard/data/closed-sets.ts';

/** Started conversations of one weekday, by hour 0–23. */
export type BusyDay = { day: Weekday; hours: number[] };

/** The week, and the most of any hour. */
export function busyHours(
  rows: readonly { at: string; started: number }[],
  timezone: string,
): { week: BusyDay[]; most: number } {
  const week = weekdays.map((day): BusyDay => ({ day, hours: Array.from({ length: 24 }, () => 0) }));
  const format = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    weekday: 'long',
    hour: 'numeric',
    hourCycle: 'h23',
  });
  for (const { at, started } of rows) {
    if (started === 0) continue;
    const parts = Object.fromEntries(format.formatToParts(new Date(at)).map(({ type, value }) => [type, value]));
    const hours = week.find(({ day }) => day === parts['weekday']?.toLowerCase())?.hours;
    const hour = Number(parts['hour']);
    if (hours) hours[hour] = (hours[hour] ?? 0) + started;
  }
  return { week, most: Math.max(0, ...week.flatMap(({ hours }) => hours)) };
}
