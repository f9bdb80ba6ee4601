import { expect, it } from 'vitest';
import { languageOf } from '../../core/language.ts';
import { handoverSentence } from '../../core/handover-words.ts';

it.each([
  ['pt-BR', 'pt'],
  ['DE', 'de'],
  ['zh-Hant-TW', 'zh'],
  [null, ''],
])('of the tag %j is %j', (tag, language) => {
  expect(languageOf(tag)).toBe(language);
});

it('that the product speaks is the one people are announced in; any other is English', () => {
  expect(handoverSentence('de-AT')).toBe(handoverSentence('de'));
  expect(handoverSentence('de')).not.toBe(handoverSentence('en'));
  for (const tag of [null, '', 'tlh', 'constructor']) expect(handoverSentence(tag)).toBe(handoverSentence('en'));
});
