/** Asks, then checks and saves the answer. */
import * as z from 'zod/mini';
import { line } from '#core/model/text.ts';
import { expectations } from '#core/automation/answers/answer.ts';
import type { StepFault } from '#core/automation/turn/step-kind.ts';
import { answerKey, exitsAt, stepId, stepKind, textsAt, words } from '#core/automation/turn/step-kind.ts';
import { retryText, takeQuestion } from '#core/automation/turn/question.ts';

const schema = z.strictObject({
  kind: z.literal('ask'),
  text: words,
  expects: z.enum(expectations),
  save_as: answerKey,
  /** What `choice` may be answered with; shown as buttons. Empty for anything else. */
  options: z._default(z.array(line(100)).check(z.maxLength(20)), []),
  /** The least and the most: a number itself, a text's characters. */
  min: z._default(z.nullable(z.number()), null),
  max: z._default(z.nullable(z.number()), null),
  retry_text: retryText,
  next: stepId,
});

/** The kind. */
export const ask = stepKind(schema, {
  exits: exitsAt('next'),
  expected: (step) => step,
  saves: ({ save_as }) => [save_as],
  texts: textsAt('text', 'retry_text'),
  faults: faultsOf,
  take: (step, at, input) => takeQuestion({ step, expected: step, nextOf: () => step.next }, at, input),
});

function faultsOf({ expects, options, min, max }: z.infer<typeof schema>): StepFault[] {
  const isChoice = expects === 'choice';
  const faults: StepFault[] = [];
  if (isChoice !== options.length > 0)
    faults.push({
      path: ['options'],
      message: isChoice ? 'Must have at least 1 entry' : 'Must be empty unless it expects a choice',
    });
  if (min !== null && max !== null && min > max)
    faults.push({ path: ['max'], message: `Must be at least min, which is ${min}` });
  return faults;
}
