/** The languages the product speaks to visitors, and which of them a language tag asks for. */

/** The languages and the way they are written. Add one here, and the compiler names every place that lacks it. */
const directions = {
  en: 'ltr',
  de: 'ltr',
  fr: 'ltr',
  es: 'ltr',
  pt: 'ltr',
  it: 'ltr',
  nl: 'ltr',
  pl: 'ltr',
  tr: 'ltr',
  ar: 'rtl',
  he: 'rtl',
  hi: 'ltr',
  ja: 'ltr',
  zh: 'ltr',
  ko: 'ltr',
} as const;
type Directions = typeof directions;
/** A language the product speaks. */
export type Language = keyof Directions;
/** Those written from right to left. */
export type RightToLeft = { [One in Language]: Directions[One] extends 'rtl' ? One : never }[Language];
/** All languages the product speaks. */
export const languages = Object.keys(directions) as Language[];

/** `pt` of `pt-BR`; empty without a tag. */
export const languageOf = (locale: string | null): string => (locale ?? '').split('-', 1)[0]?.toLowerCase() ?? '';

/** The language of a tag, if the product speaks it; else English. */
export function spokenLanguage(locale: string | null): Language {
  const wanted = languageOf(locale);
  return languages.find((language) => language === wanted) ?? 'en';
}

/** The first of these tags whose language the product speaks; null where it speaks none. Weights, as browsers send them, are in the order already. */
export const firstSpoken = (tags: readonly string[]): string | null =>
  tags
    .map((tag) => (tag.split(';', 1)[0] ?? '').trim())
    .find((tag) => languages.some((one) => one === languageOf(tag))) ?? null;

/** What a table holds for the language of a tag; the English entry where the product doesn't speak it. */
export const inLanguage = <Entry>(table: Record<Language, Entry>, locale: string | null): Entry =>
  table[spokenLanguage(locale)];

/** Which way a text in the language of a tag is written. */
export const directionOf = (locale: string | null): 'ltr' | 'rtl' => directions[spokenLanguage(locale)];
