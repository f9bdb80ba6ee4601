import { describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { wordsOf } from '#core/text/search-terms.ts';
import type { WordedLanguage } from '#core/text/usual-words.ts';
import { isInOtherLanguage } from '#functions/bot/knowledge/foreign.ts';
import { ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { hardQuestions } from '#test/functions/bot/languages/hard-questions.ts';
import { paraphrases } from '#test/functions/bot/languages/paraphrases.ts';
import { englishArticles, shortQuestions, unseenQuestions } from '#test/functions/bot/languages/short-questions.ts';
import { smallBots } from './small-bots.ts';

const { confidence_floor: floor } = botDefaults;
type Worded = Exclude<WordedLanguage, 'en'>;
const worded: readonly Worded[] = ['de', 'es', 'fr', 'pt', 'it', 'nl', 'pl', 'tr'];

const isOther = (question: string, languages: readonly WordedLanguage[], ofArticles: readonly string[] = []): boolean =>
  isInOtherLanguage(question, wordsOf(question), { languages, isOfArticles: (word) => ofArticles.includes(word) });

describe('a question', () => {
  it.each<[boolean, WordedLanguage, string]>([
    [true, 'en', '¿envío gratis?'],
    [true, 'en', 'wo Paket?'],
    [true, 'de', 'parcel delivery time?'],
    [true, 'es', 'cancelar pedido obrigado'],
    [true, 'en', 'Kann ich mit meiner Karte zahlen, wenn ich bei euch bestelle?'],
    [false, 'en', 'wifi?'],
    [false, 'en', 'iPhone 15 Pro'],
    [false, 'de', 'Status?'],
    [false, 'nl', 'gratis levering?'],
    [false, 'es', '¿envío gratis?'],
    [false, 'en', ''],
    [false, 'en', 'contact us'],
    [false, 'en', 'verify email'],
    [false, 'en', 'parking?'],
    [false, 'en', 'camera app'],
    [false, 'en', 'Terminal 2'],
    [false, 'en', 'price per person'],
    [false, 'en', 'rapid test'],
    [false, 'en', 'https://example.de/bestellung?id=1'],
    [false, 'en', 'https://example.de/wie-kann-ich-mit-karte-zahlen'],
    [true, 'en', 'wo Paket? vera@example.com'],
    [true, 'de', 'password lost'],
    [true, 'de', 'check in time?'],
    [false, 'de', 'Retourenschein'],
    [false, 'de', 'Tracking Nummer'],
    [false, 'de', 'Black Friday Angebote'],
    [false, 'it', 'Check-in?'],
  ])('is in another language (%s) than %s: %s', (is, language, question) => {
    expect(isOther(question, [language])).toBe(is);
  });

  it('may be in any language of the articles, and in any at all where those are in none that is known', () => {
    expect(isOther('wo Paket?', ['en', 'de'])).toBe(false);
    expect(isOther('wo Paket?', [])).toBe(false);
  });

  it('is not judged by words that the articles have', () => {
    expect(isOther('paket premium?', ['en'])).toBe(true);
    expect(isOther('paket premium?', ['en'], ['paket'])).toBe(false);
    expect(isOther('wo paket premium?', ['en'], ['paket'])).toBe(false);
  });

  it.each(worded)('in %s is never in another language than its own', (language) => {
    const own = [
      ...paraphrases[language].split(/[\n|;]/u),
      ...hardQuestions[language].split('\n').map((line) => line.slice(2)),
      ...shortQuestions[language].split(';'),
      ...unseenQuestions[language].split(';'),
    ];
    expect(own.filter((question) => isOther(question, [language]))).toEqual([]);
  });

  it('in English is never in another language, whatever it is about', () => {
    const own = [
      ...smallBots.flatMap(({ asked, elsewhere }) => [...asked.map(([question]) => question), ...elsewhere]),
      ...shortQuestions.en.split(';'),
      ...unseenQuestions.en.split(';'),
    ];
    expect(own.filter((question) => isOther(question, ['en']))).toEqual([]);
  });
});

it('is handed over by an English bot that would understand it by what it means', async () => {
  const articles = englishArticles.split('\n').map((line, id) => ({ id, phrasings: line.split('; ') }));
  const knowledge = trainKnowledge(articles, await loadMeanings('sentences'));
  const best = (question: string) => {
    const [found] = ask(knowledge, question, 1);
    return found && found.confidence >= floor ? found.article : undefined;
  };
  const { en, ...others } = shortQuestions;
  const answered = Object.values(others)
    .flatMap((asked) => asked.split('; '))
    .filter((question) => best(question) !== undefined);
  expect(answered.slice(1)).toEqual([]);
  expect(en.split('; ').map(best)).toEqual(articles.map(({ id }) => id));
});
