import { describe, expect, it } from 'vitest';
import { parseAnswer } from '#core/automation/answers/answer.ts';
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
    ['date', {}, '12/31/2026', '2026-12-31'],
    ['choice', colours, 'blue', 'Blue'],
    ['choice', colours, '1', 'Red'],
    ['choice', colours, '3', undefined],
  ])('that should be %s %j: %j is %j', (expects, more, said, value) => {
    expect(parseAnswer(ask(expects, more), said, null)).toBe(value);
  });

  it.each([
    ['phone', '---', undefined],
    ['phone', '( ) -', undefined],
    ['phone', '12', undefined],
    ['phone', '+49\u00A030\u202F901820', '+49 30 901820'],
    ['phone', '\u202A+1 555 010 9999\u202C', '+1 555 010 9999'],
    ['phone', '+966 ١١ ١٢٣ ٤٥٦٧', '+966 11 123 4567'],
    ['phone', '030–901820', '030-901820'],
    ['phone', '+1\uFE0D-555-010-9999', '+1-555-010-9999'],
    ['phone', 'tel:+4930901820', '+4930901820'],
    ['phone', '+1 555 010 9999 ext. 12', '+1 555 010 9999 ext. 12'],
    ['phone', '555-0109#12', '555-0109#12'],
    ['phone', '+1 555 010 9999 ext. ', undefined],
    ['number', '5\uFE0F\u20E3', 5],
    ['email', '\u00A0ann@example.com\u200B', 'ann@example.com'],
    ['email', 'ann＠example.com', 'ann@example.com'],
  ])('copied or typed as %s: %j is %j', (expects, said, value) => {
    expect(parseAnswer(ask(expects), said, null)).toBe(value);
  });
});
