/** Looking through what a bot knows, and telling files of articles apart. */
import { describe, expect, it } from 'vitest';
import { type Article, articleDefaults, importFormats } from '#core/model/knowledge/article.ts';
import { acceptedEndings, formatOf } from '#dashboard/articles/file-format.ts';
import { matching, whatIsKnown } from '#dashboard/articles/knowledge.ts';
import { importing } from '#dashboard/strings/articles.ts';
import { readFile } from '#functions/article-files/read.ts';

const article: Article = {
  ...articleDefaults,
  id: 1,
  bot_id: 1,
  question: 'Où est ma commande ?',
  alternative_phrasings: ['Track my parcel'],
  answer: 'Der Link steht in der E-Mail.',
  version: 1,
  created_at: '2026-01-01T00:00:00.000Z',
};

describe('a search', () => {
  it.each(['commande', 'OU EST', 'parcel track', 'e-mail link', ''])('finds an article by “%s”', (search) =>
    expect(matching([article], search)).toEqual([article]),
  );
  it.each(['commande refund', 'xyz'])('finds none by “%s”', (search) =>
    expect(matching([article], search)).toEqual([]),
  );
});

it('a question is known when an article is asked so, whatever the case and the accents', () => {
  const isKnown = whatIsKnown([article]);
  expect(isKnown('ou est ma commande ?')).toBe(true);
  expect(isKnown(' track MY parcel ')).toBe(true);
  expect(isKnown('my parcel')).toBe(false);
});

describe('a file of articles', () => {
  it.each([
    ['faq.md', 'markdown'],
    ['FAQ.MD', 'markdown'],
    ['notes.txt', 'markdown'],
    ['a.b.csv', 'csv'],
    ['list.json', 'json'],
    ['picture.png', undefined],
    ['constructor', undefined],
    ['x.constructor', undefined],
  ])('named %s is taken for %s', (name, format) => expect(formatOf(name)).toBe(format));

  it('may be chosen by the endings of every format', () => {
    expect(new Set(acceptedEndings.map((ending) => formatOf(`x${ending}`)))).toEqual(new Set(importFormats));
  });

  it.each(importFormats)('as the example of %s shows it is read as one article', (format) => {
    expect(readFile(format, importing.examples[format])).toHaveProperty('entries', [
      expect.objectContaining({
        article: expect.objectContaining({
          question: 'Where is my order?',
          alternative_phrasings: expect.arrayContaining(['track my parcel']),
        }),
      }),
    ]);
  });
});
