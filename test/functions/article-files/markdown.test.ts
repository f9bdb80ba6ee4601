import { expect, it } from 'vitest';
import { readMarkdown } from '#functions/article-files/markdown.ts';

it.each([
  ['# Do you ship?', 'Do you ship?'],
  ['##   Do you ship?   ##  ', 'Do you ship?'],
  ['# Do you #ship?', 'Do you #ship?'],
  ['# ', ''],
])('the heading %j asks %j', (heading, question) => {
  expect(readMarkdown(`${heading}\nYes.`)).toMatchObject([{ line: 1, article: { question, answer: 'Yes.' } }]);
});

it.each(['#Do you ship?', '####### Do you ship?', '#'])('%j is no heading', (line) => {
  expect(readMarkdown(`${line}\nYes.`)).toEqual([]);
});

it.each([' ', '#', ' #', '\t'])(
  'a heading with very many of %j is read as fast as any',
  (unit) => {
    const [entry] = readMarkdown(`# a${unit.repeat(100_000)}x`);
    expect(entry).toMatchObject({ article: { question: expect.stringMatching(/^a.*x$/) } });
  },
  2000,
);
