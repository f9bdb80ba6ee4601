/** What people type or paste, and systems write, into fields that have a form: taken for what it means, or not at all. */
import { describe, expect, it } from 'vitest';
import { lenientLocale, lenientPhone, lenientTimeZone, optionalEmail } from '#core/model/lenient.ts';
import { email, locale, phone } from '#core/model/text.ts';

describe('a phone number', () => {
  it.each([
    [' +49 30 1234 ', '+49 30 1234'],
    ['+49\u00A030\u202F901820', '+49 30 901820'],
    ['\u202A+1 555 010 9999\u202C', '+1 555 010 9999'],
    ['+1\uFE0D-555-010-9999', '+1-555-010-9999'],
    ['+966 ١١ ١٢٣ ٤٥٦٧', '+966 11 123 4567'],
    ['＋81 3 1234 5678', '+81 3 1234 5678'],
    ['+1 555 010 9999 ext. 12', '+1 555 010 9999 ext. 12'],
    ['tel:+4930901820', '+4930901820'],
    [491701234567, '491701234567'],
  ])('such as %j is %j', (given, meant) => {
    expect(lenientPhone.parse(given)).toBe(meant);
    expect(phone.parse(String(given))).toBe(meant);
  });

  it.each(['', ' ', 'call me', '12', 0.5, null, true, {}])('is left out when it is %j', (given) =>
    expect(lenientPhone.parse(given)).toBeUndefined(),
  );
});

describe('an email address', () => {
  it.each([' ann@example.com ', 'Ann@Example.com\u200B', '\u00A0ann@example.com', 'ann＠example.com'])(
    'such as %j is ann@example.com',
    (given) => {
      expect(email.parse(given)).toBe('ann@example.com');
      expect(optionalEmail.parse(given)).toBe('ann@example.com');
    },
  );

  it.each(['', null, undefined])('is left out when it is %j', (given) =>
    expect(optionalEmail.parse(given)).toBeUndefined(),
  );

  it.each([' ', 'ann@example', 'ann at example.com', 'ann@example.com, bob@example.com'])(
    'is refused when it is %j',
    (given) => expect(optionalEmail.safeParse(given).success).toBe(false),
  );
});

describe('a language tag', () => {
  it.each([
    ['pt_BR', 'pt-BR'],
    ['de_DE.UTF-8', 'de-DE'],
    ['sr_RS@latin', 'sr-RS'],
    ['ar-EG-u-nu-latn', 'ar-EG'],
    ['zh-Hant-TW-x-private', 'zh-Hant-TW'],
    [' en ', 'en'],
    ['iw_IL', 'he-IL'],
    ['in', 'id'],
    ['cmn-Hans-CN', 'zh-Hans-CN'],
  ])('such as %j is %j', (given, meant) => {
    expect(locale.parse(given)).toBe(meant);
    expect(lenientLocale.parse(given)).toBe(meant);
  });

  it.each(['', 'C', '*', 'english', 'x-klingon'])('is left out when it is %j', (given) =>
    expect(lenientLocale.parse(given)).toBeUndefined(),
  );
});

it('a time zone is taken without the blanks around it', () => {
  expect(lenientTimeZone.parse(' Asia/Kolkata ')).toBe('Asia/Kolkata');
});
