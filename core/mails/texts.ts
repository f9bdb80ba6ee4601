/** What mails to visitors say, in the languages the product speaks. */
import { type Language, spokenLanguage } from '#core/text/language.ts';
import en from './locales/en.ts';

/** The texts of one language. */
export type MailTexts = Record<keyof typeof en, string>;

const texts: Partial<Record<Language, MailTexts>> = { en };

/** The texts for the language of a tag; English where the product doesn't speak it. */
export const mailTexts = (locale: string | null): MailTexts => texts[spokenLanguage(locale)] ?? en;

/** A text with its `{blanks}` filled in. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replaceAll(/\{(\w+)\}/g, (blank, name: string) => String(values[name] ?? blank));
