/** Times as people of a language write them. */

const format = (locale: string, options: Intl.DateTimeFormatOptions, at: string) =>
  new Intl.DateTimeFormat(locale, options).format(new Date(at));

/** The time of day. */
export const formatTime = (at: string, locale: string): string =>
  format(locale, { hour: 'numeric', minute: '2-digit' }, at);

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
