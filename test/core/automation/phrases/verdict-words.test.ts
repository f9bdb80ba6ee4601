import { describe, expect, it } from 'vitest';
import { listedFirst, verdictWords } from '#core/automation/phrases/verdict-words.ts';

const listed = (list: string): string[] => list.split(',').map((one) => one.trim().toLowerCase());

describe.each(Object.entries(verdictWords))('the words of %s about an answer', (_, words) => {
  it('say yes or no, never both', () => {
    const [yes, no, noHelp] = [words.yes, words.no, words.noHelp].map((list) => new Set(listed(list)));
    expect([...(yes ?? [])].filter((word) => no?.has(word) || noHelp?.has(word))).toEqual([]);
  });

  it('have a button for each of both, and every sentence', () => {
    expect([listedFirst(words.yes), listedFirst(words.no)]).not.toContain('');
    const { askBack, neither, another, solved, glad } = words;
    expect([askBack, neither, another, solved, glad].filter((text) => text.trim() === '')).toEqual([]);
  });
});
