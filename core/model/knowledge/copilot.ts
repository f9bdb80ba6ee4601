/** What a bot's model writes for an agent: only ever shown to the one who asked, and never sent by itself. */
import * as z from 'zod/mini';
import { MAX_COPILOT_TEXT, copilotTasks } from './copilot-tasks.ts';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { priorities } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { locale, optionalText } from '#core/model/text.ts';

/** The request of an agent; `text` is what is to be rewritten or translated, `to` the language of the translation. */
export const copilotRequest = z
  .strictObject({
    request_id: clientMessageId,
    task: z.enum(copilotTasks),
    text: z.optional(optionalText(MAX_COPILOT_TEXT)),
    to: z.optional(locale),
  })
  .check(
    z.refine(({ task, to }) => (task === 'translate') === (to !== undefined), {
      path: ['to'],
      error: 'A translation needs a language, and nothing else has one',
    }),
  );

/**
 * Why nothing came of it. `budget`: the agent's tokens of the day are used up. `no_answer`: neither articles nor the chat have
 * it. `unusable`: what came isn't text for people. `other_language`: it isn't in the language that was asked for. `changed`:
 * a translation hasn't the numbers, links and addresses of its original. `overtaken`: the visitor has written meanwhile.
 */
export const copilotProblems = [
  'budget',
  'failed',
  'timeout',
  'refused',
  'no_answer',
  'unusable',
  'other_language',
  'changed',
  'overtaken',
  'not_configured',
] as const;
/** Why nothing came of it. */
export type CopilotProblem = (typeof copilotProblems)[number];

/** An article that a draft was written from. */
export const copilotSource = z.object({ id, bot_id: id, question: z.string(), url: z.nullable(z.string()) });
/** An article that a draft was written from. */
export type CopilotSource = z.infer<typeof copilotSource>;

/** Labels of the team's list and a priority that fit a conversation and that it hasn't got; null for no other priority. */
export const copilotTriage = z.object({ labels: z.array(z.string()), priority: z.nullable(z.enum(priorities)) });
/** Labels and a priority that fit a conversation. */
export type CopilotTriage = z.infer<typeof copilotTriage>;

/** What an agent is shown: all that is written so far, then the end of it. */
export const copilotFrame = z.object({
  type: z.literal('copilot'),
  conversation_id: id,
  request_id: clientMessageId,
  state: z.enum(['writing', 'done', 'failed']),
  text: z.string(),
  sources: z.array(copilotSource),
  problem: z.nullable(z.enum(copilotProblems)),
  /** Only of `triage`, once it is done. */
  triage: z.optional(copilotTriage),
});
/** What an agent is shown. */
export type CopilotFrame = z.infer<typeof copilotFrame>;

/** How often agents had a bot's model write on one day (UTC), and the tokens it took. */
export const copilotDay = z.strictObject({
  day: z.iso.date(),
  uses: z.int(),
  tokens: z.int(),
  /** The same for each task that there was. */
  tasks: z.array(z.strictObject({ task: z.enum(copilotTasks), uses: z.int(), tokens: z.int() })),
});
/** How often agents had a bot's model write on one day. */
export type CopilotDay = z.infer<typeof copilotDay>;

/** The days on which there was any use, newest first. */
export const copilotUse = z.strictObject({ data: z.array(copilotDay) });
