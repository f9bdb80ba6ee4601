import { expect, it } from 'vitest';
import { handoffSentence } from '#core/automation/handoff-words.ts';
import { languages } from '#core/text/language.ts';

it('the sentence that hands off is of its own in each language', () => {
  const sentences = languages.map((language) => handoffSentence(`${language}-XX`));
  expect(new Set(sentences).size).toBe(languages.length);
  expect(sentences.filter((sentence) => sentence.trim() !== sentence || sentence === '')).toEqual([]);
});

it.each(['sw', null, '', 'constructor'])('the sentence that hands off is English for %j', (locale) => {
  expect(handoffSentence(locale)).toBe(handoffSentence('en'));
});
