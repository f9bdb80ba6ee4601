/** Sets attributes, the priority and labels of the conversation. */
import * as z from 'zod/mini';
import { priorities } from '#core/model/closed-sets.ts';
import { label } from '#core/model/conversations/conversation.ts';
import { optionalText } from '#core/model/text.ts';
import { fillAll } from '#core/automation/turn/mentions.ts';
import { answerKey, exitsAt, stepId, stepKind } from '#core/automation/turn/step-kind.ts';
import type { SharedEffect } from '#core/automation/turn/turn.ts';
import { done, learn } from '#core/automation/turn/turn.ts';

const schema = z.strictObject({
  kind: z.literal('set'),
  attributes: z._default(
    z
      .record(answerKey, optionalText(500))
      .check(z.refine((value) => Object.keys(value).length <= 20, 'Must have at most 20 entries')),
    {},
  ),
  priority: z._default(z.nullable(z.enum(priorities)), null),
  labels: z._default(z.array(label).check(z.maxLength(10)), []),
  next: stepId,
});

/** The kind. */
export const set = stepKind(schema, {
  exits: exitsAt('next'),
  saves: (step) => Object.keys(step.attributes),
  texts: (step) => Object.entries(step.attributes).map(([key, text]) => ({ path: ['attributes', key], text })),
  take: ({ next, priority, labels, ...step }, at) => {
    const attributes = fillAll(step.attributes, at.answers);
    return done<SharedEffect>(learn(at, attributes), next, { type: 'keep', attributes, priority, labels });
  },
});
