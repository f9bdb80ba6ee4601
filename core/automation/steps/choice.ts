/** Offers buttons that lead to different steps. */
import * as z from 'zod/mini';
import type { Expected } from '#core/automation/answers/answer.ts';
import { line } from '#core/model/text.ts';
import { answerKey, stepId, stepKind, textsAt, words } from '#core/automation/turn/step-kind.ts';
import { retryText, takeQuestion } from '#core/automation/turn/question.ts';

const schema = z.strictObject({
  kind: z.literal('choice'),
  text: words,
  options: z.array(z.strictObject({ label: line(100), next: stepId })).check(z.minLength(1), z.maxLength(20)),
  save_as: z._default(z.nullable(answerKey), null),
  retry_text: retryText,
});

/** The kind. */
export const choice = stepKind(schema, {
  exits: ({ options }) =>
    options.map(({ label, next }, index) => ({ path: ['options', String(index), 'next'], to: next, label })),
  expected: expectedOf,
  saves: ({ save_as }) => (save_as === null ? [] : [save_as]),
  texts: textsAt('text', 'retry_text'),
  take: (step, at, input) => {
    const nextOf = (answer: string | number) => step.options.find(({ label }) => label === answer)?.next ?? at.step;
    return takeQuestion({ step, expected: expectedOf(step), nextOf }, at, input);
  },
});

function expectedOf({ options }: z.infer<typeof schema>): Expected {
  return { expects: 'choice', options: options.map(({ label }) => label), min: null, max: null };
}
