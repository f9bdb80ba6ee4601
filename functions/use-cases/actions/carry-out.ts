/** Carrying out what was planned on a conversation, in one transaction: again when anything it was planned on has changed. */
import { type ActionFields, type Scene, changedFields } from '#core/automation/actions.ts';
import type { Actor, Command, Named } from '#core/conversation/commands.ts';
import type { Id } from '#core/model/id.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { agentsChanged } from '#functions/store/lifecycle/transition-store.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { changeFields } from '#functions/use-cases/conversations/change-fields.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { atCapacity } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { type TransitionDeps, transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';

/** A plan: the rows to add, what it leads to, a result for each action, and what is written with it. */
export type Plan<Result> = {
  commands: readonly Command[];
  after: Scene;
  results: Result[];
  also: TransactItem[];
  by: Actor;
  /** Whether it would be the answer itself that gives the chat to an agent: if they have no room, nothing is done. */
  isTakenByMessage?: boolean;
};

/** What was done; `hasNewFields`: labels, priority or department differ. */
export type Done<Result> = {
  outcome: 'done';
  results: Result[];
  state: LoadedConversation;
  rows: StoredRow[];
  hasNewFields: boolean;
};
/** The outcome: `unchanged` when nothing was planned, `unknown` without a conversation. */
export type CarriedOut<Result> =
  | Done<Result>
  | { outcome: 'unchanged'; state: LoadedConversation }
  | { outcome: 'unknown' };

/** Agents who turned out not to be able to take the chat. */
export type Refusing = Map<Id, 'at_capacity' | 'gone'>;

const ATTEMPTS = 8;

/** The scene that actions find. */
export const sceneOf = ({ row, metadata }: LoadedConversation): Scene => ({
  state: row.state,
  attributes: metadata.attributes,
  labels: metadata.labels,
  priority: metadata.priority,
  department_id: metadata.department_id,
});

/**
 * Carries out the plan for the newest state. An agent who can't take the chat is added to `refusing`, and it is planned again.
 * @throws DomainError as the plan does; `agent_at_capacity` for an answer that takes the chat; `try_again` when others keep being faster
 */
export function carryOut<Result>(
  deps: TransitionDeps,
  conversation: Id,
  planFor: (state: LoadedConversation) => Promise<Plan<Result> | undefined>,
  refusing: Refusing,
): Promise<CarriedOut<Result>> {
  return retryOnConflict<CarriedOut<Result>>({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const tried: { plan?: Plan<Result> | undefined; fields?: Partial<ActionFields>; taker?: Named | null } = {};
    const changed = await transitionConversation(deps, conversation, async (state) => {
      const plan = (tried.plan = await planFor(state));
      if (!plan) return undefined;
      const fields = (tried.fields = changedFields(sceneOf(state), plan.after));
      const taker = (tried.taker = takerOf(state, plan));
      const [command, ...more] = plan.commands;
      const { by, also } = plan;
      return command && { type: 'act', commands: [command, ...more], fields, taker, by, also };
    });
    const { plan, fields = {}, taker } = tried;
    if (!plan) return changed.outcome === 'unchanged' ? changed : { outcome: 'unknown' };
    if (changed.outcome === 'full' || changed.outcome === 'unknown') {
      if (!taker || plan.isTakenByMessage) throw atCapacity(true);
      refusing.set(taker.id, changed.outcome === 'full' ? 'at_capacity' : 'gone');
      return 'conflict';
    }
    const { results } = plan;
    const hasNewFields = Object.keys(fields).length > 0;
    if (changed.outcome === 'done') return { ...changed, results, hasNewFields };
    const state = await changeFields(deps, changed.state, { fields, also: plan.also });
    return state === 'conflict' ? state : { outcome: 'done', results, hasNewFields, state, rows: [] };
  });
}

/** Who gets it. */
function takerOf<Result>({ row }: LoadedConversation, { commands, after }: Plan<Result>): Named | null {
  const { takes } = agentsChanged(row.state, after.state);
  return takes === null ? null : (commands.map(receiverOf).findLast((agent) => agent?.id === takes) ?? null);
}

function receiverOf(command: Command): Named | null {
  if (command.type === 'assign') return command.agent;
  return command.type === 'reopen' || command.type === 'wake' ? command.assignee : null;
}
