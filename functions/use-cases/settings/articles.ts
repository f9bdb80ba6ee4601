/** Setting up what bots know. */
import type { Received } from '#core/contract/http.ts';
import type { Article } from '#core/model/article.ts';
import { articleDefaults, MAX_ARTICLES, MAX_PHRASINGS } from '#core/model/article.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import { languageOf } from '#core/text/language.ts';
import type { Deps } from '#functions/deps.ts';
import {
  articlesOf,
  getArticle,
  getArticleUsage,
  moveArticle,
  phrasingsOf,
  putArticles,
  removeArticle,
} from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import type { BotDeps } from './bots.ts';
import { busy, retryOnConflict } from '#functions/store/retry-on-conflict.ts';

/** An article is one item of the table, which holds 400 KB. */
export const MAX_ARTICLE_BYTES = 300 * 1024;

/** What makes an article the same as another of its bot: its question, in one language. */
export const identityOf = ({ question, locale }: Pick<Article, 'question' | 'locale'>): string =>
  `${languageOf(locale)} ${question.normalize('NFC')}`;

/** Creates an article. @throws DomainError `not_found` bot, `conflict` when the bot knows this question or all it can, `too_large` */
export async function createArticle(deps: BotDeps, given: Received<'createArticle', 'body'>): Promise<Article> {
  const nowMs = deps.now();
  const after: Article = {
    ...articleDefaults,
    ...given,
    id: makeId(nowMs, deps.random()),
    created_at: new Date(nowMs).toISOString(),
  };
  requireSize(after);
  await requireNew(deps, after);
  if ((await putArticles(deps.table, [{ after }], { atMs: nowMs })) === 'refused') throw await refusal(deps, after);
  return after;
}

/** One article. @throws DomainError `not_found` */
export async function findArticle({ table }: Pick<Deps, 'table'>, id: Id): Promise<Article> {
  return found(await getArticle(table, id));
}

/** Changes an article. @throws DomainError `not_found`, `conflict` when the bot knows this question or all it can, `too_large` */
export async function updateArticle(deps: BotDeps, id: Id, given: Received<'updateArticle', 'body'>): Promise<Article> {
  return retryOnConflict('what the bot knows', async () => {
    const before = await findArticle(deps, id);
    const after: Article = { ...before, ...given };
    requireSize(after);
    const isSame = after.bot_id === before.bot_id && identityOf(after) === identityOf(before);
    if (!isSame) await requireNew(deps, after);
    const mark = { atMs: deps.now() };
    const isMoved = after.bot_id !== before.bot_id;
    const written = isMoved
      ? await moveArticle(deps.table, before, after, mark)
      : await putArticles(deps.table, [{ before, after }], mark);
    if (written === 'done') return after;
    await requireRoom(deps, after, isMoved ? undefined : before);
    return 'conflict';
  });
}

/** Deletes an article. @throws DomainError `not_found` */
export async function deleteArticle(deps: BotDeps, id: Id): Promise<void> {
  return retryOnConflict('what the bot knows', async () => {
    const before = await findArticle(deps, id);
    return (await removeArticle(deps.table, before, { atMs: deps.now() })) === 'done' ? undefined : 'conflict';
  });
}

/** Why a new article was refused. */
async function refusal(deps: BotDeps, after: Article): Promise<DomainError> {
  try {
    await requireRoom(deps, after, undefined);
    return busy('what the bot knows');
  } catch (error) {
    if (error instanceof DomainError) return error;
    throw error;
  }
}

/** @throws DomainError `not_found` when the bot is no more, `conflict` when it would know more than it may */
async function requireRoom({ table }: BotDeps, after: Article, before: Article | undefined): Promise<void> {
  const [bot, stock] = await Promise.all([getBot(table, after.bot_id), getArticleUsage(table, after.bot_id)]);
  if (!bot) throw new DomainError('not_found', `There is no bot ${after.bot_id}.`);
  const articles = stock.articles + (before ? 0 : 1);
  const phrasings = stock.phrasings + phrasingsOf(after) - (before ? phrasingsOf(before) : 0);
  if (articles > MAX_ARTICLES)
    throw new DomainError('conflict', `This bot has ${stock.articles} articles, which is the limit.`);
  if (phrasings > MAX_PHRASINGS)
    throw new DomainError('conflict', `This bot would have ${phrasings} phrasings. The limit is ${MAX_PHRASINGS}.`);
}

/** @throws DomainError `conflict` when the bot has another article with this question in this language */
async function requireNew({ table }: BotDeps, article: Article): Promise<void> {
  const identity = identityOf(article);
  const known = (await articlesOf(table, article.bot_id)).find((one) => identityOf(one) === identity);
  if (known && known.id !== article.id)
    throw new DomainError('conflict', `This bot has an article with this question: ${known.id}.`);
}

function requireSize(article: Article): void {
  const bytes = Buffer.byteLength(JSON.stringify(article));
  if (bytes > MAX_ARTICLE_BYTES)
    throw new DomainError('too_large', `The article has ${bytes} bytes. The limit is ${MAX_ARTICLE_BYTES}.`);
}
