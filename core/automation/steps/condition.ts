/** Continues one way or the other. */
import * as z from 'zod/mini';
import { locale, optionalText, text } from '#core/model/text.ts';
import type { Attributes } from '#core/model/text.ts';
import { textOf } from '#core/automation/turn/mentions.ts';
import { answerKey, exitsAt, stepId, stepKind } from '#core/automation/turn/step-kind.ts';
import type { WorkflowContext } from '#core/automation/turn/turn.ts';
import { goTo } from '#core/automation/turn/turn.ts';

/** How a kept answer is compared. */
const comparisons = ['equals', 'contains', 'at_least', 'at_most', 'given'] as const;

/** What a `condition` step looks at. `page` is the part of its address that must occur, `locale` its beginning. */
const test = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('answer'),
    key: answerKey,
    is: z.enum(comparisons),
    value: z._default(optionalText(500), ''),
  }),
  z.strictObject({ about: z.literal('business_hours') }),
  z.strictObject({ about: z.literal('agents_online') }),
  z.strictObject({ about: z.literal('page'), contains: text(500) }),
  z.strictObject({ about: z.literal('locale'), is: locale }),
]);
/** What a `condition` step looks at. */
export type Test = z.infer<typeof test>;
const schema = z.strictObject({ kind: z.literal('condition'), test, yes: stepId, no: stepId });

/** The kind. */
export const condition = stepKind(schema, {
  exits: exitsAt('yes', 'no'),
  faults: (step, known) =>
    step.test.about === 'answer' && !known.has(step.test.key)
      ? [{ path: ['test', 'key'], message: `Must be what a step saves. No step saves "${step.test.key}"` }]
      : [],
  take: (step, at, { around }) => goTo(at, holds(step.test, at.answers, around) ? step.yes : step.no),
});

function holds(test: Test, answers: Attributes, around: WorkflowContext): boolean {
  switch (test.about) {
    case 'business_hours':
      return around.isOpen;
    case 'agents_online':
      return around.isAnyoneOnline;
    case 'page':
      return (around.page ?? '').includes(test.contains);
    case 'locale':
      return `${around.locale ?? ''}-`.toLowerCase().startsWith(`${test.is}-`.toLowerCase());
    case 'answer':
      return compares(textOf(answers, test.key), test.is, test.value);
  }
}

function compares(answer: string, is: Extract<Test, { about: 'answer' }>['is'], value: string): boolean {
  const one = answer.trim().toLowerCase();
  const other = value.trim().toLowerCase();
  const areNumbers = one !== '' && other !== '' && Number.isFinite(Number(one)) && Number.isFinite(Number(other));
  switch (is) {
    case 'given':
      return one !== '';
    case 'equals':
      return areNumbers ? Number(one) === Number(other) : one === other;
    case 'contains':
      return one.includes(other);
    case 'at_least':
      // Dates are written so that their order is that of their text.
      return one !== '' && (areNumbers ? Number(one) >= Number(other) : one >= other);
    case 'at_most':
      return one !== '' && (areNumbers ? Number(one) <= Number(other) : one <= other);
  }
}
