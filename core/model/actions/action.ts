/** What is done to a conversation in one go, as data: by a canned response, or by a rule. */
import * as z from 'zod/mini';
import { MAX_ACTIONS, MAX_SNOOZE_DAYS, actionOutcomes, actionRefusals, priorities } from '#core/model/closed-sets.ts';
import { label } from '#core/model/conversations/conversation.ts';
import { id } from '#core/model/id.ts';
import { content } from '#core/model/text.ts';

/** To an agent (`me`: who runs the actions), or to a department's queue (null: the default one). */
const assign = z
  .strictObject({
    type: z.literal('assign'),
    agent_id: z.optional(z.union([id, z.literal('me')])),
    department_id: z.optional(z.nullable(id)),
  })
  .check(
    z.refine(
      (action) => (action.agent_id === undefined) !== (action.department_id === undefined),
      'Must have either agent_id or department_id',
    ),
  );

/** One action. */
export const action = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('set_priority'), priority: z.enum(priorities) }),
  z.strictObject({ type: z.literal('add_label'), label }),
  z.strictObject({ type: z.literal('remove_label'), label }),
  assign,
  z.strictObject({ type: z.literal('note'), content }),
  /** `for`: minutes, or until the visitor writes. */
  z.strictObject({
    type: z.literal('snooze'),
    for: z.union([z.int().check(z.gte(1), z.lte(MAX_SNOOZE_DAYS * 24 * 60)), z.literal('until_reply')]),
  }),
  z.strictObject({ type: z.literal('resolve') }),
]);
/** One action. */
export type Action = z.infer<typeof action>;

/** The actions of which there may be one. */
const single = ['set_priority', 'assign', 'snooze', 'resolve'] as const;

/** Why actions can't go together, as a sentence; undefined where they can. */
export function contradiction(actions: readonly Action[]): string | undefined {
  const of = <Type extends Action['type']>(type: Type) =>
    actions.filter((one): one is Extract<Action, { type: Type }> => one.type === type);
  const twice = single.find((type) => of(type).length > 1);
  if (twice) return `Must have one \`${twice}\` at most`;
  if (of('snooze').length > 0 && of('resolve').length > 0) return "Can't both snooze and resolve";
  if (of('snooze').length > 0 && of('assign').some((one) => one.agent_id === undefined))
    return "Can't snooze what goes to a department's queue";
  const added = new Set(of('add_label').map((one) => one.label));
  const both = of('remove_label').find((one) => added.has(one.label));
  return both && `Can't both add and remove the label "${both.label}"`;
}

/** Actions that go together. */
export const actions = z.array(action).check(
  z.maxLength(MAX_ACTIONS),
  z.refine((given) => contradiction(given) === undefined, {
    error: ({ input }) => contradiction(input as readonly Action[]) ?? '',
  }),
);

/** Why an action wasn't done. */
export type ActionRefusal = (typeof actionRefusals)[number];

/** What became of an action. `unchanged`: it was so already. `reason` is null unless it was refused. */
export const actionResult = z.strictObject({
  outcome: z.enum(actionOutcomes),
  reason: z.nullable(z.enum(actionRefusals)),
});
/** What became of an action. */
export type ActionResult = z.infer<typeof actionResult>;

/**
 * Why an action wasn't undone. `changed_since`: what it changed was changed again. `from_bot`: it was taken from a bot or
 * workflow, which doesn't go on.
 */
export const undoRefusals = [
  'changed_since',
  'at_capacity',
  'gone',
  'from_bot',
  'too_many_labels',
  'not_possible',
] as const;
/** Why an action wasn't undone. */
export type UndoRefusal = (typeof undoRefusals)[number];

/** What became of undoing an action. `kept`: a note stays. `unchanged`: there was nothing to undo. */
export const undoResult = z.strictObject({
  outcome: z.enum(['done', 'unchanged', 'kept', 'refused']),
  reason: z.nullable(z.enum(undoRefusals)),
});
/** What became of undoing an action. */
export type UndoResult = z.infer<typeof undoResult>;
