/**
 * The flow engine: a pure step function. Given a workflow, where a conversation is in it, and what the visitor said, it
 * gives the one next effect and where the conversation is after it. Whoever carries effects out stores each together with
 * the state after it, so that none happens twice.
 */
import { parseAnswer, retryWords } from './workflow-answer.ts';
import type { Metadata } from '#core/model/message.ts';
import type { Priority } from '#core/model/conversation.ts';
import type { Attributes } from '#core/model/text.ts';
import { cut } from '#core/model/text.ts';
import type { Definition, Step, Test } from '#core/model/workflow.ts';
import { MENTION, stepOf } from '#core/model/workflow-graph.ts';

/** Where a conversation is in its workflow. */
export type WorkflowState = {
  /** The step to be taken, or whose question was asked. */
  step: string;
  /** The row of the question that waits for an answer; null while none does. Only what comes after it answers it. */
  asked_seq: number | null;
  /** How often the question was answered with something that can't be taken. */
  tries: number;
  /** What is known by now. */
  answers: Attributes;
  /** The visitor's last message that was taken for an answer; missing before the first. What came later nobody has looked at. */
  answered_seq?: number;
  /** Rises with every effect: two who carry out the same one differ in nothing else. */
  turn: number;
};

/** What conditions look at, as it is now. */
export type WorkflowContext = { isOpen: boolean; isAnyoneOnline: boolean; page: string | null; locale: string | null };

type Receiver = Extract<Step, { kind: 'handoff' }>['to'];

/** What is to be done. */
export type Effect =
  | { type: 'say'; text: string; options: NonNullable<Metadata['options']> }
  | { type: 'keep'; attributes: Attributes; priority: Priority | null; labels: string[] }
  | { type: 'ticket'; step: string; subject: string; description: string; priority: Priority }
  | { type: 'http'; step: string; url: string; save: Record<string, string> }
  | { type: 'hand_off'; to: Receiver; text: string | undefined }
  | { type: 'end' };

/** An effect, and where the conversation is once it is done. `failed`: where it is when it could not be done. */
export type WorkflowStep = { effect: Effect; after: WorkflowState; failed?: WorkflowState };

/** What a turn goes by. `said`: what the visitor answered to the question. `seq`: the row a message would become. */
export type Input = { said: string | null; seq: number; around: WorkflowContext };

/** A question answered wrongly so often goes to people. */
const MAX_TRIES = 3;
const MAX_ATTRIBUTE_CHARACTERS = 500;

/** The state a conversation begins with. */
export const startWorkflow = ({ start }: Definition, given: Attributes): WorkflowState => ({
  step: start,
  asked_seq: null,
  tries: 0,
  answers: given,
  turn: 0,
});

/** The next effect; null while the visitor's answer is waited for. */
export function nextStep(definition: Definition, state: WorkflowState, input: Input): WorkflowStep | null {
  let at = state;
  // A sound graph has no way round without a question: it comes to an effect before every step was taken once.
  for (let taken = 0; taken <= Object.keys(definition.steps).length; taken++) {
    const step = stepOf(definition.steps, at.step);
    if (!step) break;
    const moved = take(step, at, input);
    if (moved === null || 'effect' in moved) return moved;
    at = moved;
  }
  return giveUp(at);
}

