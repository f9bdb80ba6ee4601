/** Trains the index of a bot's past answers, after that of its articles. */
import { withoutBlanks } from '#core/privacy/personal-data.ts';
import { indexOf } from '#functions/bot/knowledge/index-format.ts';
import { type Knowledge, ask, trainKnowledge } from '#functions/bot/knowledge/knowledge.ts';
import type { Deps } from '#functions/deps.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { forgetLearned, learnedOf, wordsOfLearned } from '#functions/store/automation/learned-store.ts';
import { putIndex } from '#functions/store/automation/training-store.ts';
import { isCovered } from './covered.ts';

/**
 * Trains it on what waits for review; what the articles answer by now, and what has lost its words, is forgotten.
 * @param knowledge what the bot's articles say
 */
export async function trainPastAnswers(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  bot: BotItem,
  knowledge: Knowledge,
): Promise<void> {
  const waiting = (await learnedOf(table, bot.id)).filter(({ state }) => state === 'waiting');
  const words = await wordsOfLearned(table, waiting);
  const questions = waiting.flatMap(({ id }) => {
    const question = words.get(id)?.question;
    const isOpen = question !== undefined && !isCovered(bot, ask(knowledge, question, 1));
    return isOpen ? [{ id, phrasings: [withoutBlanks(question)] }] : [];
  });
  const kept = new Set(questions.map(({ id }) => id));
  for (const { id } of waiting) if (!kept.has(id)) await forgetLearned(table, bot.id, id);
  const past = indexOf(trainKnowledge(questions, knowledge.meaning?.meanings));
  await putIndex(table, bot.id, { ...past, fittedAtMs: now(), of: 'PAST-INDEX' });
}
