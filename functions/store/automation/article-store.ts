/** Articles in the table: those of a bot side by side, so that one query reads all a bot knows. */
import { type Article, article, MAX_ARTICLES, MAX_PHRASINGS } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import { languageOf } from '#core/text/language.ts';
import { type TrainingMark, markChanged } from './training-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { type Page, type PageRequest, itemsInOrder, listPage } from '#functions/store/list-page.ts';
import { type SettingsStore, countIn, isCount, readAs } from '#functions/store/settings-store.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';
import { digestOf, takeValue } from '#functions/store/unique.ts';

/** How much a bot knows. */
export type ArticleUsage = { articles: number; phrasings: number };

/** What an article counts for. */
export const phrasingsOf = ({ alternative_phrasings }: Pick<Article, 'alternative_phrasings'>): number =>
  1 + alternative_phrasings.length;

/** The identity of an article within its bot: its question, in one language. */
export const identityOf = ({ question, locale }: Pick<Article, 'question' | 'locale'>): string =>
  `${languageOf(locale)} ${question.normalize('NFC')}`;

/** One article, or nothing. */
async function getArticle(table: Table, id: Id): Promise<Article | undefined> {
  const pointer = await table.get({ Key: keys.articlePointer(id), ConsistentRead: true });
  const item = pointer && (await table.get({ Key: keys.article(Number(pointer['bot_id']), id), ConsistentRead: true }));
  return item && articleOf(item);
}

/** Those of a bot's articles that there still are, of up to 100. */
export async function getArticlesOf(
  table: Table,
  bot: Id,
  ids: readonly Id[],
  options: { ConsistentRead?: boolean } = {},
): Promise<Article[]> {
  const wanted = ids.map((id) => keys.article(bot, id));
  return (await table.batchGet(wanted, options)).map(articleOf);
}

/** Everything a bot knows, oldest first. */
export async function articlesOf(table: Table, bot: Id): Promise<Article[]> {
  return (await queryAll(table, { ...ofBot(bot), ConsistentRead: true })).map(articleOf);
}

/** A page of a bot's articles, oldest first. */
export async function listArticlesOf(table: Table, bot: Id, { limit, after }: PageRequest): Promise<Page<Article>> {
  const { items, lastKey } = await table.query({
    ...ofBot(bot),
    Limit: limit,
    ...(after === undefined ? {} : { ExclusiveStartKey: keys.article(bot, after) }),
  });
  const articles = items.map(articleOf);
  return { items: articles, after: lastKey && articles.at(-1)?.id };
}

/** A page of all articles, oldest first. */
async function listArticles(table: Table, request: PageRequest): Promise<Page<Article>> {
  const { items: pointers, after } = await listPage(table, 'ARTICLES', request);
  const order = pointers.map((pointer) => keys.article(Number(pointer['bot_id']), Number(pointer['id'])));
  const { items, read } = await itemsInOrder(table, order);
  const next = read < pointers.length ? pointers[read - 1]?.['id'] : after;
  return { items: items.map(articleOf), after: next === undefined ? undefined : Number(next) };
}

/** How much a bot knows. */
export async function getArticleUsage(table: Table, bot: Id): Promise<ArticleUsage> {
  const item = await table.get({ Key: keys.stock(bot), ConsistentRead: true });
  return { articles: Number(item?.['articles'] ?? 0), phrasings: Number(item?.['phrasings'] ?? 0) };
}

/** Counts the changes of a bot's articles: what was read at the same count is still so. */
export async function getArticlesRevision(table: Table, bot: Id): Promise<number> {
  return countIn((await table.get({ Key: keys.stock(bot), ConsistentRead: true })) ?? {}, 'revision');
}

/** A new article, or one as it was read and as it is to be. */
export type ArticleChange = { before?: Article; after: Article };

/**
 * Stores articles of one bot, all or nothing, up to 32. `refused` when one has changed since it was read, when another
 * article took its question, when the bot no longer exists, or when its articles would exceed its limit.
 */
export function putArticles(table: Table, changes: readonly ArticleChange[], mark: TrainingMark): Promise<Written> {
  const [first] = changes;
  if (!first) return Promise.resolve('done');
  const bot = first.after.bot_id;
  const articles = changes.filter(({ before }) => before === undefined).length;
  const phrasings = sum(changes.map(({ before, after }) => phrasingsOf(after) - (before ? phrasingsOf(before) : 0)));
  return table.transact([
    ...changes.flatMap(writesOf),
    isThere(bot),
    usageUpdate(bot, { articles, phrasings }),
    markChanged(bot, mark),
  ]);
}

/**
 * Puts articles of one bot into the help center, or takes them out, up to 90, all or nothing; `refused` when one has changed
 * since it was read. What the bot answers stays the same, so that it isn't trained.
 */
export function setPublic(table: Table, bot: Id, articles: readonly Article[], isPublic: boolean): Promise<Written> {
  if (articles.length === 0) return Promise.resolve('done');
  return table.transact([
    ...articles.map((before): TransactItem => {
      const still = isStill(before);
      return {
        Update: {
          Key: keys.article(bot, before.id),
          UpdateExpression: 'SET is_public = :public, #version = :next',
          ...still,
          ExpressionAttributeValues: {
            ...still.ExpressionAttributeValues,
            ':public': isPublic,
            ':next': before.version + 1,
          },
        },
      };
    }),
    usageUpdate(bot, { articles: 0, phrasings: 0 }),
  ]);
}

