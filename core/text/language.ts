/** The languages the product speaks to visitors, and which of them a language tag asks for. */

/** The languages and the way they are written. Add one here, and the compiler names every place that lacks it. */
type Directions = {
  en: 'ltr';
  de: 'ltr';
  fr: 'ltr';
  es: 'ltr';
  pt: 'ltr';
  it: 'ltr';
  nl: 'ltr';
  pl: 'ltr';
  tr: 'ltr';
  ar: 'rtl';
  he: 'rtl';
  hi: 'ltr';
  ja: 'ltr';
  zh: 'ltr';
  ko: 'ltr';
};
/** A language the product speaks. */
export type Language = keyof Directions;
/** Those written from right to left. */
export type RightToLeft = { [One in Language]: Directions[One] extends 'rtl' ? One : never }[Language];

/** `pt` of `pt-BR`; empty without a tag. */
export const languageOf = (locale: string | null): string => (locale ?? '').split('-', 1)[0]?.toLowerCase() ?? '';

/** What a table holds for the language of a tag; the English entry where the product doesn't speak it. */
export function inLanguage<Entry>(table: Record<Language, Entry>, locale: string | null): Entry {
  const language = languageOf(locale);
  return Object.hasOwn(table, language) ? table[language as Language] : table.en;
}
