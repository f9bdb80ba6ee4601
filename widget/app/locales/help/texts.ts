/** The words of the help center, in the visitor's language: fetched with it. */
import type { Language } from '#core/text/language.ts';
import en from './en.ts';

/** Every text. `{x}` is filled in. */
export type HelpTexts = Record<keyof typeof en, string>;

const others: Record<string, () => Promise<{ default: HelpTexts }>> = {
  de: () => import('./help-de.ts'),
  fr: () => import('./help-fr.ts'),
  es: () => import('./help-es.ts'),
  pt: () => import('./help-pt.ts'),
  it: () => import('./help-it.ts'),
  nl: () => import('./help-nl.ts'),
  pl: () => import('./help-pl.ts'),
  tr: () => import('./help-tr.ts'),
  ar: () => import('./help-ar.ts'),
  he: () => import('./help-he.ts'),
  hi: () => import('./help-hi.ts'),
  ja: () => import('./help-ja.ts'),
  zh: () => import('./help-zh.ts'),
  ko: () => import('./help-ko.ts'),
} satisfies Record<Exclude<Language, 'en'>, unknown>;

/** The words of a language; English where it can't be loaded. */
export async function loadHelpTexts(locale: string): Promise<HelpTexts> {
  try {
    return (await others[locale]?.())?.default ?? en;
  } catch {
    return en;
  }
}
