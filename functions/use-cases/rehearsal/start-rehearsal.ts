/** Starting a rehearsal, looking how it goes, going on with it and cancelling it. */
import type { Received } from '#core/contract/http.ts';
import { articleDefaults } from '#core/model/knowledge/article.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Rehearsal, RehearsedConversation } from '#core/rehearsal/rehearsal.ts';
import type { Deps } from '#functions/deps.ts';
import { getArticlesOf } from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import {
  type BotChange,
  type RehearsalSubject,
  changeState,
  deleteRehearsal,
  differentIn,
  getRehearsal,
  putRehearsal,
  shownRehearsal,
} from '#functions/store/quality/rehearsal-store.ts';
import { getWorkflow } from '#functions/store/automation/workflow-store.ts';
import { countConversations } from './conversations.ts';

/** What starting takes; `startRehearsal` starts the function that goes through the conversations. */
export type RehearsalStartDeps = Pick<Deps, 'table' | 'now' | 'random'> & {
  startRehearsal: (rehearsal: Id) => Promise<void>;
};

type Body = Received<'startRehearsal', 'body'>;

/**
 * Starts one.
 * @throws DomainError `not_found` when there is no such bot, article or workflow, `validation_failed` when it is too large
 */
export async function startRehearsal(deps: RehearsalStartDeps, body: Body): Promise<Rehearsal> {
  const { table, now, random, startRehearsal: start } = deps;
  const id = makeId(now(), random());
  const [subject, total] = await Promise.all([subjectFor(table, id, body), countConversations(table, now())]);
  if ((await putRehearsal(table, id, { subject, total, atMs: now() })) === 'too_large') throw tooLarge();
  await start(id);
  return findRehearsal(deps, id);
}

async function subjectFor(table: Deps['table'], id: Id, body: Body): Promise<RehearsalSubject> {
  if (body.type === 'workflow') {
    const workflow = found(await getWorkflow(table, body.workflow_id));
    return { type: 'workflow', workflow: workflow.id, definition: body.definition ?? workflow.definition };
  }
  const bot = found(await getBot(table, body.bot_id));
  return { type: 'bot', bot: bot.id, change: await changeFor(table, bot.id, id, body.changes ?? {}) };
}

type Changes = NonNullable<Extract<Body, { type: 'bot' }>['changes']>;

async function changeFor(table: Deps['table'], bot: Id, rehearsal: Id, changes: Changes): Promise<BotChange> {
  const { article, removed_article_ids: removed = [], ...settings } = changes;
  const named = [...removed, ...(typeof article?.article_id === 'number' ? [article.article_id] : [])];
  const there = await getArticlesOf(table, bot, [...new Set(named)], { ConsistentRead: true });
  if (named.some((one) => !there.some(({ id }) => id === one))) throw notFound();
  if (!article) return { ...settings, removed };
  const { article_id, ...phrased } = article;
  const before = there.find(({ id }) => id === article_id);
  const blank = { ...articleDefaults, bot_id: bot, id: rehearsal, version: 1, created_at: new Date(0).toISOString() };
  return { ...settings, removed, articles: [{ ...blank, ...before, ...phrased }] };
}

const tooLarge = () =>
  new DomainError('validation_failed', 'What changes is too large to be rehearsed.', {
    errors: [{ path: 'body', message: 'Is too large' }],
  });

/** How one goes. @throws DomainError `not_found` for one that is over for a day */
export async function findRehearsal({ table, now }: Pick<Deps, 'table' | 'now'>, id: Id): Promise<Rehearsal> {
  return shownRehearsal(id, found(await getRehearsal(table, id)), now());
}

/** The conversations that would be different. @throws DomainError `not_found` as `findRehearsal` does */
export async function findDifferent(deps: Pick<Deps, 'table' | 'now'>, id: Id): Promise<RehearsedConversation[]> {
  await findRehearsal(deps, id);
  return differentIn(deps.table, id);
}

/** Goes on with one. @throws DomainError `not_found` as `findRehearsal` does, `conflict` where it isn't paused */
export async function resumeRehearsal(deps: RehearsalStartDeps, id: Id): Promise<Rehearsal> {
  const { state } = await findRehearsal(deps, id);
  const change = { from: ['paused', 'running'], to: 'running', atMs: deps.now() } as const;
  if (state !== 'paused' || (await changeState(deps.table, id, change)) === 'refused')
    throw new DomainError('conflict', 'This rehearsal isn’t paused.');
  await deps.startRehearsal(id);
  return findRehearsal(deps, id);
}

/** Ends one, and deletes it. @throws DomainError `not_found` as `findRehearsal` does */
export async function cancelRehearsal(deps: Pick<Deps, 'table' | 'now'>, id: Id): Promise<undefined> {
  await findRehearsal(deps, id);
  await deleteRehearsal(deps.table, id);
}
