/** Conversations with the built-in bot on a table in memory. */
import { botDefaults } from '#core/model/bots/bot.ts';
import { languagesOf } from '#core/text/usual-words.ts';
import { indexBot } from '#functions/bot/index-bot.ts';
import { meaningSourceFor } from '#functions/bot/knowledge/effort.ts';
import { trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import { type MeaningSource, loadMeanings } from '#functions/bot/knowledge/meaning.ts';
import type { Outcome, Said, Turn } from '#functions/bot/port/bot.ts';
import { type TurnDeps, takeTurn } from '#functions/bot/take-turn.ts';
import { type BotItem, botStore } from '#functions/store/automation/bot-store.ts';
import { articles } from '#functions/use-cases/settings/articles.ts';
import { createItem } from '#functions/use-cases/settings/resource.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

/** An article of a bot in a test. */
export type Taught = { question: string; alternative_phrasings: string[]; answer: string };
/** What the visitor says, or what the bot said by itself. */
export type Line = string | { as: string; says: string };

/** The articles in a text: each line has the phrasings of one, and its answer behind a bar. */
export const articlesIn = (text: string): Taught[] =>
  text.split('\n').map((line) => {
    const [phrasings = '', answer = ''] = line.split(' | ');
    const [question = '', ...alternative_phrasings] = phrasings.split('; ');
    return { question, alternative_phrasings, answer };
  });

/** The visitor of all conversations. */
export const VISITOR = 8;
const bot: BotItem = {
  ...botDefaults,
  id: 1,
  name: 'Ida',
  provider: 'built-in',
  version: 1,
  created_at: '2026-06-01T12:00:00.000Z',
};

/** Teaches a bot, and returns what talks with it: each line is answered, and the outcomes are returned. By default, English is understood as it is in a deployment. */
export async function talkWith(
  taught: readonly Taught[],
  by?: MeaningSource,
): Promise<{ base: MemoryDeps; talk: (...said: Line[]) => Promise<Outcome[]> }> {
  const base = memoryDeps();
  await botStore.put(base.table, bot, 0);
  const learned: { id: number; phrasings: string[] }[] = [];
  for (const article of taught) {
    const { id } = await createItem(base, articles, { bot_id: bot.id, ...article });
    learned.push({ id, phrasings: [article.question, ...article.alternative_phrasings] });
  }
  const isEnglish = languagesOf(learned.map(({ phrasings }) => phrasings))[0] === 'en';
  const source = by ?? (isEnglish ? meaningSourceFor(learned) : undefined);
  const knowledge = trainKnowledge(learned, source && (await loadMeanings(source)));
  const bots = { 'built-in': indexBot, bedrock: indexBot, 'openai-compatible': indexBot };
  const deps: TurnDeps = { ...base, readKnowledge: async () => knowledge, bots };

  async function talk(...said: Line[]): Promise<Outcome[]> {
    const history: Said[] = [];
    const outcomes: Outcome[] = [];
    for (const one of said) {
      if (typeof one !== 'string') {
        history.push({ sender_type: 'bot', visibility: 'public', content: one.says, client_message_id: one.as });
        continue;
      }
      history.push({ sender_type: 'visitor', visibility: 'public', content: one });
      const turn = { bot, conversation: 7, visitor: VISITOR, seq: history.length, history, asked: [one], turns: 0 };
      const outcome = await takeTurn(deps, turn satisfies Turn, () => {});
      outcomes.push(outcome);
      const content = 'reply' in outcome ? (outcome.reply ?? '') : '';
      const options = 'options' in outcome ? outcome.options.map((value) => ({ label: value, value })) : [];
      const client_message_id = `bot-${history.length}`;
      history.push({ sender_type: 'bot', visibility: 'public', content, client_message_id, metadata: { options } });
    }
    return outcomes;
  }
  return { base, talk };
}
