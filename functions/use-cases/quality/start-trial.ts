/** Starting a trial of a changed article, and looking how it goes. */
import type { Received } from '#core/contract/http.ts';
import type { Trial } from '#core/model/test-question.ts';
import { found } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getArticlesOf } from '#functions/store/automation/article-store.ts';
import { getTrial, putTrial } from '#functions/store/automation/test-question-store.ts';

/** What starting takes; `startTrial` starts the function that trains. */
export type TrialDeps = Pick<Deps, 'table' | 'now' | 'random'> & {
  startTrial: (bot: Id, trial: Id) => Promise<void>;
};

/** Starts a trial. @throws DomainError `not_found` when there is no such article */
export async function startTrial(deps: TrialDeps, bot: Id, body: Received<'startTrial', 'body'>): Promise<Trial> {
  const { table, now, random } = deps;
  const { article_id, ...phrased } = body;
  if (article_id !== null) found((await getArticlesOf(table, bot, [article_id], { ConsistentRead: true }))[0]);
  const id = makeId(now(), random());
  await putTrial(table, bot, id, { ...phrased, id: article_id ?? id }, now());
  await deps.startTrial(bot, id);
  return { id, state: 'running', results: [] };
}

/** How a trial goes. @throws DomainError `not_found` for one that is over for an hour */
export async function findTrial({ table, now }: Pick<Deps, 'table' | 'now'>, bot: Id, id: Id): Promise<Trial> {
  return found(await getTrial(table, bot, id, now())).trial;
}
