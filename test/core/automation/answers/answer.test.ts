import { describe, expect, it } from 'vitest';
import { parseAnswer, retryWords } from '#core/automation/answers/answer.ts';
import { definition as schema } from '#core/automation/definition.ts';

const ask = (expects: string, more: object = {}) => {
  const first = { kind: 'ask', text: '?', expects, save_as: 'x', next: 'end', ...more };
  const step = schema.parse({ start: 'first', steps: { first, end: { kind: 'end' } } }).steps['first'];
  if (step?.kind !== 'ask') throw new Error('Not a question.');
  return step;
};
const colours = { options: ['Red', 'Blue'] };

describe('an answer', () => {
  it.each([
    ['text', {}, ' Hello ', 'Hello'],
    ['text', { min: 3 }, 'ab', undefined],
    ['text', { max: 2 }, '😀😀', '😀😀'],
    ['email', {}, 'ann@example.com', 'ann@example.com'],
    ['email', {}, 'ann at example', undefined],
    ['phone', {}, '+1 555 010 9999', '+1 555 010 9999'],
    ['phone', {}, 'call me', undefined],
    ['number', {}, '3,5', 3.5],
    ['number', {}, '1e9', undefined],
    ['number', { min: 1, max: 5 }, '6', undefined],
    ['date', {}, '2026-12-31', '2026-12-31'],
    ['date', {}, '31. 12. 2026', '2026-12-31'],
    ['date', {}, '2026-02-30', undefined],
    ['date', {}, '12/31/2026', undefined],
    ['choice', colours, 'blue', 'Blue'],
    ['choice', colours, '1', 'Red'],
    ['choice', colours, '3', undefined],
  ])('that should be %s %j: %j is %j', (expects, more, said, value) => {
    expect(parseAnswer(ask(expects, more), said)).toBe(value);
  });

  it('that cannot be taken is asked for again in words that say what can', () => {
    expect(retryWords(ask('number', { min: 1, max: 5 }))).toBe('Please enter a number, at least 1 and at most 5.');
    expect(retryWords(ask('number'))).toBe('Please enter a number.');
    expect(retryWords(ask('text', { min: 3 }))).toBe('Please enter at least 3 characters.');
    expect(retryWords(ask('date'))).toContain('2026-12-31');
  });
});
