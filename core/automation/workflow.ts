/**
 * The workflow engine: a pure step function. Given a workflow, where a conversation is in it, and what the visitor said, it
 * gives the one next effect and the state after it. The caller stores each effect together with that state, so that none
 * happens twice.
 */
import type { Attributes } from '#core/model/text.ts';
import type { Definition } from './definition.ts';
import { stepOf } from './graph.ts';
import type { Effect } from '#core/automation/steps/kinds.ts';
import { kindOf } from '#core/automation/steps/kinds.ts';
import type { Input, Turn, WorkflowState } from '#core/automation/turn/turn.ts';
import { giveUp } from '#core/automation/turn/turn.ts';

/** One effect, and the state after it; `failed` where it may fail. */
export type WorkflowStep = Turn<Effect>;

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
    const next = kindOf(step).take(step, at, input);
    if (next === null || 'effect' in next) return next;
    at = next;
  }
  return giveUp(at);
}
