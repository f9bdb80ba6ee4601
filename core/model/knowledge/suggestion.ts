/** What may answer a visitor: an article of a bot, or an answer the team has given before. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';

/** How many there are of each kind at most. */
export const MAX_SUGGESTIONS = 3;

/** One suggestion. */
export const suggestion = z.strictObject({
  kind: z.enum(['article', 'past_answer']),
  id,
  bot_id: id,
  question: z.string(),
  content: z.string(),
  url: z.nullable(z.string()),
  /** How sure the bot is of it, from 0 to 1: never below its threshold. */
  confidence: z.number(),
  /** The conversation a past answer is from. */
  conversation_id: z.nullable(id),
});
/** One suggestion. */
export type Suggestion = z.infer<typeof suggestion>;

/** Those for a conversation. */
export const suggestions = z.strictObject({ data: z.array(suggestion).check(z.maxLength(2 * MAX_SUGGESTIONS)) });
