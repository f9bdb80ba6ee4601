/** Setting up what bots know. */
import type { Received } from '#core/contract/http.ts';
import { type Article, articleDefaults, MAX_ARTICLES, MAX_PHRASINGS } from '#core/model/knowledge/article.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import {
  articleStore,
  articlesOf,
  getArticleUsage,
  identityOf,
  phrasingsOf,
} from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import type { Resource, SettingsDeps } from './resource.ts';

/** An article is one item of the table, which holds 400 KB. */
export const MAX_ARTICLE_BYTES = 300 * 1024;

/** Articles. Each change has its bot trained again. */
export const articles: Resource<
  SettingsDeps,
  Article,
  Article,
  Received<'createArticle', 'body'>,
  Received<'updateArticle', 'body'>
> = {
  store: articleStore,
  entity: 'article',
  make: (_, given, started) => ({ ...articleDefaults, ...given, ...started }),
  check: async (deps, after, before) => {
    requireSize(after);
    const isSame = before?.bot_id === after.bot_id && identityOf(after) === identityOf(before);
    if (!isSame) await requireNew(deps, after);
    await requireRoom(deps, after, before?.bot_id === after.bot_id ? before : undefined);
  },
  show: (_, records) => [...records],
};

/** @throws DomainError `not_found` when the bot no longer exists, `conflict` when its articles would exceed its limit */
async function requireRoom({ table }: Pick<Deps, 'table'>, after: Article, before: Article | undefined): Promise<void> {
  const [bot, usage] = await Promise.all([getBot(table, after.bot_id), getArticleUsage(table, after.bot_id)]);
  if (!bot) throw new DomainError('not_found', `There is no bot ${after.bot_id}.`);
  const articles = usage.articles + (before ? 0 : 1);
  const phrasings = usage.phrasings + phrasingsOf(after) - (before ? phrasingsOf(before) : 0);
  if (articles > MAX_ARTICLES)
    throw new DomainError('conflict', `This bot has ${usage.articles} articles, which is the limit.`);
  if (phrasings > MAX_PHRASINGS)
    throw new DomainError('conflict', `This bot would have ${phrasings} phrasings. The limit is ${MAX_PHRASINGS}.`);
}

/** @throws DomainError `conflict` when the bot has another article with this question in this language */
async function requireNew({ table }: Pick<Deps, 'table'>, article: Article): Promise<void> {
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
