/** What a bot's test questions say, before and after a change. */
import { type TestOutcome, changeOf, outcomeOf } from '#core/model/bots/test-outcome.ts';
import type { FoundArticle, TriedQuestion } from '#core/model/bots/test-question.ts';
import type { Bot, EmbeddingsState } from '#core/model/bots/bot.ts';
import type { Id } from '#core/model/id.ts';
import { blanksIn } from '#core/privacy/personal-data.ts';
import { type Api, firstPages } from '#dashboard/api/api.ts';
import { type Resource, createResource } from '#dashboard/data/resource.ts';

/** The test questions of a bot with what each finds; nothing is fetched before they are shown. */
export const createTested = (api: Api, bot: Id): Resource<TriedQuestion[]> =>
  createResource(async () => (await api('listTestQuestions', { params: { id: String(bot) } })).data);

/** Whether a bot's embeddings should have been in use, and weren't. */
export const isByWords = (embeddings: EmbeddingsState | null): boolean =>
  embeddings !== null && embeddings !== 'ready' && embeddings !== 'not_used';

/** How many have which outcome. */
export function countsOf(questions: readonly TriedQuestion[], { confidence_floor }: Pick<Bot, 'confidence_floor'>) {
  const counts: Record<TestOutcome, number> = { right: 0, wrong: 0, handed_over: 0 };
  for (const { article_id, found } of questions) counts[outcomeOf(article_id, found, confidence_floor)] += 1;
  return counts;
}

/** A test question of which the outcome changes. */
export type Changed = { question: TriedQuestion; before: TestOutcome; after: TestOutcome; found: FoundArticle };

/** What another threshold, or what is found after a change, makes better and worse. */
export function compare(
  questions: readonly TriedQuestion[],
  floor: { before: number; after: number },
  foundAfter: (question: TriedQuestion) => FoundArticle = ({ found }) => found,
): { better: Changed[]; worse: Changed[] } {
  const changed = questions.map((question): Changed => {
    const found = foundAfter(question);
    return {
      question,
      before: outcomeOf(question.article_id, question.found, floor.before),
      after: outcomeOf(question.article_id, found, floor.after),
      found,
    };
  });
  const those = (wanted: 'better' | 'worse') =>
    changed.filter(({ before, after }) => changeOf(before, after) === wanted);
  return { better: those('better'), worse: those('worse') };
}

/** Questions that visitors asked: those without an answer, and drafts without blanks. Each once. */
export async function askedQuestions(api: Api, bot: Id): Promise<string[]> {
  const params = { id: String(bot) };
  const [unanswered, learned] = await Promise.all([
    api('listUnanswered', { params, query: { limit: '100' } }),
    firstPages((query) => api('listLearned', { params, query }), LEARNED_PAGES),
  ]);
  const questions = [...unanswered.data, ...learned.items].map(({ question }) => question);
  return [...new Set(questions.filter((question) => blanksIn(question).length === 0 && question.length <= MAX_LENGTH))];
}
const LEARNED_PAGES = 3;
/** What a test question may have. */
const MAX_LENGTH = 500;
