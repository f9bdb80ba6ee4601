/** Which language a visitor reads: what the page asked for, the page's own, the browser's; the first there is. */
import { ofDocument } from './own-document.ts';

/**
 * The first wanted language that is available, by whole tag or by its first part (`pt-BR` finds `pt`). Many sites write
 * their language with an underscore (`pt_BR`), as their servers name it, and Hebrew by its former code (`iw`).
 * @returns one of `available`, or undefined
 */
export function chooseLocale(
  available: readonly string[],
  wanted: readonly (string | undefined)[],
): string | undefined {
  for (const tag of wanted) {
    const lower = `${tag}`.toLowerCase().replaceAll('_', '-').replace(/^iw\b/, 'he');
    for (const wish of [lower, lower.split('-')[0]]) {
      const found = available.find((locale) => locale.toLowerCase() === wish);
      if (found) return found;
    }
  }
  return undefined;
}

/** Of those that are available, the one to speak on this page. @param asked what the page asked for, if it did */
export const choosePageLocale = (available: readonly string[], asked?: string): string | undefined =>
  chooseLocale(available, [asked, ofDocument('documentElement').lang, ...(navigator.languages ?? [])]);
