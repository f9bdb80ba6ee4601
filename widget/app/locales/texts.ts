/** The widget's own words: which there are, in which languages, and how a number chooses its form. */
import type { Language, RightToLeft } from '#core/text/language.ts';
import { importAgain } from '#widget/app/network/import-again.ts';
import type enLater from './en-lazy.ts';
import en from './en.ts';

/** The forms of a text that counts; `other` is used where a language has no special one. */
export type Plural = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Every text a chat opens with, in one language. `{x}` is filled in. */
export type Texts = Record<keyof typeof en, string>;

/** Every text there is. */
export type AllTexts = Texts & Record<Exclude<keyof typeof enLater, 'unread'>, string> & { unread: Plural };

type Load = () => Promise<{ default: AllTexts }>;
/** Languages other than English come when they are needed. */
const others: Record<string, Load> = {
  de: () => import('./de.ts'),
  fr: () => import('./fr.ts'),
  es: () => import('./es.ts'),
  pt: () => import('./pt.ts'),
  it: () => import('./it.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  tr: () => import('./tr.ts'),
  ar: () => import('./ar.ts'),
  he: () => import('./he.ts'),
  hi: () => import('./hi.ts'),
  ja: () => import('./ja.ts'),
  zh: () => import('./zh.ts'),
  ko: () => import('./ko.ts'),
} satisfies Record<Exclude<Language, 'en'>, Load>;

const rightToLeft = { ar: 1, he: 1 } satisfies Record<RightToLeft, 1>;

/** The languages there are. */
export const locales = ['en', ...Object.keys(others)];

/**
 * A language and its words. `region` is the visitor's own tag of that language, by which times and numbers are written;
 * `own` names the widget's own texts, if it has any in their language.
 */
export type Speech = {
  locale: string;
  region: string;
  own?: string | undefined;
  direction: 'ltr' | 'rtl';
  texts: Texts;
};

/** English, until another language has loaded. */
export const english: Speech = speechOf('en', en);

/** Loads one of our languages; English where it can't be loaded. */
export async function loadSpeech(locale: string): Promise<Speech> {
  const load = others[locale];
  try {
    const texts = load && (await importAgain(load)).default;
    return texts ? speechOf(locale, texts) : english;
  } catch {
    return english;
  }
}

/** Times are written as in the visitor's country where their browser names one: `en-GB` counts 24 hours. */
function speechOf(locale: string, texts: Texts): Speech {
  const region = (navigator.languages ?? []).map(validTag).find((tag) => tag?.split('-')[0] === locale) ?? locale;
  return { locale, region, direction: locale in rightToLeft ? 'rtl' : 'ltr', texts };
}

/** The tag as `Intl` takes it. Some devices name their language `en_US` or `undefined`, at which `Intl` would throw. */
function validTag(tag: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(tag.replaceAll('_', '-'))[0];
  } catch {
    return undefined;
  }
}

/** Fills `{name}` with its value. */
export const fill = (text: string, values: Record<string, string | number>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(values[name] ?? ''));
