/** What test questions find in what a bot knows: by the rules of its turn, computed only. */
import { asksForAgent } from '#core/automation/asks-for-agent.ts';
import { plain } from '#core/automation/phrases/plain.ts';
import type { Article } from '#core/model/knowledge/article.ts';
import type { FoundArticle, TestQuestion } from '#core/model/bots/test-question.ts';
import type { Id } from '#core/model/id.ts';
import { MAX_PASSAGES } from '#functions/bot/knowledge/passages.ts';
import { type Knowledge, ask } from '#functions/bot/knowledge/knowledge.ts';

/** What is needed of an article. */
export type Phrased = Pick<Article, 'id' | 'question' | 'alternative_phrasings' | 'locale'>;

/**
 * The surest article for each question. `articles`: what there is now, which may be other than what was learned from.
 * `mayGoOn`: whether there is time for another question; what there is no time for is left out.
 */
export function findAnswers(
  knowledgeFor: (question: string) => Knowledge | undefined,
  articles: readonly Phrased[],
  questions: readonly TestQuestion[],
  mayGoOn: () => boolean = () => true,
): { question_id: Id; found: FoundArticle }[] {
  const byId = new Map(articles.map((article) => [article.id, article]));
  return questions.flatMap(({ id, question }) =>
    mayGoOn() ? [{ question_id: id, found: findAnswer(knowledgeFor(question), byId, question) }] : [],
  );
}

function findAnswer(
  knowledge: Knowledge | undefined,
  articles: ReadonlyMap<Id, Phrased>,
  question: string,
): FoundArticle {
  const passages = knowledge ? ask(knowledge, question, MAX_PASSAGES) : [];
  const there = passages.flatMap(({ article: id, confidence }) => {
    const article = articles.get(id);
    return article ? [{ article, confidence }] : [];
  });
  const [best] = there;
  if (!best) return null;
  const words = plain(question);
  const isExact = there.some(({ article }) =>
    [article.question, ...article.alternative_phrasings].some((phrasing) => plain(phrasing) === words),
  );
  // A wish for an agent is followed, whatever the articles say.
  if (!isExact && asksForAgent(question)) return null;
  return { article_id: best.article.id, confidence: best.confidence };
}
