/** Rules: what starts one, under which conditions, and what it then does. */
import * as z from 'zod/mini';
import { comparisons } from '#core/automation/conditions/compare.ts';
import { actions } from '#core/model/actions/action.ts';
import { priorities } from '#core/model/closed-sets.ts';
import { label, statuses } from '#core/model/conversations/conversation.ts';
import { id, version } from '#core/model/id.ts';
import { instant, line, locale, name, optionalLine } from '#core/model/text.ts';
import { arrivals, clocks, happenings } from './kinds.ts';

/** How many rules a team may have. */
export const MAX_RULES = 50;
/** The longest time that a rule may wait for, minutes: 30 days. */
const MAX_MINUTES = 30 * 24 * 60;

/** What starts a rule. */
export const ruleTrigger = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(happenings) }),
  /** A label was added: this one, or with null any. */
  z.strictObject({ type: z.literal('labelled'), label: z.nullable(label) }),
  /** Something has lasted for this number of minutes. */
  z.strictObject({ type: z.enum(clocks), minutes: z.int().check(z.gte(1), z.lte(MAX_MINUTES)) }),
]);
/** What starts a rule. */
export type RuleTrigger = z.infer<typeof ruleTrigger>;

const some = <Schema extends z.ZodMiniType>(schema: Schema) => z.array(schema).check(z.minLength(1), z.maxLength(20));
const compared = { is: z.enum(comparisons), value: optionalLine(500) };

/** What must hold. */
export const ruleCondition = z.discriminatedUnion('about', [
  z.strictObject({ about: z.literal('widget'), ids: some(id) }),
  /** Null: the default department. */
  z.strictObject({ about: z.literal('department'), ids: some(z.nullable(id)) }),
  z.strictObject({ about: z.literal('page'), contains: line(500) }),
  z.strictObject({ about: z.literal('locale'), is: locale }),
  /** What the site, a bot or a workflow noted of the chat, or the site of the visitor. */
  z.strictObject({
    about: z.literal('attribute'),
    of: z.enum(['conversation', 'visitor']),
    key: line(40),
    ...compared,
  }),
  z.strictObject({ about: z.literal('visitor'), field: z.enum(['name', 'email']), ...compared }),
  z.strictObject({ about: z.literal('label'), label, has: z.boolean() }),
  z.strictObject({ about: z.literal('priority'), in: some(z.enum(priorities)) }),
  z.strictObject({ about: z.literal('status'), in: some(z.enum(statuses)) }),
  z.strictObject({ about: z.literal('business_hours'), open: z.boolean() }),
  z.strictObject({ about: z.literal('rating'), in: some(z.int().check(z.gte(1), z.lte(5))) }),
  z.strictObject({ about: z.literal('channel'), in: some(z.enum(arrivals)) }),
  /** The message that started the rule, else what the visitor wrote last, has one of these texts. */
  z.strictObject({ about: z.literal('text'), contains: some(line(100)) }),
]);
/** What must hold. */
export type RuleCondition = z.infer<typeof ruleCondition>;

/** What decides whether a rule runs. */
const deciding = { on: ruleTrigger, conditions: z.array(ruleCondition).check(z.maxLength(10)) };
/** The part of a rule that can be tried out. */
export const ruleMatch = z.strictObject(deciding);
/** The part of a rule that can be tried out. */
export type RuleMatch = z.infer<typeof ruleMatch>;

/** A rule that is tried out. */
export const ruleTrial = z.extend(ruleMatch, {
  /** What it does; left out, the answer has only when it would run. */
  actions: z.optional(actions),
  /** The rule that this is a change of: what it did is compared with what this would have done. */
  rule_id: z.optional(id),
});
/** A rule that is tried out. */
export type RuleTrial = z.infer<typeof ruleTrial>;

/** What an admin sets. All conditions must hold. Rules run by `position`, lowest first. */
export const ruleSettings = z.strictObject({
  name,
  is_enabled: z.boolean(),
  position: z.number().check(z.gte(0), z.lte(Number.MAX_SAFE_INTEGER)),
  ...deciding,
  actions: actions.check(z.minLength(1)),
});
/** A rule. */
export const rule = z.strictObject({ id, ...ruleSettings.shape, version, created_at: instant });
/** A rule. */
export type Rule = z.infer<typeof rule>;
