/** How test questions are judged: apart from their schemas, which browsers don't load. */
import type { ModelVerdict } from './model-run.ts';
import type { FoundArticle } from './test-question.ts';

/** What becomes of a test question: the expected happens, another article answers, or it is handed over for want of an answer. */
export const testOutcomes = ['right', 'wrong', 'handed_over'] as const;
/** What becomes of a test question. */
export type TestOutcome = (typeof testOutcomes)[number];

/** Judges what was found, for a bot that answers from this confidence on. */
export function outcomeOf(expected: number | null, found: FoundArticle, floor: number): TestOutcome {
  const answering = found && found.confidence >= floor ? found.article_id : null;
  if (answering === expected) return 'right';
  return answering === null ? 'handed_over' : 'wrong';
}

/** The same for an answer that a model writes, which may also fail. */
export type ModelOutcome = TestOutcome | 'failed';

/** Judges what a model made of a question. It is right where the expected article is among those that its answer rests on. */
export function modelOutcomeOf(expected: number | null, { action, article_ids }: ModelVerdict): ModelOutcome {
  if (action === 'failed') return 'failed';
  if (action === 'handed_over') return expected === null ? 'right' : 'handed_over';
  return action === 'answered' && expected !== null && article_ids.includes(expected) ? 'right' : 'wrong';
}

const RANK: Record<ModelOutcome, number> = { failed: 0, wrong: 0, handed_over: 1, right: 2 };

/** Whether a change makes a test question better or worse: being handed over lies between wrong and right. */
export function changeOf(before: ModelOutcome, after: ModelOutcome): 'better' | 'worse' | 'same' {
  if (RANK[before] === RANK[after]) return 'same';
  return RANK[after] > RANK[before] ? 'better' : 'worse';
}
