/** A run of a rule, as the row records it that says what it did. */
import * as z from 'zod/mini';
import { actionOutcomes, actionRefusals, actionTypes, priorities } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { line } from '#core/model/text.ts';

/** An action and what became of it, with what names it; what a note said is in the note. */
export const ranAction = z.strictObject({
  type: z.enum(actionTypes),
  label: z.optional(z.string()),
  priority: z.optional(z.enum(priorities)),
  agent_id: z.optional(z.union([id, z.literal('me')])),
  department_id: z.optional(z.nullable(id)),
  for: z.optional(z.union([z.int(), z.literal('until_reply')])),
  outcome: z.enum(actionOutcomes),
  /** Why it wasn't done; missing otherwise. */
  reason: z.optional(z.enum(actionRefusals)),
});
/** An action and what became of it. */
export type RanAction = z.infer<typeof ranAction>;

/** A run: which rule, on which row, and on which event where it has no row of its own. */
export const ruleRun = z.strictObject({
  id,
  seq: z.int(),
  event: z.optional(id),
  /** What the rule was called; missing on older rows, as its actions are. */
  name: z.optional(line(100)),
  actions: z.optional(z.array(ranAction)),
});
/** A run of a rule. */
export type RuleRun = z.infer<typeof ruleRun>;
