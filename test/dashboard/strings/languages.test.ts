/** Every language of the dashboard: each text there is in English, with what is put into it, and in its own words. */
import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type DashboardLanguage, dashboardLanguages } from '#dashboard/strings/language.ts';

type Words = Record<string, unknown>;

const files = globSync('dashboard/strings/*.ts').filter((file) => !/(?:language|plural)\.ts$/.test(file));
const english: Words = {};
for (const file of files) Object.assign(english, await import(`../../../${file}`));
const others = (Object.keys(dashboardLanguages) as DashboardLanguage[]).filter((language) => language !== 'en');
const textsOf = async (language: string): Promise<Words> =>
  (await import(`../../../dashboard/strings/languages/${language}/index.ts`)) as Words;

/** Each text and function by its path. */
function leaves(value: unknown, path = ''): [string, unknown][] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, one]) => leaves(one, path === '' ? key : `${path}.${key}`));
}

/** What is put into texts: a word for each place, so that one that is left out is missed. */
const PUT = ['«one»', '«two»', '«three»', '«four»'];
/** The places that a function shows; undefined where it takes no words. */
function placesOf(text: (...put: string[]) => string): string[] | undefined {
  try {
    const shown = text(...PUT);
    return PUT.filter((word) => shown.includes(word));
  } catch {
    return undefined;
  }
}

/** Words for which the language has another one everywhere else: of an article and a bot, and where readers are addressed as `tú`. */
const strange: Partial<Record<DashboardLanguage, RegExp>> = {
  ar: /(?<!\p{L})(?:(?:ال|لل|بال)?بوت|(?:ال|لل|بال)?مقال)(?!\p{L})/u,
  es: /(?<!\p{L})(?:usted|continúe|pregunte)(?!\p{L})/iu,
};

const wanted = leaves(english).filter(([, value]) => ['string', 'function'].includes(typeof value));

describe.each(others)('the texts in %s', (language) => {
  it('are all there, and nothing else', async () => {
    const paths = (all: Words) => leaves(all).map(([path]) => path);
    const objects = Object.keys(await textsOf(language));
    const named = Object.fromEntries(Object.entries(english).filter(([, value]) => typeof value === 'object'));
    expect(objects.sort()).toEqual(Object.keys(named).sort());
    expect(paths(await textsOf(language)).sort()).toEqual(paths(named).sort());
  });

  it('show whatever the English ones do', async () => {
    const own = new Map(leaves(await textsOf(language)));
    const wrong = wanted.flatMap(([path, value]) => {
      const other = own.get(path);
      if (typeof value !== 'function' || typeof other !== 'function') return [];
      // A unit is a word of the language.
      if (path === 'common.length') return [];
      const places = placesOf(value as () => string);
      const shown = placesOf(other as () => string);
      return places?.some((place) => shown && !shown.includes(place)) ? [path] : [];
    });
    expect(wrong).toEqual([]);
  });

  it('are not left in English', async () => {
    const own = new Map(leaves(await textsOf(language)));
    const sentences = wanted.filter(([, value]) => typeof value === 'string' && value.split(' ').length > 3);
    expect(sentences.length).toBeGreaterThan(300);
    expect(sentences.filter(([path, value]) => own.get(path) === value).map(([path]) => path)).toEqual([]);
  });
});

it.each(Object.entries(strange))('the texts in %s call things by one name', (language, word) => {
  const lines = globSync(`dashboard/strings/languages/${language}/*.ts`).flatMap((file) =>
    readFileSync(file, 'utf8')
      .split('\n')
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(lines.length).toBeGreaterThan(300);
  expect(lines.filter((line) => word.test(line))).toEqual([]);
});

it('the texts in ar keep what people wrote apart, so that its punctuation stays with it', () => {
  const lines = globSync('dashboard/strings/languages/ar/*.ts').flatMap((file) =>
    readFileSync(file, 'utf8').split('\n'),
  );
  expect(lines.some((line) => line.includes('«${own(name)}»'))).toBe(true);
  expect(lines.filter((line) => /«\$\{(?:name|question|title)\}»/.test(line))).toEqual([]);
});
