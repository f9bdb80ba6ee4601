import { describe, expect, it } from 'vitest';
import { articleIn, articlePath, listPath, slugOf } from '#core/help/address.ts';
import { articlesIn, languagesOf, pageLanguage, shownLanguage } from '#core/help/languages.ts';

describe('addresses of the help center', () => {
  it.each([
    ['Where is my order?', 'where-is-my-order-7'],
    ['Größe ändern', 'grosse-andern-7'],
    ['<script>alert(1)</script>', 'script-alert-1-script-7'],
    ['?!', '7'],
    ['long '.repeat(40), `${'long-'.repeat(8)}7`],
  ])('%s is at %s', (question, slug) => {
    expect(slugOf({ id: 7, question })).toBe(slug);
    expect(articleIn(slug)).toBe(7);
  });

  it.each(['', 'order', '-', 'order-0', 'order-12345678901234567', 'order-1x', '07'])('%s names no article', (slug) => {
    expect(articleIn(slug)).toBeUndefined();
  });

  it('have the words of other scripts percent-encoded', () => {
    expect(articlePath(undefined, 'ja', { id: 7, question: '配送' })).toBe(`/help/ja/${encodeURIComponent('配送-7')}`);
  });

  it('name the widget of every center but the first', () => {
    expect(listPath(undefined, 'de')).toBe('/help/de/');
    expect(listPath(12, 'de')).toBe('/help/12/de/');
  });
});

describe('languages of the help center', () => {
  const articles = [{ locale: 'de-AT' }, { locale: null }, { locale: 'de' }, { locale: 'en' }];

  it('are those that articles are written in, the one of most first; English where none says', () => {
    expect(languagesOf(articles)).toEqual(['de', 'en']);
    expect(languagesOf([{ locale: null }])).toEqual(['en']);
  });

  it('show what is written in them and what is for any', () => {
    expect(articlesIn(articles, 'de')).toEqual([{ locale: 'de-AT' }, { locale: null }, { locale: 'de' }]);
    expect(shownLanguage(articles, 'en')).toBe('en');
    expect(shownLanguage(articles, 'fr')).toBe('de');
    expect(pageLanguage({ locale: null }, 'de')).toBe('de');
  });
});
