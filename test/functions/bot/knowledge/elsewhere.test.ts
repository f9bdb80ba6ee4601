import { describe, expect, it } from 'vitest';
import { botDefaults } from '#core/model/bots/bot.ts';
import { ELSEWHERE } from '#functions/bot/knowledge/elsewhere.ts';
import { ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import { smallBots } from './small-bots.ts';

const meanings = await loadMeanings('sentences');
const { confidence_floor: floor } = botDefaults;

/** Of the questions of all small bots with this many articles: right answers, and those of other things that are handed over. */
function judge(articles: number) {
  let [right, asked, handedOver] = [0, 0, 0];
  for (const bot of smallBots) {
    const taught = bot.articles.slice(0, articles).map((phrasings, id) => ({ id, phrasings }));
    const knowledge = trainKnowledge(taught, meanings);
    const best = (question: string) => {
      const [found] = ask(knowledge, question, 1);
      return found && found.confidence >= floor ? found.article : undefined;
    };
    const own = bot.asked.filter(([, article]) => article < articles);
    asked += own.length;
    right += own.filter(([question, article]) => best(question) === article).length;
    handedOver += bot.elsewhere.filter((question) => best(question) === undefined).length;
  }
  return { right, asked, handedOver };
}

describe('questions that belong elsewhere', () => {
  // Without knowing any of them, 52 and 42 of 80 with ten articles, and 17 of 32 and 48 of 80 with four.
  it('are mostly handed over by small bots, which find their own articles as before', () => {
    const ofTen = judge(10);
    expect(ofTen.right).toBeGreaterThanOrEqual(56);
    expect(ofTen.handedOver).toBeGreaterThanOrEqual(68);
    const ofFour = judge(4);
    expect(ofFour.asked).toBe(32);
    expect(ofFour.right).toBeGreaterThanOrEqual(25);
    expect(ofFour.handedOver).toBeGreaterThanOrEqual(70);
  });

  it('are answered all the same by a bot that is about them', () => {
    const knowledge = trainKnowledge(
      [
        ['How do I boil an egg?', 'Cooking eggs'],
        ['What can I cook with rice?', 'Recipes with rice'],
        ['How is cheese made?', 'Where does cheese come from?'],
        ['Which wine goes with fish?', 'Wine for seafood'],
      ].map((phrasings, id) => ({ id, phrasings })),
      meanings,
    );
    expect(ELSEWHERE).toEqual(
      expect.arrayContaining(['how do i boil an egg', 'what can i cook with chicken and rice', 'how is cheese made']),
    );
    for (const [question, article] of [
      ['how do i boil an egg', 0],
      ['chicken and rice dish', 1],
      ['how do they produce cheese', 2],
    ] as const) {
      const [found] = ask(knowledge, question, 1);
      expect(found).toMatchObject({ article });
      expect(found?.confidence).toBeGreaterThan(0.5);
    }
  });

  it('are different ones', () => {
    expect(new Set(ELSEWHERE).size).toBe(ELSEWHERE.length);
    const measured = new Set(smallBots.flatMap(({ elsewhere }) => elsewhere));
    expect(ELSEWHERE.filter((question) => measured.has(question))).toEqual([]);
  });
});
