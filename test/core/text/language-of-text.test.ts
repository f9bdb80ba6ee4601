/** Which language a text is in, as far as its script and its most usual words say it. */
import { expect, it } from 'vitest';
import { languageIn, mayBeIn, scriptOf } from '#core/text/language-of-text.ts';

it.each([
  ['Wo ist mein Paket und wann kommt es?', 'de'],
  ['¿Dónde está mi pedido y cuándo llega?', 'es'],
  ['Где моя посылка?', 'ru'],
  ['أين طلبي؟', 'ar'],
  ['荷物はどこですか', 'ja'],
  ['我的包裹在哪里', 'zh'],
  ['소포는 어디에 있나요', 'ko'],
  ['4711', undefined],
  ['Hm', undefined],
  ['OK', undefined],
])('finds for %j the language %s', (text, language) => {
  expect(languageIn(text)).toBe(language);
});

it.each([
  ['Wo ist mein Paket und wann kommt es?', 'de-AT', true],
  ['Wo ist mein Paket und wann kommt es?', 'en', false],
  ['Где моя посылка сейчас', 'uk', true],
  ['Где моя посылка сейчас', 'en', false],
  ['Where is my parcel now', 'ru', false],
  ['荷物はいまどこにあるのでしょうか', 'ja', true],
  ['荷物はいまどこにあるのでしょうか', 'zh', false],
  ['我的包裹现在到底在哪里我已经等了很久', 'ja', false],
  ['Gde je moj paket sada, molim', 'sr', true],
  // Too short to say.
  ['Paket', 'en', true],
  // Nobody knows its words.
  ['Hvor er min pakke henne lige nu', 'da', true],
])('says of %j whether it may be in %s: %s', (text, tag, expected) => {
  expect(mayBeIn(text, tag)).toBe(expected);
});

it('knows scripts apart', () => {
  expect(scriptOf('Hello')).not.toBe(scriptOf('Привет'));
  expect(scriptOf('Hello')).toBe(scriptOf('Hallo'));
});
