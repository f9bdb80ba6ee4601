/** Rehearsals: a changed bot or workflow goes through the conversations of the last month, and says what would be different. */
import * as z from 'zod/mini';
import { definition } from '#core/automation/definition.ts';
import { articleSettings } from '#core/model/knowledge/article.ts';
import { botSettings, embeddingsStates } from '#core/model/bots/bot.ts';
import { id } from '#core/model/id.ts';
import { courseEnds, realDifferences } from './course.ts';

/** How many conversations are gone through at most: the newest. */
export const MAX_REHEARSED = 1000;
/** How far back they are from, in days. */
export const REHEARSED_DAYS = 30;

const { question, alternative_phrasings, locale, answer } = articleSettings.shape;
const { languages, confidence_floor, max_turns, department_id, asks_if_solved } = botSettings.shape;

/** What of a bot changes; nothing: it is rehearsed as it is. */
export const botChanges = z.strictObject({
  /** An article that changes or is added. */
  article: z.optional(
    /** Null for one that would be new. */
    z.strictObject({ article_id: z.nullable(id), question, alternative_phrasings, locale, answer }),
  ),
  removed_article_ids: z.optional(z.array(id).check(z.maxLength(100))),
  languages: z.optional(languages),
  confidence_floor: z.optional(confidence_floor),
  max_turns: z.optional(max_turns),
  department_id: z.optional(department_id),
  asks_if_solved: z.optional(asks_if_solved),
});

/** What is rehearsed: a bot or a workflow, as a change would leave it. */
export const rehearsalSettings = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('bot'), bot_id: id, changes: z.optional(botChanges) }),
  z.strictObject({ type: z.literal('workflow'), workflow_id: id, definition: z.optional(definition) }),
]);

/** How often what is different. */
const counts = z.strictObject({
  same: z.int(),
  /** Answered where it was handed off. */
  answered: z.int(),
  /** Handed off where it was answered. */
  handed_off: z.int(),
  other_answer: z.int(),
  /** Handed off as it was, to another department. */
  routed_elsewhere: z.int(),
  /** It comes to a call of another system whose answer isn't known. */
  unknown: z.int(),
});
/** How often what is different. */
export type RehearsalCounts = z.infer<typeof counts>;

/** A rehearsal. */
export const rehearsal = z.strictObject({
  id,
  /** `paused`: its function's time was over, or it was lost; it can be resumed. */
  state: z.enum(['running', 'paused', 'done', 'failed']),
  /** How many conversations there are to go through. */
  total: z.int(),
  looked_at: z.int(),
  counts,
  /** What came of the bot's embeddings: unless they are `ready`, some or all was found by its plain index. Null without them. */
  embeddings: z.nullable(z.enum(embeddingsStates)),
});
/** A rehearsal. */
export type Rehearsal = z.infer<typeof rehearsal>;

/** A conversation in which something would be different. */
export const rehearsedConversation = z.strictObject({
  conversation_id: id,
  difference: z.enum(realDifferences),
  /** The visitor's message from which on. */
  seq: z.int(),
  /** The row of what was said then; null where nothing was. */
  was_seq: z.nullable(z.int()),
  /** The articles of the answer that would be given. */
  article_ids: z.array(id),
  /** The step of the workflow that would say something else. */
  step: z.nullable(z.string()),
  /** How it would end: with the bot or workflow, solved, or with the team. */
  end: z.enum(courseEnds),
  /** The department that would get it; null for the default one, and where it isn't handed off. */
  department_id: z.nullable(id),
});
/** A conversation in which something would be different. */
export type RehearsedConversation = z.infer<typeof rehearsedConversation>;
