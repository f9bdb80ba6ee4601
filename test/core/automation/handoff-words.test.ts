import { expect, it } from 'vitest';
import { awaySentence, handoffSentence } from '#core/automation/handoff-words.ts';
import { defaultTexts } from '#core/model/widgets/default-texts.ts';
import { languages } from '#core/text/language.ts';

it('the sentence that hands off is of its own in each language', () => {
  const sentences = languages.map((language) => handoffSentence(`${language}-XX`));
  expect(new Set(sentences).size).toBe(languages.length);
  expect(sentences.filter((sentence) => sentence.trim() !== sentence || sentence === '')).toEqual([]);
});

it.each(['sw', null, '', 'constructor'])('the sentence that hands off is English for %j', (locale) => {
  expect(handoffSentence(locale)).toBe(handoffSentence('en'));
});

it.each(languages)('nobody is there in the words of the widget, in %s', async (language) => {
  const { default: texts } = (await import(`../../../widget/app/locales/${language}.ts`)) as {
    default: { offline_message: string };
  };
  expect(awaySentence(language)).toBe(texts.offline_message);
});

it('nobody is there in English as a new widget says it', () => {
  expect(awaySentence(null)).toBe(defaultTexts.offline_message);
});
