/** When something will be, as people of a language write it. */

const DAY_MS = 24 * 60 * 60_000;

/** The time of day; with the weekday unless it is today; with the date from the seventh day on, when weekdays repeat. */
export function formatMoment(at: string, locale: string): string {
  const moment = new Date(at);
  const isToday = moment.toDateString() === new Date().toDateString();
  const isThisWeek = new Date(at).setHours(0) - new Date().setHours(0, 0, 0) < 6.5 * DAY_MS;
  return new Intl.DateTimeFormat(locale, {
    ...(isToday ? {} : isThisWeek ? { weekday: 'long' } : { day: 'numeric', month: 'long' }),
    hour: 'numeric',
    minute: '2-digit',
  }).format(moment);
}
