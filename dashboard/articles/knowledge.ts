/** What a bot knows and what it could not answer, as its pages share them. */
import type { Article } from '#core/model/knowledge/article.ts';
import type { UnansweredQuestion } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import { type Api, everyPage } from '#dashboard/api/api.ts';
import { createResource, type Resource } from '#dashboard/data/resource.ts';

/** The knowledge of a bot. */
export type Knowledge = { articles: Resource<Article[]>; unanswered: Resource<UnansweredQuestion[]> };

/** Makes it; nothing is fetched before it is shown. */
export function createKnowledge(api: Api, bot: Id): Knowledge {
  return {
    articles: createResource(() =>
      everyPage((query) => api('listArticles', { query: { ...query, bot_id: String(bot) } })),
    ),
    unanswered: createResource(
      async () => (await api('listUnanswered', { params: { id: String(bot) }, query: { limit: '100' } })).data,
    ),
  };
}

/** The articles that have every word of a search in question, phrasings or answer. */
export function matching(articles: readonly Article[], search: string): Article[] {
  const words = plain(search).split(/\s+/).filter(Boolean);
  return articles.filter((article) => words.every((word) => textOf(article).includes(word)));
}

/** Tells whether one of the articles is asked in exactly these words. */
export function whatIsKnown(articles: readonly Article[]): (question: string) => boolean {
  const asked = new Set(
    articles.flatMap(({ question, alternative_phrasings }) => [question, ...alternative_phrasings].map(plain)),
  );
  return (question) => asked.has(plain(question));
}

/** Made once of each article: a bot may know 20,000 phrasings, and a search runs with every letter. */
const texts = new WeakMap<Article, string>();
function textOf(article: Article): string {
  const known = texts.get(article);
  if (known !== undefined) return known;
  const text = plain([article.question, ...article.alternative_phrasings, article.answer].join('\n'));
  texts.set(article, text);
  return text;
}

/** Case, accents and what stands around it don't matter. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase().trim();
