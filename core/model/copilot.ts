/** What a bot's model writes for an agent: only ever shown to the one who asked, and never sent by itself. */
import * as z from 'zod/mini';
import { MAX_COPILOT_TEXT, copilotTasks } from './copilot-tasks.ts';
import { clientMessageId } from './client-message-id.ts';
import { id } from './id.ts';
import { optionalText } from './text.ts';

/** The request of an agent; `text` is what is to be rewritten. */
export const copilotRequest = z.strictObject({
  request_id: clientMessageId,
  task: z.enum(copilotTasks),
  text: z.optional(optionalText(MAX_COPILOT_TEXT)),
});

/**
 * Why nothing came of it. `budget`: the agent's tokens of the day are used up. `no_answer`: neither articles nor the chat have
 * it. `unusable`: what came isn't text for people. `other_language`: it isn't in the language that was asked for.
 */
export const copilotProblems = [
  'budget',
  'failed',
  'timeout',
  'refused',
  'no_answer',
  'unusable',
  'other_language',
  'not_configured',
] as const;
/** Why nothing came of it. */
export type CopilotProblem = (typeof copilotProblems)[number];

/** An article that a draft was written from. */
export const copilotSource = z.object({ id, bot_id: id, question: z.string(), url: z.nullable(z.string()) });
/** An article that a draft was written from. */
export type CopilotSource = z.infer<typeof copilotSource>;

/** What an agent is shown: all that is written so far, then the end of it. */
export const copilotFrame = z.object({
  type: z.literal('copilot'),
  conversation_id: id,
  request_id: clientMessageId,
  state: z.enum(['writing', 'done', 'failed']),
  text: z.string(),
  sources: z.array(copilotSource),
  problem: z.nullable(z.enum(copilotProblems)),
});
/** What an agent is shown. */
export type CopilotFrame = z.infer<typeof copilotFrame>;

/** How often agents had a bot's model write on one day (UTC), and the tokens it took. */
export const copilotDay = z.strictObject({
  day: z.iso.date(),
  uses: z.int(),
  tokens: z.int(),
});
/** How often agents had a bot's model write on one day. */
export type CopilotDay = z.infer<typeof copilotDay>;

/** The days on which there was any use, newest first. */
export const copilotUse = z.strictObject({ data: z.array(copilotDay) });
