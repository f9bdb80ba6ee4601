import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Expected, parseAnswer } from '#core/automation/answers/answer.ts';
import { retryWords } from '#core/automation/answers/retry-words.ts';
import { languages } from '#core/text/language.ts';

const expected = (expects: Expected['expects'], more: Partial<Expected> = {}): Expected => ({
  expects,
  options: [],
  min: null,
  max: null,
  ...more,
});

describe('words that ask again', () => {
  it.each<[Expected, string | null, string]>([
    [expected('number', { min: 1, max: 5 }), 'en-GB', 'Please enter a number, at least 1 and at most 5.'],
    [expected('number', { max: 5 }), 'en', 'Please enter a number, at most 5.'],
    [expected('number'), null, 'Please enter a number.'],
    [expected('number', { min: 0 }), null, 'Please enter a number, at least 0.'],
    [expected('number', { min: 1e-7 }), 'en', 'Please enter a number, at least 0.0000001.'],
    [expected('number', { min: 12_000 }), 'en', 'Please enter a number, at least 12000.'],
    [expected('number', { min: 1.234 }), 'de', 'Bitte geben Sie eine Zahl ein, mindestens 1,234.'],
    [expected('number', { min: 1, max: 5 }), 'de-AT', 'Bitte geben Sie eine Zahl ein, mindestens 1 und höchstens 5.'],
    [expected('text', { min: 3 }), 'sv', 'Please enter at least 3 characters.'],
    [expected('text', { min: 3 }), 'not a tag', 'Please enter at least 3 characters.'],
    [expected('text', { max: 5 }), 'ja', '5以下の文字数で入力してください。'],
    [expected('choice'), 'constructor', 'Please choose one of these:'],
  ])('for %j in %s', (what, locale, words) => expect(retryWords(what, locale)).toBe(words));

  const questions = [
    expected('email'),
    expected('phone'),
    expected('date'),
    expected('number'),
    expected('number', { min: 1, max: 5 }),
    expected('text', { min: 1, max: 5 }),
    expected('choice', { options: ['Red'] }),
  ];

  it.each(languages)('are of their own for each kind of answer in %s', (locale) => {
    const words = questions.map((question) => retryWords(question, locale));
    const english = new Set(questions.map((question) => retryWords(question, 'en')));
    expect(new Set(words).size).toBe(questions.length);
    expect(words.join('')).not.toContain('{');
    expect(words.filter((word) => english.has(word))).toHaveLength(locale === 'en' ? words.length : 0);
  });

  it.each(languages)('give an example that is taken in %s', (locale) => {
    const example = (expects: 'email' | 'phone' | 'date', shape: RegExp) => {
      const [found = ''] = shape.exec(retryWords(expected(expects), locale)) ?? [];
      return parseAnswer(expected(expects), found, locale);
    };
    expect(example('email', /\w+@[\w.]*\w/)).toMatch(/@example\.com$/);
    expect(example('phone', /\+[\d ]*\d/)).toMatch(/^\+\d/);
    expect(example('date', /\d[\d-]*\d/)).toBe('2026-12-31');
  });

  it.each([...languages, 'ar-EG', 'hi-IN', 'de-CH', 'pt-PT', 'en-IN'])(
    'name numbers in %s that mean the same to whoever copies them',
    (locale) => {
      const thousandths = fc.integer({ min: -10_000_000, max: 10_000_000 }).map((units) => units / 1000);
      fc.assert(
        fc.property(thousandths, (min) => {
          const shown = /-?\p{Nd}+(?:[.,\u066B]\p{Nd}+)?/u;
          const words = retryWords(expected('number', { min }), locale).replaceAll(/[\u061C\u200E\u200F]/g, '');
          expect(parseAnswer(expected('number'), shown.exec(words)?.[0] ?? '', locale)).toBe(min);
        }),
      );
    },
  );
});
