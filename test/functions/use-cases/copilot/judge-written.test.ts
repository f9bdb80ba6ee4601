/** What may be used of a model's text, and what is shown of it before it is whole. */
import { describe, expect, it } from 'vitest';
import { judgeWritten, shownOf } from '#functions/use-cases/copilot/judge-written.ts';

const question = 'When will my parcel arrive at my house?';

describe('a finished text', () => {
  it.each([
    ['It takes three days.\nSOURCES: 1, 3', [1, 3]],
    ['It takes three days.\n**Sources:** 2', [2]],
    ['```\nIt takes three days.\n```', undefined],
    ['<think>The visitor wants…</think>It takes three days.', undefined],
    ['{"reply":"It takes three days.","action":"answer","confidence":1}', undefined],
  ])('is taken out of %j', (written, sources) => {
    expect(judgeWritten('draft', written, question)).toEqual({ text: 'It takes three days.', sources });
  });

  it('may be in another language as a summary, and is too long to be the same text where it answers it', () => {
    const german = 'Der Besucher fragt, wann die Lieferung da ist und was sie kostet.';
    expect(judgeWritten('summary', german, question)).toMatchObject({ text: german });
    expect(judgeWritten('shorter', 'word '.repeat(200), 'A short text of mine')).toEqual({ problem: 'unusable' });
  });

  it('is cut to what a message holds', () => {
    expect(judgeWritten('summary', 'word '.repeat(3000), '')).toMatchObject({
      text: expect.objectContaining({ length: expect.any(Number) }),
    });
  });
});

describe('what is shown while it is written', () => {
  it.each([
    ['It takes', 'It takes'],
    ['It takes three days.\nSOU', ''],
    ['It takes three days.\nSOURCES: 1', 'It takes three days.'],
    ['NO_ANS', ''],
    ['<div class="x">', ''],
  ])('of %j is %j', (soFar, shown) => {
    expect(shownOf(soFar)).toBe(shown);
  });
});
