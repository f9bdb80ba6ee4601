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

it.each(['`', '~', '<!--', '<!', '```\n'])(
  'a text of nothing but %j is read as fast as any',
  (unit) => {
    expect(readMarkdown(`# Open?\nYes.\n${unit.repeat(100_000)}`)).toHaveLength(1);
  },
  2000,
);

it('leaves out comments, but neither those in code nor one without an end', () => {
  const text = '# Open?\nYes.<!-- not\ntoday -->\n````\n```\n<!-- code -->\n````\n<!-- no end\n```\n<!-- x';
  expect(readMarkdown(text)).toMatchObject([
    { article: { answer: 'Yes.\n\n````\n```\n<!-- code -->\n````\n<!-- no end\n```\n<!-- x' } },
  ]);
  expect(readMarkdown('# Open?\nYes.\n<!-->')).toMatchObject([{ article: { answer: 'Yes.\n<!-->' } }]);
});
