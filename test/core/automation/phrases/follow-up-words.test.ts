import { describe, expect, it } from 'vitest';
import { followUpWords } from '#core/automation/phrases/follow-up-words.ts';
import { listed } from '#core/automation/phrases/plain.ts';

describe.each(Object.entries(followUpWords))(
  'the words of %s that go on with a question',
  (_, { leads, refers, others }) => {
    it.each([
      ['leads', leads],
      ['refers', refers],
      ['others', others],
    ])('are named once each, none of them empty: %s', (__, list) => {
      const words = listed(list);
      expect(words).not.toContain('');
      expect(new Set(words).size).toBe(words.length);
    });
  },
);