/** Takes a step: an effect, the state after a step without one, or null to wait. */
function take(step: Step, at: WorkflowState, input: Input): WorkflowStep | WorkflowState | null {
  switch (step.kind) {
    case 'message':
      return done(at, step.next, { type: 'say', text: fill(step.text, at.answers), options: [] });
    case 'ask':
    case 'choice':
      return at.asked_seq === null ? question(step, at, step.text, input) : answered(step, at, input);
    case 'condition':
      return goTo(at, holds(step.test, at.answers, input.around) ? step.yes : step.no);
    case 'set': {
      const attributes = fillAll(step.attributes, at.answers);
      const { priority, labels } = step;
      return done(learn(at, attributes), step.next, { type: 'keep', attributes, priority, labels });
    }
    case 'ticket': {
      const subject = cut(fill(step.subject, at.answers).replace(/\s+/g, ' '), 200);
      const description = fill(step.description, at.answers, '');
      return done(at, step.next, { type: 'ticket', step: at.step, subject, description, priority: step.priority });
    }
    case 'http':
      return {
        ...done(at, step.next, { type: 'http', step: at.step, url: step.url, save: step.save }),
        failed: counted(goTo(at, step.on_error)),
      };
    case 'handoff':
      return done(at, at.step, { type: 'hand_off', to: step.to, text: fill(step.text, at.answers) });
    case 'end':
      return done(at, at.step, { type: 'end' });
  }
}

type Question = Extract<Step, { kind: 'ask' | 'choice' }>;

/** Asks, and waits from that row on. */
function question(step: Question, at: WorkflowState, words: string, { seq }: Input): WorkflowStep {
  const labels = step.kind === 'ask' ? step.options : step.options.map(({ label }) => label);
  const options = labels.map((label) => ({ label, value: label }));
  return {
    effect: { type: 'say', text: fill(words, at.answers), options },
    after: counted({ ...at, asked_seq: seq }),
  };
}

function answered(step: Question, at: WorkflowState, input: Input): WorkflowStep | WorkflowState | null {
  if (input.said === null) return null;
  const answer = parseAnswer(step, input.said);
  if (answer === undefined) {
    const tries = at.tries + 1;
    if (tries >= MAX_TRIES) return giveUp(at);
    return question(step, { ...at, tries }, step.retry_text ?? retryWords(step), input);
  }
  const to = step.kind === 'ask' ? step.next : (step.options.find(({ label }) => label === answer)?.next ?? at.step);
  if (step.save_as === null) return goTo(at, to);
  const known = { [step.save_as]: answer };
  return done(learn(at, known), to, { type: 'keep', attributes: shortened(known), priority: null, labels: [] });
}

const giveUp = (at: WorkflowState): WorkflowStep => ({
  effect: { type: 'hand_off', to: { type: 'department', department_id: null }, text: undefined },
  after: counted(at),
});

/** What a step learned; answers of http steps and ticket numbers come from whoever carried the effect out. */
export const learn = (at: WorkflowState, known: Attributes): WorkflowState => ({
  ...at,
  answers: { ...at.answers, ...known },
});

const done = (at: WorkflowState, to: string, effect: Effect): WorkflowStep => ({
  effect,
  after: counted(goTo(at, to)),
});
const goTo = (at: WorkflowState, step: string): WorkflowState => ({ ...at, step, asked_seq: null, tries: 0 });
const counted = (at: WorkflowState): WorkflowState => ({ ...at, turn: at.turn + 1 });

/** A text with its `{{key}}`s replaced; `otherwise` when nothing is left of it. */
function fill(words: string, answers: Attributes, otherwise = '…'): string {
  const filled = words.replace(MENTION, (_, key: string) => textOf(answers, key)).trim();
  return cut(filled, MAX_CHARACTERS) || otherwise;
}
const MAX_CHARACTERS = 4000;

const fillAll = (texts: Record<string, string>, answers: Attributes): Attributes =>
  shortened(Object.fromEntries(Object.entries(texts).map(([key, words]) => [key, fill(words, answers, '')])));

/** As long as attributes may be. */
export const shortened = (known: Attributes): Attributes =>
  Object.fromEntries(
    Object.entries(known).map(([key, value]) => [
      key,
      typeof value === 'string' ? cut(value, MAX_ATTRIBUTE_CHARACTERS) : value,
    ]),
  );

const textOf = (answers: Attributes, key: string): string =>
  Object.hasOwn(answers, key) ? String(answers[key] ?? '') : '';

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
