/**
 * The workflow engine: a pure step function. Given a workflow, where a conversation is in it, and what the visitor said, it
 * gives the one next effect and the state after it. The caller stores each effect together with that state, so that none
 * happens twice.
 */
import { parseAnswer } from '#core/automation/answers/answer.ts';
import type { AgentWish } from '#core/automation/asks-for-agent.ts';
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
export const nextStep = (definition: Definition, state: WorkflowState, input: Input): WorkflowStep | null =>
  actingStep(definition, state, input).move;

/** The next effect, and the step that has it: steps before it may have none. */
export function actingStep(
  definition: Definition,
  state: WorkflowState,
  input: Input,
): { step: string; move: WorkflowStep | null } {
  let at = state;
  // A sound graph has no way round without a question: it comes to an effect before every step was taken once.
  for (let taken = 0; taken <= Object.keys(definition.steps).length; taken++) {
    const step = stepOf(definition.steps, at.step);
    if (!step) break;
    const next = kindOf(step).take(step, at, input);
    if (next === null || 'effect' in next) return { step: at.step, move: next };
    at = next;
  }
  return { step: at.step, move: giveUp(at) };
}

/**
 * Whether a message that asks for a person answers the workflow's question. A mere noun does where any words would ("Your
 * profession?" "Operator"); a whole sentence only where it is one of the answers there are.
 */
export function isAnswerTo(
  { steps }: Definition,
  state: WorkflowState,
  message: { seq: number; said: string; locale: string | null },
  wish: Exclude<AgentWish, 'none'>,
): boolean {
  if ((state.answered_seq ?? 0) >= message.seq) return true;
  if (state.asked_seq === null || state.asked_seq > message.seq) return false;
  const step = stepOf(steps, state.step);
  const expected = step && kindOf(step).expected(step);
  if (!expected || (wish === 'sentence' && expected.expects === 'text')) return false;
  return parseAnswer(expected, message.said, message.locale) !== undefined;
}

/** The state after a move that a visitor's message led to, which thereby is dealt with. */
export const answeredBy = (answered_seq: number, { after, failed, ...move }: WorkflowStep): WorkflowStep => ({
  ...move,
  after: { ...after, answered_seq },
  ...(failed ? { failed: { ...failed, answered_seq } } : {}),
});
