/** What steps that wait for the visitor share: asking, checking the answer, asking again. */
import * as z from 'zod/mini';
import { type Expected, parseAnswer } from '#core/automation/answers/answer.ts';
import { fill } from './mentions.ts';
import { words } from './step-kind.ts';
import type { Input, SharedEffect, Taken, Turn, WorkflowState } from './turn.ts';
import { counted, done, giveUp, goTo, learn, shortened } from './turn.ts';

/** Sent when an answer can't be taken; null for words that name what is expected. */
export const retryText = z._default(z.nullable(words), null);

/** A question, what answers it, and where it leads. */
export type Question = {
  step: { text: string; retry_text: string | null; save_as: string | null };
  expected: Expected;
  nextOf: (answer: string | number) => string;
};

/** A question answered wrongly this often goes to the team. */
const MAX_TRIES = 3;

/** Asks, or takes the answer to what was asked. */
export function takeQuestion(question: Question, at: WorkflowState, input: Input): Taken<SharedEffect> {
  return at.asked_seq === null ? ask(question, at, question.step.text, input) : answered(question, at, input);
}

/** Asks, and waits from that row on. */
function ask({ expected }: Question, at: WorkflowState, asked: string | Expected, { seq }: Input): Turn<SharedEffect> {
  const options = expected.options.map((label) => ({ label, value: label }));
  return {
    effect: { type: 'say', text: typeof asked === 'string' ? fill(asked, at.answers) : asked, options },
    after: counted({ ...at, asked_seq: seq }),
  };
}

function answered(question: Question, at: WorkflowState, input: Input): Taken<SharedEffect> {
  if (input.said === null) return null;
  const { step, expected } = question;
  const { locale } = input.around;
  // A photo called IMG_4711 isn't the number of an order.
  const isReadable = !input.hasOnlyFiles || expected.expects === 'text';
  const answer = isReadable ? parseAnswer(expected, input.said, locale) : undefined;
  if (answer === undefined) {
    const tries = at.tries + 1;
    if (tries >= MAX_TRIES) return giveUp(at);
    return ask(question, { ...at, tries }, step.retry_text ?? expected, input);
  }
  const to = question.nextOf(answer);
  if (step.save_as === null) return goTo(at, to);
  const known = { [step.save_as]: answer };
  const effect: SharedEffect = { type: 'keep', attributes: shortened(known), priority: null, labels: [] };
  return done(learn(at, known), to, effect);
}
