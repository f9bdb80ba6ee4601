/** Continues one way or the other. */
import * as z from 'zod/mini';
import { line, locale, optionalLine } from '#core/model/text.ts';
import type { Attributes } from '#core/model/text.ts';
import { comparisons, compares } from '#core/automation/conditions/compare.ts';
import { pageHas, speaks } from '#core/automation/conditions/place.ts';
import { textOf } from '#core/automation/turn/mentions.ts';
import type { StepFault } from '#core/automation/turn/step-kind.ts';
import { answerKey, exitsAt, stepId, stepKind } from '#core/automation/turn/step-kind.ts';
import type { WorkflowContext } from '#core/automation/turn/turn.ts';
import { goTo } from '#core/automation/turn/turn.ts';

/** What a `condition` step looks at. `page` is the part of its address that must occur, `locale` its beginning. */
export const test = z.discriminatedUnion('about', [
  z.strictObject({
    about: z.literal('answer'),
    key: answerKey,
    is: z.enum(comparisons),
    value: z._default(optionalLine(500), ''),
  }),
  z.strictObject({ about: z.literal('business_hours') }),
  z.strictObject({ about: z.literal('agents_online') }),
  z.strictObject({ about: z.literal('page'), contains: line(500) }),
  z.strictObject({ about: z.literal('locale'), is: locale }),
]);
/** What a `condition` step looks at. */
export type Test = z.infer<typeof test>;
const schema = z.strictObject({ kind: z.literal('condition'), test, yes: stepId, no: stepId });

/** The kind. */
export const condition = stepKind(schema, {
  exits: exitsAt('yes', 'no'),
  faults: faultsOf,
  take: (step, at, { around }) => goTo(at, holds(step.test, at.answers, around) ? step.yes : step.no),
});

function faultsOf({ test: about }: z.infer<typeof schema>, known: ReadonlySet<string>): StepFault[] {
  if (about.about !== 'answer') return [];
  const faults: StepFault[] = [];
  if (!known.has(about.key))
    faults.push({ path: ['test', 'key'], message: `Must be what a step saves. No step saves "${about.key}"` });
  if (about.value === '' && needsValue[about.is])
    faults.push({ path: ['test', 'value'], message: 'Must not be empty' });
  return faults;
}

/** Which comparisons every answer would pass, or fail, without a value. */
const needsValue: Record<(typeof comparisons)[number], boolean> = {
  given: false,
  equals: false,
  contains: true,
  at_least: true,
  at_most: true,
};

function holds(about: Test, answers: Attributes, around: WorkflowContext): boolean {
  switch (about.about) {
    case 'business_hours':
      return around.isOpen;
    case 'agents_online':
      return around.isAnyoneOnline;
    case 'page':
      return pageHas(around.page ?? '', about.contains);
    case 'locale':
      return speaks(around.locale ?? '', about.is);
    case 'answer':
      return compares(textOf(answers, about.key), about.is, about.value);
  }
}
