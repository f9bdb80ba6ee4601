import { describe, expect, it } from 'vitest';
import { helpIndex, searchHelp } from '#core/help/search.ts';

const articles = [
  ['Where is my order?', 'The link in your email shows it.', ['track my parcel']],
  ['How do I return something?', 'Send it back within thirty days. We pay the postage.', ['refund', 'give it back']],
  ['What does shipping cost?', 'Orders above 50 euros ship for free.', ['delivery fee']],
  ['Wie lange dauert die Lieferung?', 'Zwei Tage. Straße und Hausnummer nicht vergessen.', []],
  ['配送にどのくらいかかりますか？', '二日です。', []],
].map(([question, answer, alternative_phrasings], index) => ({
  id: index + 1,
  question: String(question),
  answer: String(answer),
  alternative_phrasings: alternative_phrasings as string[],
}));
const index = helpIndex(articles);
const find = (question: string) => searchHelp(index, question);

describe('the search of the help center', () => {
  it.each([
    ['a word of the question', 'order', 1],
    ['a word of another phrasing', 'refund', 2],
    ['a word of the answer', 'postage', 2],
    ['a beginning of a word', 'shipp', 3],
    ['other case and accents', 'STRASSE', 4],
    ['a word with a letter too few', 'retrn', 2],
    ['two letters in the wrong order', 'shpiping', 3],
    ['a script without spaces', '配送', 5],
    ['several words, one of them unknown', 'shipping costs please', 3],
  ])('finds an article by %s', (_, question, expected) => {
    expect(find(question)[0]).toBe(expected);
  });

  it('puts a match in the question before one in an answer', () => {
    expect(find('orders')).toContain(3);
    expect(find('order')).toEqual([1, 3]);
  });

  it('finds nothing for what has no words, is nowhere, or is a mistyped short word', () => {
    for (const question of ['', '?!', 'quantum', 'fer']) expect(find(question)).toEqual([]);
  });

  it('lets a bot that is sure find what words alone do not, and nothing below its threshold', () => {
    const of = new Map([
      [2, 0.6],
      [3, 0.1],
    ]);
    expect(searchHelp(index, 'unhappy customer', { of, floor: 0.15 })).toEqual([2]);
    expect(searchHelp(index, 'unhappy customer', { of, floor: 0.7 })).toEqual([]);
  });
});
