/** Times as people of a language write them. */

const format = (locale: string, options: Intl.DateTimeFormatOptions, at: string) =>
  new Intl.DateTimeFormat(locale, options).format(new Date(at));

/** The time of day. */
export const formatTime = (at: string, locale: string): string =>
  format(locale, { hour: 'numeric', minute: '2-digit' }, at);

const DAY_MS = 24 * 60 * 60_000;

/** The time of day; with the weekday unless it is today; with the date from the seventh day on, when weekdays repeat. */
export const formatMoment = (at: string, locale: string): string =>
  isDaysAgo(at, 0)
    ? formatTime(at, locale)
    : format(
        locale,
        {
          ...(new Date(at).setHours(0) - new Date().setHours(0, 0, 0) < 6.5 * DAY_MS
            ? { weekday: 'long' }
            : { day: 'numeric', month: 'long' }),
          hour: 'numeric',
          minute: '2-digit',
        },
        at,
      );

/** How long something takes, to the minute: never less than one. */
export const formatMinutes = (seconds: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: 'unit', unit: 'minute', unitDisplay: 'long' }).format(Math.ceil(seconds / 60));

/** A day: today and yesterday by their words. */
export function formatDay(at: string, locale: string, words: { today: string; yesterday: string }): string {
  if (isDaysAgo(at, 0)) return words.today;
  if (isDaysAgo(at, 1)) return words.yesterday;
  return format(locale, { weekday: 'short', day: 'numeric', month: 'long' }, at);
}

function isDaysAgo(at: string, days: number): boolean {
  const day = new Date();
  day.setDate(day.getDate() - days);
  return day.toDateString() === new Date(at).toDateString();
}
