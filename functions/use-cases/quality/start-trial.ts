/** Starting a trial of a change, and looking how it goes. */
import type { Received } from '#core/contract/http.ts';
import type { Trial } from '#core/model/bots/test-question.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getArticlesOf } from '#functions/store/automation/article-store.ts';
import { getTrial } from '#functions/store/quality/test-question-store.ts';
import { type TrialDeps, beginTrial } from '#functions/use-cases/automation/begin-trial.ts';

/**
 * Starts a trial.
 * @throws DomainError `not_found` when there is no such article, `validation_failed` when nothing would change
 */
export async function startTrial(deps: TrialDeps, bot: Id, body: Received<'startTrial', 'body'>): Promise<Trial> {
  const { article, removed_article_ids: removed = [], languages } = body;
  if (!article && removed.length === 0 && !languages)
    throw new DomainError('validation_failed', 'The trial must change something.', {
      errors: [{ path: 'body', message: 'Must change something' }],
    });
  const named = [...removed, ...(typeof article?.article_id === 'number' ? [article.article_id] : [])];
  const there = await getArticlesOf(deps.table, bot, [...new Set(named)], { ConsistentRead: true });
  if (named.some((one) => !there.some((known) => known.id === one))) throw notFound();
  const id = makeId(deps.now(), deps.random());
  const { article_id, ...phrased } = article ?? { article_id: null };
  const articles = 'question' in phrased ? [{ ...phrased, id: article_id ?? id }] : [];
  const change = { articles, removed, ...(languages ? { languages } : {}) };
  return found(await beginTrial(deps, bot, id, change));
}

/** How a trial goes. @throws DomainError `not_found` for one that is over for an hour */
export async function findTrial({ table, now }: Pick<Deps, 'table' | 'now'>, bot: Id, id: Id): Promise<Trial> {
  return found(await getTrial(table, bot, id, now())).trial;
}
