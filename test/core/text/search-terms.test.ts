import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchesAll, termsOf, wordsOf } from '#core/text/search-terms.ts';

const finds = (texts: string | string[], search: string): boolean =>
  matchesAll(termsOf([texts].flat()), wordsOf(search));

describe('a search finds', () => {
  test.each([
    ['a word', 'Where is my order?', 'order'],
    ['the beginning of a word', 'Where is my delivery?', 'deliv'],
    ['several words, in any order', 'Where is my order?', 'order where'],
    ['words of different messages', ['Where is it?', 'Refunded today'], 'where refunded'],
    ['upper case by lower case', 'URGENT', 'urgent'],
    ['lower case by upper case', 'urgent', 'URGENT'],
    ['accents by plain letters', 'Crème brûlée à la carte', 'creme brulee'],
    ['plain letters by accents', 'cafe', 'Café'],
    ['composed letters by decomposed ones', 'Zoë', 'Zoe\u0308'],
    ['Vietnamese without its marks', 'Đơn hàng của tôi ở đâu', 'hang cua toi o'],
    ['German ß by ss', 'Straße', 'strasse'],
    ['Turkish capital İ', 'İstanbul', 'istanbul'],
    ['Greek in the middle of a word that ends in ς', 'μεση οδος', 'ΜΕΣ ΟΔΟΣ'],
    ['Arabic with and without vowels', 'مُحَمَّد', 'محمد'],
    ['Hebrew with and without points', 'שָׁלוֹם', 'שלום'],
    ['full-width letters', 'ＯＲＤＥＲ １２３', 'order 123'],
    ['ligatures', 'ﬁnal', 'final'],
    ['a whole email address', 'write to vera.lee@shop.example.com', 'Vera.Lee@shop.example.com'],
    ['a part of an email address', 'vera.lee@shop.example.com', 'lee shop'],
    ['an order number', 'Order #AB-12345.', 'AB-12345'],
    ['a word behind an apostrophe', 'l’avion est parti', 'avion'],
    ['Chinese', '请问我的订单什么时候发货', '订单 发货'],
    ['Chinese without spaces', '请问我的订单什么时候发货', '订单发货'],
    ['Japanese', '注文した商品がまだ届きません', '商品 届き'],
    ['half-width kana', 'ｷｬﾝｾﾙ', 'キャンセル'],
    ['Thai', 'ขอคืนเงินค่าสินค้า', 'คืนเงิน'],
    ['Korean', '배송이 언제 오나요', '배송'],
    ['Hindi', 'मेरा ऑर्डर कहाँ है', 'ऑर्डर'],
    ['the beginning of a very long word', 'x'.repeat(8000), 'x'.repeat(200)],
    ['letters beyond the first plane, cut anywhere', '𝒳𝕐'.repeat(40) + '𠮷'.repeat(40), '𠮷'.repeat(40)],
    ['Polish without its strokes', 'Łódź', 'Lodz'],
    ['Danish and Vietnamese without their strokes', 'Smørrebrød Đơn', 'smorrebrod don'],
    ['Turkish without its dotless i', 'kırmızı', 'kirmizi'],
    ['an Arabic word that is stretched', 'شـــكرا', 'شكرا'],
    ['Arabic as it is typed in Persian', 'کتابی', 'كتابي'],
    ['a final alif maqsura by ya', 'مستشفى', 'مستشفي'],
    ['a ta marbuta without its dots', 'مدرسة', 'مدرسه'],
    ['a word with a soft hyphen', 'Liefer\u00ADzeit', 'lieferzeit'],
    ['a picture', 'It arrived 🎉🎉', '🎉'],
    ['a picture in another colour', 'ok 👍🏽', '👍'],
    ['a flag', 'shipping to 🇩🇪', '🇩🇪'],
    ['a ligature that stands for a sentence', 'ﷺ', 'صلى'],
    ['a number in Arabic digits by plain ones', 'رقم الطلب ١٢٣٤٥', '12345'],
    ['a number in plain digits by Persian ones', 'order 12345', '۱۲۳۴۵'],
    ['Chinese that a dictionary cuts otherwise in the sentence', '请问我的订单号是多少', '单号'],
    ['a part of a Chinese word', '我想退款', '款'],
    ['a part of a Japanese compound', 'クレジットカードで払いたい', 'カード'],
    ['a part of a Korean compound with its particle', '주문번호를 알려주세요', '번호'],
    ['a number behind the letters before it', 'order AB12345', '12345'],
  ])('%s', (_, text, search) => {
    expect(finds(text, search)).toBe(true);
  });
});

describe('a search does not find', () => {
  test.each([
    ['the end of a word', 'reorder', 'order'],
    ['the middle of a word', 'reorders', 'order'],
    ['a word longer than the one that was said', 'order', 'orders'],
    ['all words when one is missing', 'Where is my order?', 'order refund'],
    ['the end of one word with the beginning of the next', 'my order', 'yord'],
    ['another kana for its voiced one', 'はな', 'ばな'],
    ['another Thai vowel', 'กา', 'กี'],
    ['a number by its last digits', 'order AB12345', '345'],
    ['a last kana or syllable that says nothing by itself', 'カードを 번호를', '를'],
    ['anything without a word', 'anything!', '?! …'],
    ['anything by nothing', 'anything', ''],
  ])('%s', (_, text, search) => {
    expect(finds(text, search)).toBe(false);
  });
});

test('every word of any text finds that text, as does any beginning of it', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }), fc.nat(), (texts, at) => {
      const words = texts.flatMap((text) => wordsOf(text));
      const word = words[at % Math.max(1, words.length)];
      fc.pre(word !== undefined);
      const terms = termsOf(texts);
      expect(matchesAll(terms, [word])).toBe(true);
      expect(matchesAll(terms, [word.slice(0, 1 + (at % word.length)).toWellFormed()])).toBe(
        word.slice(0, 1 + (at % word.length)).isWellFormed(),
      );
      expect(matchesAll(terms, words)).toBe(true);
    }),
  );
});

test('a word stays what it is when it is searched for as it was kept', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'É', 'ß', 'ς', 'İ', '1', ' ', '-', '’', 'ñ') }), (text) => {
      const words = wordsOf(text);
      expect(wordsOf(words.join(' '))).toEqual(words);
    }),
  );
});

test('terms are unique, sorted and bounded for any number of messages', () => {
  expect(termsOf(['b a', 'A b'])).toBe(' a b');
  expect(termsOf([])).toBe('');
  const many = termsOf(Array.from({ length: 9000 }, (_, index) => `${'語'.repeat(20)}${index}`));
  expect(many.match(/ /g)).toHaveLength(4000);
  expect(Buffer.byteLength(many)).toBeLessThan(400 * 1024);
});
