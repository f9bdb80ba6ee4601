/** A run of a bot's test questions with its model: what became of each, and what it takes. */
import * as z from 'zod/mini';
import { botSettings } from './bot.ts';
import { id } from '#core/model/id.ts';
import { instant } from '#core/model/text.ts';

/** The settings that may be tried before they are saved. */
export const triedSettings = z.partial(
  z.pick(botSettings, {
    provider: true,
    base_url: true,
    model: true,
    instructions: true,
    languages: true,
    confidence_floor: true,
    tools: true,
  }),
);
/** The settings that may be tried before they are saved. */
export type TriedSettings = z.infer<typeof triedSettings>;

/** What became of a question. `called_tool`: the model asked for a tool, which wasn't executed. */
export const modelActions = ['answered', 'handed_over', 'called_tool', 'failed'] as const;

/**
 * Why a question failed. `failed`: the model couldn't be reached, or answered nothing that can be used; `refused`: it refused,
 * or its answer was held back; `interrupted`: the function that asked was lost.
 */
export const modelFailures = ['failed', 'timeout', 'refused', 'not_configured', 'interrupted'] as const;

/** What a model made of a question: `article_ids` are the articles that its answer rests on. */
export const modelVerdict = z.strictObject({ action: z.enum(modelActions), article_ids: z.array(id) });
/** What a model made of a question. */
export type ModelVerdict = z.infer<typeof modelVerdict>;

/** A tool that a model asked for, with its arguments. It wasn't executed. */
export const plannedCall = z.strictObject({
  name: z.string(),
  arguments: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
/** A tool that a model asked for. */
export type PlannedCall = z.infer<typeof plannedCall>;

/** What became of a test question. */
export const modelResult = z.extend(modelVerdict, {
  question_id: id,
  /** Null unless it failed. */
  reason: z.nullable(z.enum(modelFailures)),
  /** The beginning of the answer; empty without one. */
  reply: z.string(),
  call: z.nullable(plannedCall),
  tokens: z.int(),
  milliseconds: z.int(),
  /** What the run before made of it; null where it wasn't asked then. */
  previous: z.nullable(modelVerdict),
});
/** What became of a test question. */
export type ModelResult = z.infer<typeof modelResult>;

/** A run. */
export const modelRun = z.strictObject({
  id,
  /**
   * `paused`: resume it. `out_of_tokens`: the day's tokens for tests are used up; resume it after midnight (UTC).
   * `settings_changed`: it ended, because the bot's settings were changed; what was asked before rests on the earlier ones.
   */
  state: z.enum(['running', 'paused', 'out_of_tokens', 'settings_changed', 'done']),
  started_at: instant,
  /** The model's name; null for the provider's usual one. */
  model: z.nullable(z.string()),
  /** Whether settings were tried that weren't saved. */
  is_changed: z.boolean(),
  /** The bot's test questions, and how many of them were asked. */
  total: z.int(),
  asked: z.int(),
  /** Tokens used so far. */
  tokens: z.int(),
  results: z.array(modelResult),
});
/** A run. */
export type ModelRun = z.infer<typeof modelRun>;

/** The newest run of a bot; null before the first. */
export const latestModelRun = z.strictObject({ run: z.nullable(modelRun) });

/** About what a run takes. */
export const modelEstimate = z.strictObject({
  questions: z.int(),
  /** About how many tokens it takes. */
  tokens: z.int(),
  /** How many tokens are left today (UTC): tests have those of 20 visitors. */
  tokens_left: z.int(),
});
/** About what a run takes. */
export type ModelEstimate = z.infer<typeof modelEstimate>;
