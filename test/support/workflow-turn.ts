/** Takes one step of a workflow, as the engine does. */
import { type Step, kindOf, step } from '#core/automation/steps/kinds.ts';
import type { Input, WorkflowState } from '#core/automation/turn/turn.ts';

/** Where a conversation is that has come to the step `here`. */
export const stateAt = (more: Partial<WorkflowState> = {}): WorkflowState => ({
  step: 'here',
  asked_seq: null,
  tries: 0,
  answers: {},
  turn: 7,
  ...more,
});

/** What a turn depends on: nobody is there, on a page in English. */
export const inputOf = (more: Partial<Input> = {}): Input => ({
  said: null,
  seq: 5,
  around: { isOpen: false, isAnyoneOnline: false, page: null, locale: 'en' },
  ...more,
});

/** A step with the defaults of its fields. @throws where a field is refused */
export const stepFrom = (fields: object): Step => step.parse(fields);

/** What comes of taking a step. */
export const take = (fields: object, at: WorkflowState = stateAt(), input: Input = inputOf()) => {
  const one = stepFrom(fields);
  return kindOf(one).take(one, at, input);
};
