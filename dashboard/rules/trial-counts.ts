/** What a rule's trial comes to, in numbers. */
import type { RuleDifference } from '#core/automation/rules/try-out.ts';
import type { RanAction } from '#core/model/actions/rule-run.ts';

type Run = { difference: RuleDifference; actions: readonly RanAction[] };

/** How often what became of an action. */
export type ActionCounts = Record<RanAction['outcome'], number>;

/** How many runs there would have been, how they compare with the stored rule's, and what becomes of each action, in their order. */
export function countTrial(runs: readonly Run[]): {
  would: number;
  differences: Record<RuleDifference, number>;
  actions: ActionCounts[];
} {
  const differences = { new: 0, same: 0, gone: 0 };
  const actions: ActionCounts[] = [];
  for (const run of runs) {
    differences[run.difference] += 1;
    if (run.difference === 'gone') continue;
    for (const [index, { outcome }] of run.actions.entries()) {
      const counts = (actions[index] ??= { done: 0, unchanged: 0, refused: 0 });
      counts[outcome] += 1;
    }
  }
  return { would: differences.new + differences.same, differences, actions };
}
