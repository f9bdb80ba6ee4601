/** Undoing what a person ran last on a conversation, once. */
import { planUndo } from '#core/automation/undo-actions.ts';
import type { Named } from '#core/conversation/commands.ts';
import type { UndoResult } from '#core/model/actions/action.ts';
import { DomainError, found, notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { type StoredRun, lastRunOf, runUndone } from '#functions/store/conversations/run-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { type Refusing, carryOut, sceneOf } from './carry-out.ts';
import type { Runner } from './run-macro.ts';

/** What came of it. */
export type Undone = { results: readonly UndoResult[]; state: LoadedConversation; hasNewFields: boolean };

/** Undoes it; again, it answers the same. @throws DomainError `not_found` when it isn't what they ran last, or longer ago than a day; `try_again` */
export async function undoRun(
  deps: TransitionDeps,
  conversation: Id,
  runId: string,
  { userId, by }: Pick<Runner, 'userId' | 'by'>,
): Promise<Undone> {
  const refusing: Refusing = new Map();
  const undone = await carryOut<UndoResult>(
    deps,
    conversation,
    async (state) => {
      const run = runOf(state, userId, runId);
      if (run.undone) return undefined;
      const former = await formerAgent(deps, run);
      const plan = planUndo(run, sceneOf(state), { nowMs: deps.now(), by, former, refusing });
      return { ...plan, by, also: [runUndone({ conversation, userId }, runId, plan.results)] };
    },
    refusing,
  );
  if (undone.outcome === 'unknown') throw notFound();
  if (undone.outcome === 'done') return undone;
  const { undone: results } = runOf(undone.state, userId, runId);
  return { results: found(results ?? undefined), state: undone.state, hasNewFields: false };
}

function runOf(state: LoadedConversation, userId: string, runId: string): StoredRun {
  const run = lastRunOf(state, userId);
  if (run?.run_id === runId) return run;
  throw new DomainError('not_found', 'Only what you ran last on a conversation can be undone, within a day.');
}

/** Who had it before, if they are still here. */
async function formerAgent({ table }: TransitionDeps, { before }: StoredRun): Promise<Named | null> {
  const agent = before.agent_id === null ? undefined : await getAgent(table, before.agent_id, { consistent: true });
  return agent ? { id: agent.id, name: agent.name } : null;
}
