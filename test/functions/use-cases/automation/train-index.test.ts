import { expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { knowledgeOf } from '#functions/use-cases/automation/train-index.ts';

const bot = {
  ...botDefaults,
  id: 7,
  name: 'Ida',
  provider: 'built-in' as const,
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
};
const subjects = ['password', 'delivery', 'invoice', 'account', 'size', 'warranty', 'discount', 'newsletter'];
const articlesOf = (count: number, phrasings: number, phrase: (subject: string, each: number) => string) =>
  subjects.slice(0, count).map((subject, id) => {
    const [question = '', ...alternative_phrasings] = Array.from({ length: phrasings }, (_, each) =>
      phrase(subject, each),
    );
    return { id, question, alternative_phrasings, locale: null };
  });
const english = (subject: string, each: number) => `where is the page about my ${subject} and what is in part ${each}`;
const german = (subject: string, each: number) => `wo ist die Seite über mein ${subject} und was steht in Teil ${each}`;

it.each([
  ['sentences', 'English articles of few phrasings', articlesOf(8, 2, english)],
  ['sentences', 'four English articles', articlesOf(4, 2, english)],
  [undefined, 'three English articles', articlesOf(3, 2, english)],
  [undefined, 'German articles', articlesOf(8, 2, german)],
])('a bot understands by %s what it knows of %s', async (source, _, articles) => {
  expect((await knowledgeOf(bot, articles)).meaning?.meanings.source).toBe(source);
});
