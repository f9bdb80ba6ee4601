/** Trials: a bot is trained on the side as a change would leave it, and its test questions are asked. Nothing is kept of it. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { articlesOf } from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { endTrial, getTrial, testQuestionsOf } from '#functions/store/quality/test-question-store.ts';
import { knowledgeOf, phrasingsFor } from '#functions/use-cases/automation/train-index.ts';
import { type EmbeddingDeps, trainedAside } from './asked-knowledge.ts';
import { type Phrased, findAnswers } from './find-answers.ts';

/** What a trial runs with. */
export type RunDeps = EmbeddingDeps & Pick<Deps, 'log'>;

/** How long phrasings and questions may be embedded; what is embedded then isn't again. */
const MAX_EMBEDDING_MS = 30_000;

/** Runs a trial, once. Should it fail, it says so. */
export async function runTrial(deps: RunDeps, bot: Id, id: Id): Promise<void> {
  const { table, now, log } = deps;
  const [settings, noted] = await Promise.all([getBot(table, bot), getTrial(table, bot, id, now())]);
  if (!settings || noted?.trial.state !== 'running') return;
  try {
    const [articles, questions] = await Promise.all([articlesOf(table, bot), testQuestionsOf(table, bot)]);
    const change = noted.change();
    const changed = articlesAfter(articles, change);
    const languages = change.languages ?? settings.languages;
    const after = { ...settings, languages };
    const plain = await knowledgeOf(after, changed);
    const given = { plain, learned: phrasingsFor(after, changed), timeMs: MAX_EMBEDDING_MS };
    const { knowledgeFor, state } = await trainedAside(deps, after, given);
    await endTrial(table, bot, id, {
      state: 'done',
      results: findAnswers(knowledgeFor, changed, questions),
      embeddings: state,
    });
  } catch (error) {
    log.error('trial_failed', { bot_id: bot, error });
    await endTrial(table, bot, id, { state: 'failed', results: [], embeddings: null });
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
