import { expect, it } from 'vitest';
import { languagesOf, shownLanguage } from '#core/help/languages.ts';

const articles = (...locales: (string | null)[]) => locales.map((locale) => ({ locale }));

it.each([
  ['none', articles(), ['en']],
  ['those that none says of', articles(null, null), ['en']],
  ['most first', articles('de', 'fr-CA', 'fr', null), ['fr', 'de']],
  ['one that is translated among many that don’t say', articles(null, null, 'de'), ['en', 'de']],
  ['English that is said and not said', articles(null, null, 'de', 'en'), ['en', 'de']],
  ['as many that say theirs', articles(null, 'de'), ['de']],
])('of %s', (_, given, languages) => expect(languagesOf(given)).toEqual(languages));

it('a reader gets their language where there is one, and else that of most', () => {
  const mixed = articles(null, null, 'de');
  expect([shownLanguage(mixed, 'de'), shownLanguage(mixed, 'en'), shownLanguage(mixed, 'fr')]).toEqual([
    'de',
    'en',
    'en',
  ]);
});