/** Gives an article to another bot; `refused` as above. */
function moveArticle(table: Table, before: Article, after: Article, mark: TrainingMark): Promise<Written> {
  return table.transact([
    { Delete: { Key: keys.article(before.bot_id, before.id), ...isStill(before) } },
    { Put: { Item: itemOf(after) } },
    { Put: { Item: placeOf(after) } },
    ...takeValue(questionOf(before), questionOf(after)),
    isThere(after.bot_id),
    usageUpdate(before.bot_id, { articles: -1, phrasings: -phrasingsOf(before) }),
    usageUpdate(after.bot_id, { articles: 1, phrasings: phrasingsOf(after) }),
    markChanged(before.bot_id, mark),
    markChanged(after.bot_id, mark),
  ]);
}

/** Takes an article away as read; `refused` when it has changed. */
export function deleteArticle(table: Table, before: Article, mark: TrainingMark): Promise<Written> {
  return table.transact([
    { Delete: { Key: keys.article(before.bot_id, before.id), ...isStill(before) } },
    { Delete: { Key: keys.articlePointer(before.id) } },
    ...takeValue(questionOf(before), undefined),
    usageUpdate(before.bot_id, { articles: -1, phrasings: -phrasingsOf(before) }),
    markChanged(before.bot_id, mark),
  ]);
}

/** Forgets where the articles of a deleted bot were. */
export async function removePointers(table: Table, articles: readonly Article[]): Promise<void> {
  for (const { id } of articles) await table.delete({ Key: keys.articlePointer(id) });
}

function writesOf({ before, after }: ArticleChange): TransactItem[] {
  const put = itemOf(after);
  const question = takeValue(before && questionOf(before), questionOf(after));
  return before
    ? [{ Put: { Item: put, ...isStill(before) } }, ...question]
    : [
        ...question,
        { Put: { Item: put, ConditionExpression: 'attribute_not_exists(pk)' } },
        { Put: { Item: placeOf(after), ConditionExpression: 'attribute_not_exists(pk)' } },
      ];
}

/** Two people who add a question at the same time don't see each other's article. */
const questionOf = (one: Article) => keys.articleQuestion(one.bot_id, digestOf(identityOf(one)));

/** It is put as a whole, and its stock is counted by what it was. */
const isStill = (before: Article) => isCount('version', before.version);

const isThere = (bot: Id): TransactItem => ({
  ConditionCheck: { Key: keys.bot(bot), ConditionExpression: 'attribute_exists(pk)' },
});

/** Counts, within the limits. Shrinking is always allowed. */
function usageUpdate(bot: Id, { articles, phrasings }: ArticleUsage): TransactItem {
  const room = (field: string) => `(attribute_not_exists(${field}) OR ${field} <= :most_${field})`;
  const limited = articles > 0 || phrasings > 0;
  return {
    Update: {
      Key: keys.stock(bot),
      UpdateExpression: 'ADD articles :articles, phrasings :phrasings, revision :one',
      ExpressionAttributeValues: {
        ':one': 1,
        ':articles': articles,
        ':phrasings': phrasings,
        ...(limited ? { ':most_articles': MAX_ARTICLES - articles, ':most_phrasings': MAX_PHRASINGS - phrasings } : {}),
      },
      ...(limited ? { ConditionExpression: `${room('articles')} AND ${room('phrasings')}` } : {}),
    },
  };
}

/**
 * Keeps other imports out of a bot until a time, should this one never say that it is over: two that don't know of each
 * other would store what is new to both twice. `refused` while another is under way.
 */
export function beginImport(table: Table, bot: Id, { atMs, untilMs }: ImportHold): Promise<Written> {
  return table.put({
    Item: { ...keys.importing(bot), until_ms: untilMs, expires_at_seconds: Math.ceil(untilMs / 1000) },
    ConditionExpression: 'attribute_not_exists(pk) OR until_ms <= :now',
    ExpressionAttributeValues: { ':now': atMs },
  });
}

/** For how long an import may keep others out, milliseconds since 1970. */
export type ImportHold = { atMs: number; untilMs: number };

/** Lets others in, unless one already came after this import's time was over. */
export async function endImport(table: Table, bot: Id, { untilMs }: ImportHold): Promise<void> {
  await table.delete({
    Key: keys.importing(bot),
    ConditionExpression: 'until_ms = :own',
    ExpressionAttributeValues: { ':own': untilMs },
  });
}

const ofBot = (bot: Id) => ({
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :articles)',
  ExpressionAttributeValues: { ':pk': keys.bot(bot).pk, ':articles': 'ARTICLE#' },
});

/** Articles as admins set them up. Each belongs to its bot, and goes with it. */
export const articleStore: SettingsStore<Article> = {
  name: 'article',
  count: ({ version }) => version,
  references: () => [],
  all: async (table, max) => (await listArticles(table, { limit: max })).items,
  get: async (table, id) => {
    const record = await getArticle(table, id);
    return record && { record, uses: 0 };
  },
  list: listArticles,
  put: (table, after, atMs) => putArticles(table, [{ after }], { atMs }),
  change: async (table, before, changed, atMs) => {
    const after = { ...changed, version: before.version + 1 };
    const written =
      after.bot_id === before.bot_id
        ? await putArticles(table, [{ before, after }], { atMs })
        : await moveArticle(table, before, after, { atMs });
    return written === 'done' ? after : 'refused';
  },
  remove: (table, before, _, atMs) => deleteArticle(table, before, { atMs }),
};

const itemOf = (one: Article): Item => ({ ...keys.article(one.bot_id, one.id), ...one });
const placeOf = ({ id, bot_id }: Article): Item => ({
  ...keys.articlePointer(id),
  ...indexes.list('ARTICLES', id),
  id,
  bot_id,
});
const read = readAs<Article>(article);
/** Articles from before there was a help center are not in it. */
const articleOf = (item: Item): Article => read({ is_public: false, ...item });
const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0);
