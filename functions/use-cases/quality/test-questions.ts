/** A bot's test questions: set up by admins, and run against what the bot knows now. */
import { smallTalkIn } from '#core/automation/small-talk.ts';
import { plain } from '#core/automation/phrases/plain.ts';
import type { Received } from '#core/contract/http.ts';
import { type TestQuestion, type TriedQuestion, MAX_TEST_QUESTIONS } from '#core/model/bots/test-question.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { ReadKnowledge } from '#functions/bot/knowledge/read-knowledge.ts';
import { articlesOf, getArticlesOf } from '#functions/store/automation/article-store.ts';
import type { BotItem } from '#functions/store/automation/bot-store.ts';
import { testQuestionsOf, testQuestionStore } from '#functions/store/quality/test-question-store.ts';
import { type Resource, type SettingsDeps, plainResource } from '#functions/use-cases/settings/resource.ts';
import { asTrained } from './asked-knowledge.ts';
import { findAnswers } from './find-answers.ts';

/** The test questions of a bot. */
export const testQuestions = (
  bot: Id,
): Resource<
  SettingsDeps,
  TestQuestion,
  TestQuestion,
  Received<'createTestQuestion', 'body'>,
  Received<'updateTestQuestion', 'body'>
> => ({
  ...plainResource('test_question', testQuestionStore(bot)),
  check: async ({ table }, after, before) => {
    if (smallTalkIn(after.question))
      throw invalid('question', 'Must not be small talk, which bots answer without articles');
    if (after.article_id !== null && after.article_id !== before?.article_id) {
      const [article] = await getArticlesOf(table, bot, [after.article_id], { ConsistentRead: true });
      if (!article) throw invalid('article_id', 'Must be an article of this bot');
    }
    const others = (await testQuestionsOf(table, bot)).filter(({ id }) => id !== after.id);
    if (!before && others.length >= MAX_TEST_QUESTIONS)
      throw new DomainError('conflict', `This bot has ${MAX_TEST_QUESTIONS} test questions, which is the limit.`);
    const words = plain(after.question);
    if (others.some(({ question }) => plain(question) === words))
      throw new DomainError('conflict', 'This bot has a test question in these words.');
  },
});

function invalid(field: string, message: string): DomainError {
  return new DomainError('validation_failed', `${field}: ${message}.`, {
    errors: [{ path: `body.${field}`, message }],
  });
}

/** What running test questions takes; `embedQuestions` has the function that reaches models embed those that aren't yet. */
export type RunQuestionsDeps = Pick<SettingsDeps, 'table'> & {
  readKnowledge: ReadKnowledge;
  readEmbedded: ReadKnowledge;
  embedQuestions: (bot: Id) => Promise<unknown>;
};

/** Runs a bot's test questions against what it knows now. */
export async function runTestQuestions(
  { table, readKnowledge, readEmbedded, embedQuestions }: RunQuestionsDeps,
  bot: BotItem,
): Promise<TriedQuestion[]> {
  const questions = await testQuestionsOf(table, bot.id);
  if (questions.length === 0) return [];
  const [plain, articles] = await Promise.all([readKnowledge(bot.id), articlesOf(table, bot.id)]);
  const texts = questions.map(({ question }) => question);
  const embedNow = () => embedQuestions(bot.id);
  const { knowledgeFor, isEmbedded } = await asTrained({ table, embedNow }, bot, { plain, readEmbedded }, texts);
  const found = new Map(findAnswers(knowledgeFor, articles, questions).map((one) => [one.question_id, one.found]));
  return questions.map((one) => ({ ...one, found: found.get(one.id) ?? null, is_embedded: isEmbedded(one.question) }));
}
