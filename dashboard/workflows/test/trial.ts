/** A chat with a workflow in the page: the flow engine itself, its effects told instead of carried out. */
import { retryWords } from '#core/automation/answers/retry-words.ts';
import type { Definition } from '#core/automation/definition.ts';
import type { Effect } from '#core/automation/steps/kinds.ts';
import { learn, type WorkflowContext, type WorkflowState } from '#core/automation/turn/turn.ts';
import { nextStep, startWorkflow, type WorkflowStep } from '#core/automation/workflow.ts';
import { trialEffectOf } from '#dashboard/workflows/kinds/kinds.tsx';

/** A line of the chat: said, or an effect. */
export type TrialLine =
  | { from: 'visitor' | 'bot'; text: string; options: string[] }
  | { from: 'effect'; effect: Exclude<Effect, { type: 'say' }> };

/** A call the trial can't make: someone has to say how it went. */
export type Call = { effect: Extract<Effect, { type: 'http' }>; move: WorkflowStep };

/** The chat so far. It stays on the definition it began with, as real ones do. */
export type Trial = {
  definition: Definition;
  lines: readonly TrialLine[];
  state: WorkflowState;
  call: Call | undefined;
  isOver: boolean;
};

/** Begins with the visitor's first message. */
export function beginTrial(definition: Definition, said: string, around: WorkflowContext): Trial {
  const state = startWorkflow(definition, { message: said, visitor_name: 'Ada', visitor_email: 'ada@example.com' });
  const lines: TrialLine[] = [{ from: 'visitor', text: said, options: [] }];
  return goOn({ definition, lines, state, call: undefined, isOver: false }, null, around);
}

/** Goes on with what the visitor said. */
export function say(trial: Trial, said: string, around: WorkflowContext): Trial {
  return goOn({ ...trial, lines: [...trial.lines, { from: 'visitor', text: said, options: [] }] }, said, around);
}

/** Goes on with what a service answered; null when it failed. */
export function answerCall(trial: Trial, values: Record<string, string> | null, around: WorkflowContext): Trial {
  const { move } = trial.call ?? {};
  if (!move) return trial;
  const state = values === null ? (move.failed ?? move.after) : learn(move.after, values);
  return goOn({ ...trial, state, call: undefined }, null, around);
}

/** Takes every move there is until the visitor, a service or the end is reached. A sound workflow always comes there. */
function goOn(trial: Trial, said: string | null, around: WorkflowContext): Trial {
  const move = nextStep(trial.definition, trial.state, { said, seq: trial.lines.length + 1, around });
  if (!move) return trial;
  const { effect, after } = move;
  const next: Trial = { ...trial, state: after, lines: [...trial.lines, lineOf(effect, around)] };
  if (effect.type === 'http') return { ...next, call: { effect, move } };
  const { isLast, learns } = trialEffectOf(effect);
  if (isLast) return { ...next, isOver: true };
  return goOn({ ...next, state: learns ? learn(after, learns) : after }, null, around);
}

const lineOf = (effect: Effect, { locale }: WorkflowContext): TrialLine =>
  effect.type === 'say'
    ? {
        from: 'bot',
        text: typeof effect.text === 'string' ? effect.text : retryWords(effect.text, locale),
        options: effect.options.map(({ label }) => label),
      }
    : { from: 'effect', effect };
