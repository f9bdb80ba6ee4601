/** A question and its answer that a bot has learned from a conversation: a draft until an admin adds it as an article. */
import * as z from 'zod/mini';
import { id } from '#core/model/id.ts';
import { instant, locale } from '#core/model/text.ts';

/** How many drafts a bot has at most; with more, the oldest give way. */
export const MAX_LEARNED = 300;
/** From how many stars on a conversation is learned from; the thumb of a yes-or-no rating counts as five. */
export const LEAST_STARS = 4;

/** A draft. What was personal in its texts is taken out: `{{name}}` and the like stand there. */
export const learnedQuestion = z.strictObject({
  id,
  question: z.string(),
  answer: z.string(),
  /** The language of the visitor's browser; null where it isn't known. */
  locale: z.nullable(locale),
  /** Where it is from. */
  conversation_id: id,
  rating: z.int(),
  learned_at: instant,
});
/** A draft. */
export type LearnedQuestion = z.infer<typeof learnedQuestion>;
