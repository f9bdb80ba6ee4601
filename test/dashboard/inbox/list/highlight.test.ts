/** The words of a search, marked where they stand. */
import { describe, expect, it } from 'vitest';
import { partsOf } from '#dashboard/inbox/list/highlight.tsx';

describe('the parts of a text, every second a hit', () => {
  it.each([
    ['Where is my order?', ['order'], ['Where is my ', 'order', '?']],
    ['O prazo Médio é longo', ['medio'], ['O prazo ', 'Médio', ' é longo']],
    ['Straße, strasse', ['strasse'], ['', 'Straße', ', ', 'strasse', '']],
    ['👋 hello', ['hello'], ['👋 ', 'hello', '']],
    ['a.b (c)', ['.', '('], ['a', '.', 'b ', '(', 'c)']],
    ['nothing', ['missing'], ['nothing']],
    ['nothing', [], ['nothing']],
  ])('%j with %j', (text, words, parts) => {
    expect(partsOf(text, words)).toEqual(parts);
    expect(partsOf(text, words).join('')).toBe(text);
  });
});
