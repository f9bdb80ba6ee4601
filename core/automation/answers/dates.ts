/** Dates as people type them, always given as `2026-12-31`. */
import { fold } from '#core/text/fold.ts';
import { languageOf } from '#core/text/language.ts';
import { typed } from '#core/model/typed.ts';

type Day = { year: number; month: number; day: number };

/** Plausible years. Others are from another calendar, or typing errors. */
const YEARS = { from: 1800, to: 2300 };
/** The Thai calendar's years are ahead by this much; its months and days are the Gregorian ones. */
const BUDDHIST_YEARS = 543;

/**
 * The day that a text means, if it exists: `2026-12-31`, `31.12.2026`, `12/31/2026`, or with the month's name in
 * the visitor's language or English, with or without the day of the week.
 * @param locale decides whether `3/4/2026` is in March or April, and whether 2569 is 2026
 * @returns undefined when it isn't a day, could be two, or is of a calendar with other months
 */
export function parseDate(text: string, locale: string | null): string | undefined {
  const plain = typed(text)
    .replaceAll(/ ?[年月년월] ?/g, '-')
    .replaceAll(/ ?[日号號일]\.?$/g, '')
    .replace(/^(\p{L}[\p{L}\p{M}]*)[.,]* (?=\d)/u, (start, word: string) =>
      isWeekday(fold(word), locale) ? '' : start,
    );
  const day = yearFirst(plain) ?? yearLast(plain, locale) ?? named(plain, locale);
  return day && asIso(inGregorian(day, locale));
}

const inGregorian = (day: Day, locale: string | null): Day =>
  languageOf(locale) === 'th' && day.year - BUDDHIST_YEARS >= YEARS.from
    ? { ...day, year: day.year - BUDDHIST_YEARS }
    : day;

function yearFirst(text: string): Day | undefined {
  const [, year, month, day] = /^(\d{4}) ?[-./] ?(\d{1,2}) ?[-./] ?(\d{1,2})\.?$/.exec(text) ?? [];
  return year === undefined ? undefined : { year: Number(year), month: Number(month), day: Number(day) };
}

function yearLast(text: string, locale: string | null): Day | undefined {
  const [, first, mark, second, last] = /^(\d{1,2}) ?([-./]) ?(\d{1,2}) ?[-./] ?(\d{4})$/.exec(text) ?? [];
  if (last === undefined) return undefined;
  const [one, other, year] = [first, second, last].map(Number) as [number, number, number];
  const dayFirst = { year, month: other, day: one };
  const monthFirst = { year, month: one, day: other };
  if (other > 12 || one === other) return monthFirst;
  // Who writes points writes the day first, everywhere.
  if (one > 12 || mark === '.') return dayFirst;
  const order = orderOf(locale);
  return order && (order === 'day' ? dayFirst : monthFirst);
}

/** Which comes first where the year comes last; nothing where that depends on the country, which isn't known. */
function orderOf(locale: string | null): 'day' | 'month' | undefined {
  // English alone doesn't say: Americans write the month first, everybody else the day.
  if (locale === null || locale.toLowerCase() === 'en') return undefined;
  try {
    const parts = new Intl.DateTimeFormat([locale]).formatToParts(0).map(({ type }) => type);
    const order = parts.filter((type) => type === 'day' || type === 'month' || type === 'year');
    return order.at(-1) === 'year' && order[0] !== 'year' ? order[0] : undefined;
  } catch {
    return undefined;
  }
}

/** Words between the parts of a date, or after the year. */
const FILLERS = new Set(
  ['st', 'nd', 'rd', 'th', 'of', 'the', 'de', 'del', 'er', 'den', 'le', 'il', 'r', 'г', 'года', 'р', 'року'].map(
    (word) => fold(word),
  ),
);

/** `31 December 2026`, `December 31st, 2026`, `31 de diciembre de 2026`. */
function named(text: string, locale: string | null): Day | undefined {
  const words = wordsOf(text);
  const names = words.filter((word) => !/^\d/.test(word) && !FILLERS.has(word));
  const [name, ...otherNames] = names.length === 1 ? names : names.filter((word) => !isWeekday(word, locale));
  const numbers = words.filter((word) => /^\d/.test(word));
  const year = numbers.find((digits) => digits.length === 4);
  const day = numbers.find((digits) => digits.length <= 2);
  if (name === undefined || otherNames.length > 0 || numbers.length !== 2) return undefined;
  // Hebrew writes its "in" together with the month.
  const month = monthNamed(name, locale) ?? monthNamed(name, 'en') ?? monthNamed(name.replace(/^ב/, ''), locale);
  return month && year !== undefined && day !== undefined ? { year: Number(year), month, day: Number(day) } : undefined;
}

/** Whether a word names a day of the week and no month, in the visitor's language or English. */
const isWeekday = (word: string, locale: string | null): boolean =>
  [locale, 'en'].some((tag) => weekdaysIn(tag).includes(word) && monthNamed(word, tag) === undefined);

/** A Sunday and the six days after it. */
const WEEK = Array.from({ length: 7 }, (_, day) => Date.UTC(2026, 0, 4 + day));

/** The names of the days of the week: full and short. */
function weekdaysIn(locale: string | null): string[] {
  try {
    return (['long', 'short'] as const).flatMap((weekday) => {
      const format = new Intl.DateTimeFormat([locale ?? 'en'], { weekday, timeZone: 'UTC' });
      return WEEK.flatMap((atMs) => wordsOf(format.format(atMs)));
    });
  } catch {
    return [];
  }
}

/** The number of a month by its name: full, short, or in the form it takes next to a day. */
function monthNamed(name: string, locale: string | null): number | undefined {
  const spellings = (['long', 'short'] as const).flatMap((month) => [
    { month },
    { month, day: 'numeric', year: 'numeric' } as const,
  ]);
  const found = Array.from({ length: 12 }, (_, index) => index).find((index) =>
    spellings.some((spelling) => monthIn(locale, index, spelling) === name),
  );
  return found === undefined ? undefined : found + 1;
}

function monthIn(locale: string | null, index: number, spelling: Intl.DateTimeFormatOptions): string | undefined {
  try {
    const format = new Intl.DateTimeFormat([locale ?? 'en'], { ...spelling, timeZone: 'UTC', calendar: 'gregory' });
    const part = format.formatToParts(Date.UTC(2026, index, 15)).find(({ type }) => type === 'month');
    return wordsOf(part?.value ?? '').find((word) => !/^\d/.test(word));
  } catch {
    return undefined;
  }
}

const wordsOf = (text: string): string[] => fold(text).match(/[\p{L}\p{M}]+|\d+/gu) ?? [];

function asIso({ year, month, day }: Day): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isMeant = year >= YEARS.from && year <= YEARS.to;
  const isThere = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isMeant && isThere ? date.toISOString().slice(0, 10) : undefined;
}
