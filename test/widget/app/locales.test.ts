/** Every language has every text, with its own plural forms and the same blanks to fill. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import laterEnglish from '#widget/app/locales/en-lazy.ts';
import firstEnglish from '#widget/app/locales/en.ts';
import { chooseLocale } from '#widget/locale-choice.ts';
import { count } from '#widget/app/later/shared/count.ts';
import { type Lent, take } from '#widget/app/later/shared/lent.ts';
import helpEnglish from '#widget/app/locales/help/en.ts';
import { loadHelpTexts } from '#widget/app/locales/help/texts.ts';
import { fill, loadSpeech, locales, type Plural } from '#widget/app/locales/texts.ts';
import { formatTime } from '#widget/app/view/time.ts';

const english = { ...laterEnglish, ...firstEnglish };
/** English has its later texts elsewhere; every other language is whole. */
const textsIn = async (locale: string) => {
  const { texts } = await loadSpeech(locale);
  return locale === 'en' ? { ...english, ...texts } : (texts as typeof texts & typeof laterEnglish);
};
const blanks = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

describe.each(locales)('the texts in %s', (locale) => {
  it('are all there, with the blanks of the English ones', async () => {
    const texts = await textsIn(locale);
    expect(Object.keys(texts).sort()).toEqual(Object.keys(english).sort());
    for (const [key, text] of Object.entries(texts)) {
      if (typeof text !== 'string') continue;
      expect({ key, isEmpty: text.trim() === '', blanks: blanks(text) }).toEqual({
        key,
        isEmpty: false,
        blanks: blanks(String(english[key as keyof typeof english])),
      });
    }
    expect(texts.stars.split('|')).toHaveLength(5);
  });

  it('have a form for every plural of the language', async () => {
    const texts = await textsIn(locale);
    const categories = new Intl.PluralRules(locale).resolvedOptions().pluralCategories;
    expect(Object.keys(texts.unread)).toEqual(expect.arrayContaining(categories));
  });
});

describe.each(locales)('the words of the help center in %s', (locale) => {
  it('are all there, with the blanks of the English ones', async () => {
    const texts = await loadHelpTexts(locale);
    expect(Object.keys(texts)).toEqual(Object.keys(helpEnglish));
    expect(texts === helpEnglish).toBe(locale === 'en');
    for (const [key, text] of Object.entries(texts)) {
      expect(text.trim()).not.toBe('');
      expect(blanks(text)).toEqual(blanks(helpEnglish[key as keyof typeof helpEnglish]));
    }
  });
});

describe('choosing a language', () => {
  afterEach(() => vi.unstubAllGlobals());

  it.each([
    [['pt-BR'], 'pt'],
    [[undefined, '', 'xx', 'de-AT', 'fr'], 'de'],
    [['zh-Hant-TW'], 'zh'],
    [['pt_BR'], 'pt'],
    [['zh_CN', 'de'], 'zh'],
    [['iw_IL', 'en'], 'he'],
    [['tlh'], undefined],
    [[], undefined],
  ])('%j gives %s', (wanted, expected) => {
    expect(chooseLocale(locales, wanted)).toBe(expected);
  });

  it.each([
    [['en_GB'], 'en-GB'],
    [['en-', 'en-US@posix', 'undefined', '', 'en-AU'], 'en-AU'],
    [['en-'], 'en'],
    [['kok-IN', 'ko-KR'], 'en'],
  ])('writes times as in the country that a browser names, whatever it calls it: %j', async (languages, region) => {
    vi.stubGlobal('navigator', { languages });
    vi.resetModules();
    const { loadSpeech } = await import('#widget/app/locales/texts.ts');
    const speech = await loadSpeech('en');
    expect(speech.region).toBe(region);
    expect(formatTime('2026-11-29T09:05:00Z', speech.region)).toMatch(/:05/);
  });

  it('takes a tag only for the language that it names', async () => {
    vi.stubGlobal('navigator', { languages: ['kok-IN', 'ko-KR'] });
    expect((await loadSpeech('ko')).region).toBe('ko-KR');
  });

  it('turns Arabic and Hebrew around', async () => {
    expect((await loadSpeech('ar')).direction).toBe('rtl');
    expect((await loadSpeech('he')).direction).toBe('rtl');
    expect((await loadSpeech('ja')).direction).toBe('ltr');
  });
});

describe('counting', () => {
  // As the app does.
  take({ fill } as Lent);
  const polish: Plural = { one: '{n} a', few: '{n} b', many: '{n} c', other: '{n} d' };

  it.each([
    [1, '1 a'],
    [2, '2 b'],
    [5, '5 c'],
    [22, '22 b'],
  ])('%d in Polish is %j', (n, expected) => expect(count({ locale: 'pl' }, polish, n)).toBe(expected));

  it('leaves no blank unfilled', () => expect(fill('{a} and {b}', { a: 1 })).toBe('1 and '));
});
