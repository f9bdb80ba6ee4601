/** Rules, and what one would have done. */
import * as z from 'zod/mini';
import { rule, ruleSettings, ruleTrial } from '#core/automation/rules/rule.ts';
import { ruleDifferences } from '#core/automation/rules/try-out.ts';
import { AGENT_API, endpoint, paging } from '#core/contract/kit/endpoint.ts';
import { byOperation, settingsReads, settingsWrites } from '#core/contract/kit/settings.ts';
import { id } from '#core/model/id.ts';
import { ranAction } from '#core/model/actions/rule-run.ts';
import { instant } from '#core/model/text.ts';

const tag = 'Rules';
const kind = { collection: 'rules', tag, one: 'rule', entity: rule } as const;
const { create, ...writes } = settingsWrites(kind, ruleSettings, 'supervisor');

/** Every endpoint of rules. */
export const rules = {
  ...byOperation('Rule', 'Rules', {
    ...settingsReads(kind),
    ...writes,
    create: endpoint({
      ...create,
      body: z.extend(ruleSettings, {
        is_enabled: z._default(ruleSettings.shape.is_enabled, false),
        /** By default the last. */
        position: z.optional(ruleSettings.shape.position),
        conditions: z._default(ruleSettings.shape.conditions, []),
      }),
    }),
  }),
  tryRule: endpoint({
    tag,
    method: 'POST',
    path: `${AGENT_API}/rules/try`,
    role: 'supervisor',
    summary:
      'Tell what a rule would have done in the last 30 days, at most 5,000 conversations, a page at a time; it changes nothing',
    query: z.strictObject({ cursor: paging.cursor }),
    body: ruleTrial,
    answer: {
      status: 200,
      schema: z.strictObject({
        /** How many conversations this page looked at, and about how many there are; null on later pages. */
        looked_at: z.int(),
        total: z.nullable(z.int()),
        /** When it would have run, newest conversation first. */
        runs: z.array(
          z.strictObject({
            conversation_id: id,
            at: instant,
            visitor_name: z.nullable(z.string()),
            /** `same`: the rule that it changes ran then, too. `gone`: that one ran, and this one would not have. */
            difference: z.enum(ruleDifferences),
            /** What would have become of each action; where it is gone, what became of those of the rule that ran. */
            actions: z.array(ranAction),
          }),
        ),
        next_cursor: z.nullable(z.string()),
      }),
    },
  }),
} as const;
