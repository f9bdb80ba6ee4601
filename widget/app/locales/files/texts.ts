/** The words of sending files, in the visitor's language: fetched with the parts that do so. */
import type { Language } from '#core/text/language.ts';
import en from './en.ts';

/** Every text. `{x}` is filled in. */
export type FileTexts = Record<keyof typeof en, string>;

const others: Record<string, () => Promise<{ default: FileTexts }>> = {
  de: () => import('./files-de.ts'),
  fr: () => import('./files-fr.ts'),
  es: () => import('./files-es.ts'),
  pt: () => import('./files-pt.ts'),
  it: () => import('./files-it.ts'),
  nl: () => import('./files-nl.ts'),
  pl: () => import('./files-pl.ts'),
  tr: () => import('./files-tr.ts'),
  ar: () => import('./files-ar.ts'),
  he: () => import('./files-he.ts'),
  hi: () => import('./files-hi.ts'),
  ja: () => import('./files-ja.ts'),
  zh: () => import('./files-zh.ts'),
  ko: () => import('./files-ko.ts'),
} satisfies Record<Exclude<Language, 'en'>, unknown>;

/** The words of a language; English where it can't be loaded. */
export async function loadFileTexts(locale: string): Promise<FileTexts> {
  try {
    return (await others[locale]?.())?.default ?? en;
  } catch {
    return en;
  }
}
