import { expect, it } from 'vitest';
import { languageOf } from '#core/text/language.ts';
import { handoffSentence } from '#core/automation/handoff-words.ts';

it.each([
  ['pt-BR', 'pt'],
  ['DE', 'de'],
  ['zh-Hant-TW', 'zh'],
  [null, ''],
])('of the tag %j is %j', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it('that the product speaks is the one people are announced in; any other is English', () => {
  expect(handoffSentence('de-AT')).toBe(handoffSentence('de'));
  expect(handoffSentence('de')).not.toBe(handoffSentence('en'));
  for (const tag of [null, '', 'tlh', 'constructor']) expect(handoffSentence(tag)).toBe(handoffSentence('en'));
});
