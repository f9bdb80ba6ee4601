/** A bot's test questions: what it should make of a question, and what it does make of it. */
import * as z from 'zod/mini';
import { embeddingsStates } from './bot.ts';
import { id, version } from '#core/model/id.ts';
import { instant, line } from '#core/model/text.ts';

/** How many a bot has at most. */
export const MAX_TEST_QUESTIONS = 500;

const settings = {
  question: line(500),
  /** The article that should answer; null where the bot should hand over. */
  article_id: z.nullable(id),
};

/** What an admin may set. */
export const testQuestionSettings = z.strictObject(settings);
/** What an admin may set. */
export type TestQuestionSettings = z.infer<typeof testQuestionSettings>;

/** A test question. */
export const testQuestion = z.strictObject({ id, ...settings, version, created_at: instant });
/** A test question. */
export type TestQuestion = z.infer<typeof testQuestion>;

/** The article that is surest, and how sure it is, 0 to 1; null where there is none, or where an agent is asked for. */
const found = z.nullable(z.strictObject({ article_id: id, confidence: z.number() }));
/** What a question finds. */
export type FoundArticle = z.infer<typeof found>;

/** A test question with what the bot finds for it as it is trained now. */
export const triedQuestion = z.extend(testQuestion, {
  found,
  /** Whether the bot's embeddings were in use: not for a bot without them, nor while they can't be reached. */
  is_embedded: z.boolean(),
});
/** A test question with what the bot finds for it as it is trained now. */
export type TriedQuestion = z.infer<typeof triedQuestion>;

/** What a bot's test questions would find after a change. */
export const trial = z.strictObject({
  id,
  state: z.enum(['running', 'done', 'failed']),
  /** By test question; empty until it is done. */
  results: z.array(z.strictObject({ question_id: id, found })),
  /** What came of the bot's embeddings: unless they are `ready`, it was tried by its plain index. Null without them. */
  embeddings: z.nullable(z.enum(embeddingsStates)),
});
/** What a bot's test questions would find after a change. */
export type Trial = z.infer<typeof trial>;
