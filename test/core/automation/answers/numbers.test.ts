import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseNumber } from '#core/automation/answers/numbers.ts';
import { locales } from '#widget/app/locales/texts.ts';

describe('a number', () => {
  it.each<[said: string, locale: string | null, value: number | undefined]>([
    // One mark before three digits: the language decides, and where it can't, the visitor is asked again.
    ['1,000', 'en', 1000],
    ['1,000', 'de', undefined],
    ['1,234', 'de', 1.234],
    ['1,234', 'fr', 1.234],
    ['1,000', null, undefined],
    ['10.000', 'de', 10_000],
    ['10.000', 'es', 10_000],
    ['10.000', 'tr', 10_000],
    ['10.000', 'en', undefined],
    ['10.000', 'pl', undefined],
    ['10.000', 'de-CH', undefined],
    ['1.234', 'en', 1.234],
    ['1.234', null, undefined],
    // What can only be one thing is that, whatever the language.
    ['3,5', 'en', 3.5],
    ['3.5', 'de', 3.5],
    ['0,125', 'en', 0.125],
    ['0.125', 'de', 0.125],
    ['1,234.5', 'de', 1234.5],
    ['1.234,5', 'en', 1234.5],
    ['1.000.000', 'en', 1_000_000],
    ['1,000,000', 'de', 1_000_000],
    ['12,34,567', 'hi', 1_234_567],
    ["1'000", 'de-CH', 1000],
    ['1’000.50', 'de-CH', 1000.5],
    ['1 000', 'fr', 1000],
    ['1\u202F000', 'fr', 1000],
    ['1\u00A0000,50', 'pl', 1000.5],
    ['1 000.250', 'en', 1000.25],
    // Money.
    ['500 €', 'de', 500],
    ['€500', 'en', 500],
    ['$1,299.99', 'en', 1299.99],
    ['R$ 1.299,99', 'pt', 1299.99],
    ['500 EUR', null, 500],
    ['12,50 zł', 'pl', 12.5],
    ['3000円', 'ja', 3000],
    ['₪ 99', 'he', 99],
    ['₹1,00,000', 'hi', 100_000],
    ['-5 €', 'de', -5],
    ['−5', 'en', -5],
    // Digits of other scripts and widths.
    ['٢٥', 'ar', 25],
    ['١٬٠٠٠٫٥', 'ar', 1000.5],
    ['۱۲۳', null, 123],
    ['१२३', 'hi', 123],
    ['１２３', 'ja', 123],
    ['12.', 'en', 12],
    // No number.
    ['', 'en', undefined],
    ['many', 'en', undefined],
    ['1e9', 'en', undefined],
    ['0x10', 'en', undefined],
    ['1,2,3', 'en', undefined],
    ['1,00', 'en', 1],
    ['1,0000,000', 'en', undefined],
    ['1 2 3', 'en', undefined],
    ['12 34', 'en', undefined],
    ['1.234.5', 'en', undefined],
    ['5 or 6', 'en', undefined],
    ['1234567890123456', 'en', undefined],
    ['---', 'en', undefined],
  ])('%j, in %s, is %j', (said, locale, value) => expect(parseNumber(said, locale)).toBe(value));

  it.each(locales)('written as %s does, is read as it was meant or asked for again', (locale) => {
    fc.assert(
      fc.property(
        fc.integer({ min: -10_000_000, max: 10_000_000 }),
        fc.integer({ min: 0, max: 3 }),
        (units, places) => {
          const value = units / 10 ** places;
          const written = new Intl.NumberFormat(locale, { maximumFractionDigits: 3 }).format(value);
          const unclear = Number.isInteger(value) ? [] : [undefined];
          expect([value, ...unclear]).toContain(parseNumber(written, locale));
        },
      ),
    );
  });
});
