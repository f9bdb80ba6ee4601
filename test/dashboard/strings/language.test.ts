/** Which language the dashboard speaks, and how it writes numbers and dates. */
import { afterEach, describe, expect, it } from 'vitest';
import { language, languageFor, locale, localized, numberText, speak } from '#dashboard/strings/language.ts';

const page = { lang: '', dir: '' };

afterEach(() => speak('en', undefined, [], page));

describe('the language', () => {
  it.each([
    ['auto', [], 'en'],
    ['auto', ['xx', 'en-GB'], 'en'],
    ['en', ['fr'], 'en'],
    ['auto', ['fr-CA', 'en'], 'fr'],
    ['auto', ['xx', 'pt-BR', 'de'], 'pt'],
    ['ar', ['de'], 'ar'],
    [undefined, ['tlh'], 'en'],
    ['of a later version', ['en-US'], 'en'],
  ])('is, with %j chosen in a browser that wants %j, %s', (chosen, wanted, expected) => {
    expect(languageFor(chosen, wanted)).toBe(expected);
  });

  it('is written on the page, with the direction it is read in', async () => {
    await speak('en', undefined, ['en-GB'], page);
    expect([language(), page.lang, page.dir]).toEqual(['en', 'en', 'ltr']);
  });

  it('is English where its texts can’t be loaded', async () => {
    await speak('ar', () => Promise.reject(new TypeError('Failed to fetch')), ['ar-EG'], page);
    expect([language(), page.lang, page.dir, locale()]).toEqual(['en', 'en', 'ltr', 'en']);
  });

  it('is right to left in Arabic, and has its texts by their names', async () => {
    await speak('ar', async () => ({ greeting: { hello: 'أهلا' } }), ['ar-EG'], page);
    expect([page.dir, locale()]).toEqual(['rtl', 'ar-EG']);
    expect(localized('greeting', { hello: 'Hello' }).hello).toBe('أهلا');
    expect(localized('other', { hello: 'Hello' }).hello).toBe('Hello');
  });

  it('writes dates and numbers', async () => {
    await speak('de', async () => ({}), ['de-CH', 'de'], page);
    expect([locale(), numberText(1234567)]).toEqual(['de-CH', (1234567).toLocaleString('de-CH')]);
    expect(numberText(1234567)).not.toBe('1,234,567');
  });
});

describe('dates and numbers', () => {
  it('follow the reader’s own locale where it is of that language', async () => {
    await speak('en', undefined, ['fr-FR', 'en-IN', 'en-US'], page);
    expect(locale()).toBe('en-IN');
    expect(numberText(1_234_567)).toBe('12,34,567');
  });

  it('follow the language where the browser wants another, or a list that was typed by hand can’t be read', async () => {
    await speak('en', undefined, ['fr-FR', 'en-', 'en_US'], page);
    expect(locale()).toBe('en');
  });
});

it('has a text in English where no language is loaded', () => {
  expect(localized('nothing', { a: 'A', b: (name: string) => `B ${name}` }).b('x')).toBe('B x');
});
