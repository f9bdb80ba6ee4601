/** Trials: a bot is trained on the side as a change would leave it, and its test questions are asked. Nothing is kept of it. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { endTrial, getTrial, testQuestionsOf } from '#functions/store/quality/test-question-store.ts';
import { knowledgeOf } from '#functions/use-cases/automation/train-index.ts';
import { type Phrased, findAnswers } from './find-answers.ts';

/** What a trial runs with. */
export type RunDeps = Pick<Deps, 'table' | 'now' | 'log'>;

/** Runs a trial, once. Should it fail, it says so. */
export async function runTrial({ table, now, log }: RunDeps, bot: Id, id: Id): Promise<void> {
  const [settings, noted] = await Promise.all([getBot(table, bot), getTrial(table, bot, id, now())]);
  if (!settings || noted?.trial.state !== 'running') return;
  try {
    const [articles, questions] = await Promise.all([articlesOf(table, bot), testQuestionsOf(table, bot)]);
    const change = noted.change();
    const changed = articlesAfter(articles, change);
    const languages = change.languages ?? settings.languages;
    const results = findAnswers(await knowledgeOf({ ...settings, languages }, changed), changed, questions);
    await endTrial(table, bot, id, 'done', results);
  } catch (error) {
    log.error('trial_failed', { bot_id: bot, error });
    await endTrial(table, bot, id, 'failed', []);
  }
}

/** A bot's articles after a change, oldest first, as they are read once it is saved. */
export function articlesAfter<One extends Phrased>(
  articles: readonly One[],
  { articles: changed, removed }: { articles: readonly One[]; removed: readonly Id[] },
): One[] {
  const replaced = new Set([...removed, ...changed.map((article) => article.id)]);
  return [...articles.filter((one) => !replaced.has(one.id)), ...changed].toSorted((one, other) => one.id - other.id);
}
