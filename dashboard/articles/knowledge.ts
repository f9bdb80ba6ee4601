/** What a bot knows and what it could not answer, as its pages share them. */
import type { Article } from '../../core/model/article.ts';
import type { UnansweredQuestion } from '../../core/model/bot.ts';
import type { Id } from '../../core/model/id.ts';
import { type Api, everyPage } from '../api/api.ts';
import { createResource, type Resource } from '../data/resource.ts';

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
  return articles.filter((article) => {
    const text = plain([article.question, ...article.alternative_phrasings, article.answer].join('\n'));
    return words.every((word) => text.includes(word));
  });
}

/** Whether one of the articles is asked in exactly these words. */
export function knows(articles: readonly Article[], question: string): boolean {
  const asked = plain(question).trim();
  return articles.some((article) =>
    [article.question, ...article.alternative_phrasings].some((one) => plain(one).trim() === asked),
  );
}

/** Case and accents don't matter. */
const plain = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase();
