/**
 * The language of the dashboard. English is in the code; another language is one chunk, loaded before anything that is shown,
 * so that every text is there in it from the beginning.
 */

/** The languages, each by its own name, and the way they are written. */
export const dashboardLanguages = {
  en: { name: 'English', direction: 'ltr' },
  de: { name: 'Deutsch', direction: 'ltr' },
  es: { name: 'Español', direction: 'ltr' },
  fr: { name: 'Français', direction: 'ltr' },
  pt: { name: 'Português', direction: 'ltr' },
  ja: { name: '日本語', direction: 'ltr' },
  ar: { name: 'العربية', direction: 'rtl' },
} as const;
/** A language of the dashboard. */
export type DashboardLanguage = keyof typeof dashboardLanguages;

type ByName = Readonly<Record<string, unknown>>;
let spoken: DashboardLanguage = 'en';
let texts: ByName = {};
let formats: string = 'en';

/** The language that texts are in. */
export const language = (): DashboardLanguage => spoken;
/** The locale that dates and numbers follow: the reader's own where it is of that language, such as `pt-BR`, else the language. */
export const locale = (): string => formats;
/** A number as the reader writes it. */
export const numberText = (value: number): string => value.toLocaleString(formats);

/**
 * Texts in the dashboard's language: `english` itself, or those of the same name in `languages/`. Called while a file of
 * texts is loaded, which is after `speak`.
 */
export const localized = <Words>(name: string, english: Words): Widened<Words> =>
  (texts[name] ?? english) as Widened<Words>;

/** Texts of any language where the English ones are: a text for each text, with the same placeholders. */
export type Widened<Words> = Words extends string
  ? string
  : Words extends (...placeholders: infer Placeholders) => string
    ? (...placeholders: Placeholders) => string
    : Words extends (...given: never[]) => unknown
      ? Words
      : { [Name in keyof Words]: Widened<Words[Name]> };

/**
 * The language to use.
 * @param chosen what the person chose, or `auto`; anything else, such as a language of a later version, counts as `auto`
 * @param wanted the browser's languages, most wanted first
 */
export function languageFor(chosen: unknown, wanted: readonly string[]): DashboardLanguage {
  const known = Object.keys(dashboardLanguages) as DashboardLanguage[];
  const found = [chosen, ...wanted.map(primary)].map((one) => known.find((language) => language === one));
  return found.find((one) => one !== undefined) ?? 'en';
}

/**
 * Loads a language's texts, and writes it on the page. If they can't be loaded, the texts are English.
 * @param load loads them; English has none to load
 * @param wanted the browser's languages, most wanted first
 */
export async function speak(
  wantedLanguage: DashboardLanguage,
  load: (() => Promise<ByName>) | undefined,
  wanted: readonly string[],
  page: Pick<HTMLElement, 'lang' | 'dir'>,
): Promise<void> {
  spoken = wantedLanguage;
  try {
    texts = (await load?.()) ?? {};
  } catch {
    spoken = 'en';
  }
  formats = wanted.find((one) => primary(one) === spoken && isLocale(one)) ?? spoken;
  page.lang = spoken;
  page.dir = dashboardLanguages[spoken].direction;
}

/** `pt` of `pt-BR`. */
const primary = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';

/** Whether this browser formats by it: lists of languages can be typed by hand. */
function isLocale(tag: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length > 0;
  } catch {
    return false;
  }
}
