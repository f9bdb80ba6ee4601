import { describe, expect, it } from 'vitest';
import type { ImportFormat } from '#core/model/knowledge/article.ts';
import { readFile } from '#functions/article-files/read.ts';

/** What a file holds: each question with its answer, at its line. */
function read(format: ImportFormat, content: string): string[] {
  const file = readFile(format, content);
  if ('mustBe' in file) return [file.mustBe];
  return file.entries.map((entry) => {
    const line = entry.line ?? '-';
    if ('unreadable' in entry) return `${line} ${entry.unreadable}`;
    const { question, answer } = entry.article as { question: string; answer: string };
    return `${line} ${question} → ${answer}`;
  });
}

describe('Markdown', () => {
  it.each([
    ['with a byte order mark', '\uFEFF# A?\nYes.', ['1 A? → Yes.']],
    ['with old line ends', '# A?\rYes.\r# B?\rNo.', ['1 A? → Yes.', '3 B? → No.']],
    ['with a comment', '<!-- # Draft?\nNot yet. -->\n# A?\nYes.<!-- sure -->', ['3 A? → Yes.']],
    ['with a comment only', '<!-- generated -->', []],
    ['with a comment in code', '# A?\n```\n<!-- kept -->\n```', ['1 A? → ```\n<!-- kept -->\n```']],
    ['with front matter', '---\ntitle: Help\ntags:\n  - a\n---\n# A?\nYes.', ['6 A? → Yes.']],
    ['that begins with a rule', '---\n# A?\nYes.\n\n---\n\n# B?\nNo.', ['2 A? → Yes.\n\n---', '7 B? → No.']],
    ['with code in a line', '# A?\n```npm i``` is it.\n# B?\nNo.', ['1 A? → ```npm i``` is it.', '3 B? → No.']],
    [
      'with a fence that has headings',
      '# A?\n```sh\n# no heading\n```\n# B?\nNo.',
      ['1 A? → ```sh\n# no heading\n```', '5 B? → No.'],
    ],
    ['with underlined headings', 'A?\n===\nYes.\n\nB?\n---\nNo.', ['1 A? → Yes.', '5 B? → No.']],
    ['with a rule in an answer', '# A?\nYes.\n\n---\n\nSure.', ['1 A? → Yes.\n\n---\n\nSure.']],
    ['with a list above a rule', '# A?\n- one\n---', ['1 A? → - one\n---']],
  ])('%s is read', (_, content, expected) => expect(read('markdown', content)).toEqual(expected));
});

describe('CSV', () => {
  it.each([
    ['with a byte order mark', '\uFEFFquestion,answer\nA?,Yes.', ['2 A? → Yes.']],
    ["with Excel's first line", 'sep=;\r\nquestion;answer\r\nA?;Yes, sir.', ['3 A? → Yes, sir.']],
    ['with a separator that the header would not tell', 'sep=|\nquestion|answer\nA?|Yes.', ['3 A? → Yes.']],
    ["with Excel's first line in quotation marks", '"sep=;"\nquestion;answer\nA?;Yes, sir.', ['3 A? → Yes, sir.']],
    ['with old line ends', 'question,answer\rA?,Yes; sure; yes.\rB?,No.', ['2 A? → Yes; sure; yes.', '3 B? → No.']],
    ['with blanks around its marks', 'question, answer\n"A?" , "Yes."  \nB?,No.', ['2 A? → Yes.', '3 B? → No.']],
    ['with marks within a field', 'question,answer\nIs "A" on?,A "yes".', ['2 Is "A" on? → A "yes".']],
    ['with tabs and a field left empty', 'question\tlocale\tanswer\nA?\t\tYes.', ['2 A? → Yes.']],
    [
      'without separators for what is empty',
      'question,answer,locale,url\nA?,Yes.\nB?,No.,de',
      ['2 A? → Yes.', '3 B? → No.'],
    ],
    [
      'with rows that have nothing in them',
      'question;answer\nA?;Yes.\n;\n ; \nB?;No.\n;\n',
      ['2 A? → Yes.', '5 B? → No.'],
    ],
    [
      'with more fields than columns',
      'question,answer\nA?,Yes, sir.\nB?,No.',
      [expect.stringMatching(/^2 Has more fields than the first line/), '3 B? → No.'],
    ],
    [
      'with a mark that is never closed',
      'question,answer\n"A?",Yes.\n"B?,No.\nC?,Yes.\nD?,No.',
      ['2 A? → Yes.', expect.stringMatching(/^3 .* never closed/)],
    ],
    ['with empty columns at its end', 'question;answer;;\nA?;Yes.;;\nB?;No.;;', ['2 A? → Yes.', '3 B? → No.']],
    [
      'in another encoding',
      'question,answer\nCaf\uFFFD?,Yes.\nB?,No.',
      [expect.stringMatching(/^2 .*Save the file as UTF-8/), '3 B? → No.'],
    ],
  ])('%s is read', (_, content, expected) => expect(read('csv', content)).toEqual(expected));
});

describe('JSON', () => {
  const article = { question: 'A?', answer: 'Yes.' };
  it.each([
    ['with a byte order mark', `\uFEFF${JSON.stringify([article])}`],
    ['as an object', JSON.stringify({ articles: [article] })],
    [
      'as the API lists it',
      JSON.stringify({
        data: [{ id: 7, bot_id: 3, ...article, created_at: '2026-06-01T12:00:00.000Z' }],
        next_cursor: null,
      }),
    ],
  ])('%s is read', (_, content) => {
    expect(read('json', content)).toEqual(['- A? → Yes.']);
    expect(JSON.stringify(readFile('json', content))).not.toContain('created_at');
  });
});
