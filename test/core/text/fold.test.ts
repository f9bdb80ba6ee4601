/** What is kept folded is searched by the rules that made it, so the rules of a version never change. */
import { expect, it } from 'vitest';
import { FOLDING_RULES, fold, withoutLayout } from '#core/text/fold.ts';

const samples = [
  'Straße',
  'ΣΊΣΥΦΟΣ',
  'Crème Brûlée',
  'Łódź đð øħ ı æœþ',
  'שָׁלוֹם',
  'كِتَاب مدرسة علی',
  'كـــتاب',
  'がぎ',
  'น้ำ',
  'क्या',
  'ＦＵＬＬ ｗｉｄｔｈ',
  'soft\u00ADhyphen\u200Bzero',
  '١٢٣ ۴۵۶ ७८९',
];

it.each([
  [
    1,
    [
      'strasse',
      'σισυφοσ',
      'creme brulee',
      'łodz đð øħ i æœþ',
      'שלום',
      'كتاب مدرسة علی',
      'كـــتاب',
      'がぎ',
      'น\u0E49\u0E4Dา',
      'क्या',
      'full width',
      'soft\u00ADhyphen\u200Bzero',
      '١٢٣ ۴۵۶ ७८९',
    ],
  ],
  [
    2,
    [
      'strasse',
      'σισυφοσ',
      'creme brulee',
      'lodz dd oh i aeoeth',
      'שלום',
      'كتاب مدرسه علي',
      'كتاب',
      'がぎ',
      'น\u0E49\u0E4Dา',
      'क्या',
      'full width',
      'softhyphenzero',
      '١٢٣ ۴۵۶ ७८९',
    ],
  ],
  [
    3,
    [
      'strasse',
      'σισυφοσ',
      'creme brulee',
      'lodz dd oh i aeoeth',
      'שלום',
      'كتاب مدرسه علي',
      'كتاب',
      'がぎ',
      'น\u0E49\u0E4Dา',
      'क्या',
      'full width',
      'softhyphenzero',
      '123 456 789',
    ],
  ],
] as const)('version %i folds as it always did: other rules are another version', (rules, folded) => {
  expect(samples.map((text) => fold(withoutLayout(text, rules), rules))).toEqual(folded);
});

it('new words are folded by the newest version, which this test knows', () => {
  expect(FOLDING_RULES).toBe(3);
});
