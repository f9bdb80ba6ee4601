/** Names of languages. */
import { locale } from '#dashboard/strings/language.ts';

/** The name of a language as the reader calls it; the tag itself where there is none. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(locale(), { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}
