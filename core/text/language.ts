/** The language of a language tag, as the product's own words are listed by. */

/** The languages that the product speaks by itself: each list of its words has all of them. */
export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'tr',
  'ar',
  'he',
  'hi',
  'ja',
  'zh',
  'ko',
] as const;
/** A language that the product speaks by itself. */
export type Language = (typeof languages)[number];

/** `pt` of `pt-BR`; empty without a tag. */
export const languageOf = (locale: string | null): string => (locale ?? '').split('-', 1)[0]?.toLowerCase() ?? '';

/** The language of a tag, if the product speaks it; else English. */
export function spokenLanguage(locale: string | null): Language {
  const wanted = languageOf(locale);
  return languages.find((language) => language === wanted) ?? 'en';
}
