/**
 * What the help center knows: the public articles of a bot, in memory as long as the count of their changes stays the same.
 * Nothing here lets anything of another article out: they are left out before anything is counted, sorted or searched.
 */
import { articlesIn, shownLanguage } from '#core/help/languages.ts';
import { type HelpIndex, helpIndex, searchHelp } from '#core/help/search.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import type { Id } from '#core/model/id.ts';
import { ask } from '#functions/bot/knowledge/knowledge.ts';
import { knowledgeReader } from '#functions/bot/knowledge/read-knowledge.ts';
import type { Deps } from '#functions/deps.ts';
import { articlesOf, getArticlesRevision } from '#functions/store/automation/article-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { helpAnswersOf } from '#functions/store/reports/help-answer-store.ts';

/** Public articles in one language, those that helped most first. */
export type Shelf = { language: string; articles: readonly Article[] };

/** Reads public articles. */
export type HelpReader = {
  /** All of a bot's, those that helped most first; none where there is no such bot. */
  articles: (bot: Id) => Promise<readonly Article[]>;
  /** Those for readers of a language; where none is written in it, those in the language of most. */
  shelf: (bot: Id, language: string) => Promise<Shelf>;
  /** Those of a shelf that fit a question, best first. */
  search: (bot: Id, shelf: Shelf, question: string) => Promise<Article[]>;
};

type HelpDeps = Pick<Deps, 'table' | 'now'>;

/** More than this aren't asked of a bot's index, whose first ones may not be public. */
const MAX_ASKED = 50;
/** How long it takes until what visitors say changes the order. */
const ORDER_MS = 10 * 60_000;
const POPULAR_DAYS = 60;
const DAY_MS = 86_400_000;
/** Some megabytes each. */
const MAX_KEPT = 4;

type Kept = { revision: number; orderedAtMs: number; articles: readonly Article[]; shelves: Map<string, Shelf> };

/** Reads from this table. */
export function helpReader(deps: HelpDeps): HelpReader {
  const { table, now } = deps;
  const readKnowledge = knowledgeReader(deps);
  const kept = new Map<Id, Kept>();
  const indexes = new WeakMap<Shelf, HelpIndex>();

  const read = async (bot: Id): Promise<Kept> => {
    // The count is read first: what changes after it is read again with the next request.
    const [known, revision] = await Promise.all([getBot(table, bot), getArticlesRevision(table, bot)]);
    if (!known) return { revision, orderedAtMs: 0, articles: [], shelves: new Map() };
    const before = kept.get(bot);
    const isSame = before?.revision === revision;
    if (isSame && now() < before.orderedAtMs + ORDER_MS) return before;
    const articles = await inOrder(deps, bot, isSame ? before.articles : await publicArticles(deps, bot));
    const after = { revision, orderedAtMs: now(), articles, shelves: new Map<string, Shelf>() };
    kept.delete(bot);
    kept.set(bot, after);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT && oldest !== undefined) kept.delete(oldest);
    return after;
  };

  return {
    articles: async (bot) => (await read(bot)).articles,
    shelf: async (bot, wanted) => {
      const { articles, shelves } = await read(bot);
      const language = shownLanguage(articles, wanted);
      const shelf = shelves.get(language) ?? { language, articles: articlesIn(articles, language) };
      shelves.set(language, shelf);
      return shelf;
    },
    search: async (bot, shelf, question) => {
      const index = indexes.get(shelf) ?? helpIndex(shelf.articles);
      indexes.set(shelf, index);
      const [knowledge, settings] = await Promise.all([readKnowledge(bot), getBot(table, bot)]);
      const sure = knowledge ? ask(knowledge, question, MAX_ASKED) : [];
      const found = searchHelp(index, question, {
        of: new Map(sure.map(({ article, confidence }) => [article, confidence])),
        floor: settings?.confidence_floor ?? 1,
      });
      const byId = new Map(shelf.articles.map((article) => [article.id, article] as const));
      return found.flatMap((id) => byId.get(id) ?? []);
    },
  };
}

const publicArticles = async ({ table }: HelpDeps, bot: Id): Promise<Article[]> =>
  (await articlesOf(table, bot)).filter(({ is_public }) => is_public);

/** By how much more often each helped than not; of equals, the older first. */
async function inOrder({ table, now }: HelpDeps, bot: Id, articles: readonly Article[]): Promise<readonly Article[]> {
  const points = new Map<Id, number>();
  for (const { article_id: id, helped } of await helpAnswersOf(table, bot, now() - POPULAR_DAYS * DAY_MS, now() + 1))
    points.set(id, (points.get(id) ?? 0) + (helped ? 1 : -1));
  const pointsOf = ({ id }: Article): number => points.get(id) ?? 0;
  return articles.toSorted((one, other) => pointsOf(other) - pointsOf(one) || one.id - other.id);
}
