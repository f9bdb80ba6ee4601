/** What a bot notes for those who take a conversation over, as data; `handoff-text.ts` has the words. */
import * as z from 'zod/mini';
import { cut } from '#core/model/text.ts';

/**
 * Why a bot hands over. `refused`: its answer was held back; `ungrounded`: because no article says what it said; `budget`: the
 * tokens are used up; `files`: it can't read what was sent; `neither`: the visitor meant none of the articles that were
 * offered; `unclear`: it can't tell which one is meant; `no_help`: its answer didn't help; `handed_over`: its model chose to;
 * `wrong_codes`: a code by email was typed wrong too often.
 */
export const handoffCauses = [
  'asked',
  'unanswered',
  'failed',
  'timeout',
  'refused',
  'ungrounded',
  'budget',
  'max_turns',
  'not_configured',
  'files',
  'neither',
  'unclear',
  'no_help',
  'handed_over',
  'wrong_codes',
] as const;
/** Why a bot hands over. */
export type HandoffCause = (typeof handoffCauses)[number];

/** What a bot notes. Texts are cut: the conversation has all of them. */
export const handoffNote = z.strictObject({
  cause: z.enum(handoffCauses),
  /** What the visitor asked and is still open, with the article that comes closest and how sure that is, in percent. */
  questions: z.optional(
    z.array(z.strictObject({ text: z.string(), article: z.optional(z.string()), percent: z.optional(z.int()) })),
  ),
  /** The files that were sent, or the articles that it can't tell apart. */
  names: z.optional(z.array(z.string())),
  /** How many answers it gave, or how many codes were wrong. */
  count: z.optional(z.int()),
  /** The answer that didn't help, or what a model wrote for agents. */
  text: z.optional(z.string()),
});
/** What a bot notes. */
export type HandoffNote = z.infer<typeof handoffNote>;

const MAX_QUESTION = 500;
const MAX_TEXT = 2000;
const MAX_QUESTIONS = 5;

/** A note, without what is empty in it, its texts cut. @param about what was asked and is open */
export function noteOf(
  cause: HandoffCause,
  about: readonly NonNullable<HandoffNote['questions']>[number][],
  { names, count, text = '' }: { names?: readonly string[]; count?: number; text?: string | undefined } = {},
): HandoffNote {
  const asked = about.filter((one) => one.text.trim() !== '').slice(0, MAX_QUESTIONS);
  return {
    cause,
    ...(asked.length === 0 ? {} : { questions: asked.map((one) => ({ ...one, text: cut(one.text, MAX_QUESTION) })) }),
    ...(names === undefined ? {} : { names: [...names] }),
    ...(count === undefined ? {} : { count }),
    ...(text.trim() === '' ? {} : { text: cut(text.trim(), MAX_TEXT) }),
  };
}
