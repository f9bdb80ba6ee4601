import { describe, expect, it } from 'vitest';
import { type GoesOn, asksForOther, goesOn, ownWordsOf } from '#core/automation/follow-up.ts';
import { followUpWords } from '#core/automation/phrases/follow-up-words.ts';
import { languages } from '#core/text/language.ts';

describe('a message', () => {
  it.each<[GoesOn, string]>([
    ['openly', 'and what does it cost for the other one?'],
    ['openly', 'What about express?'],
    ['openly', 'Und nach Österreich?'],
    ['openly', 'Et pour la Suisse ?'],
    ['openly', 'وماذا عن السعر؟'],
    ['openly', '那多少钱？'],
    ['openly', 'How much is that?'],
    ['perhaps', 'in Austria?'],
    ['perhaps', 'How much?'],
    ['no', 'I lost my dog'],
    ['no', 'When will my parcel arrive in Vienna'],
    ['no', 'and so I wrote a very long story about my parcel and its way to Austria'],
    ['no', 'a gift for my aunt please'],
    ['no', ''],
  ])('goes on with what was before %s: %s', (how, message) => {
    expect(goesOn(message)).toBe(how);
  });
});

it.each(languages)('knows words of %s that lead on and that refer to what was said', (language) => {
  const { leads, refers, others } = followUpWords[language];
  expect([leads, refers, others].map((list) => list.split(',').every((word) => word.trim() !== ''))).toEqual([
    true,
    true,
    true,
  ]);
});

it.each([
  [true, 'and what does the other one cost?'],
  [true, 'Und der andere?'],
  [true, '他のはいくらですか'],
  [false, 'and what does it cost?'],
  [false, 'my mother'],
  // He, not the other one; special, not another.
  [false, '他什么时候来？'],
  [false, '特別料金は？'],
  [true, '他の商品は？'],
  [true, '別の色は？'],
  [true, '其他的呢？'],
])('asks for another one of what was named: %s, %s', (does, message) => {
  expect(asksForOther(message)).toBe(does);
});

it.each([
  ['and what does it cost for the other one?', ['cost']],
  ['What about express?', ['express']],
  ['Und was kostet das?', ['kostet']],
  ['and the other one?', []],
])('has words that say what it is about: %s', (message, words) => {
  expect(ownWordsOf(message)).toEqual(words);
});
