/**
 * Running actions on a conversation, in one transaction: whatever is possible is done together, with the message that comes
 * with it, and the rest says why not. A crash leaves all of it or nothing.
 */
import {
  type ActionPlan,
  type Given,
  type Scene,
  assignment,
  changedFields,
  planActions,
} from '#core/automation/actions.ts';
import type { Actor, Author, Command, Named } from '#core/conversation/commands.ts';
import { decide } from '#core/conversation/conversation.ts';
import { agentsChanged } from '#functions/store/lifecycle/transition-store.ts';
import type { Action, ActionRefusal, ActionResult } from '#core/model/action.ts';
import type { Id } from '#core/model/id.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { atCapacity, onlyAgentsTake } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { type TransitionDeps, transitionConversation } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { type Change, changeFields } from '#functions/use-cases/conversations/change-fields.ts';

type AgentMessage = Extract<Command, { type: 'agent_message' }>;

/** What is run. */
export type ActionRun = {
  actions: readonly Action[];
  /** Who does it, in the rows it leaves; who writes its notes; who `me` is. */
  by: Actor;
  author: Author;
  me: Named | null;
  /** What makes the ids of its notes: the same for a repeated run, and another for any other. */
  id: string;
  /** The newest row the caller saw: what would put aside a message of the visitor that came after it is refused. */
  seenSeq?: number | undefined;
  /** The answer that is sent before the actions. A chat that nobody has is taken with it, as by any answer. */
  message?: ((state: LoadedConversation) => Promise<AgentMessage>) | undefined;
  /** Whether there is still something to run, by what is stored. */
  isDue?: ((state: LoadedConversation) => boolean | Promise<boolean>) | undefined;
  /** Rows that are written before those of the actions, such as one that says which rule ran. */
  rows?: readonly Command[] | undefined;
  /** What is written in the same transaction, also when every action is refused. Asked for at each attempt. */
  also?: ((planned: PlannedRun) => TransactItem[]) | undefined;
};

/** What a run comes to: `before` is the scene after its message and before its actions. */
export type PlannedRun = ActionPlan & { before: Scene };

/** The outcome: `unchanged` when it wasn't due, `unknown` without a conversation. `hasNewFields`: labels, priority or department differ. */
export type RunResult =
  | { outcome: 'done'; results: ActionResult[]; state: LoadedConversation; rows: StoredRow[]; hasNewFields: boolean }
  | { outcome: 'unchanged'; state: LoadedConversation }
  | { outcome: 'unknown' };

const ATTEMPTS = 8;

/**
 * Runs actions.
 * @throws DomainError what refuses the message: `illegal_transition`, `forbidden`, `agent_at_capacity`, `file_rejected`;
 * `try_again` when others keep being faster
 */
export async function runActions(deps: TransitionDeps, conversation: Id, run: ActionRun): Promise<RunResult> {
  const refusing = new Map<Id, ActionRefusal>();
  const noteId = (index: number) => `${run.id}-note-${index}`;
  const given: Given = { ...(await namedIn(deps, run.actions)), ...run, nowMs: deps.now(), refusing, noteId };
  return retryOnConflict<RunResult>({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const tried: { plan?: RunPlan | undefined } = {};
    const changed = await transitionConversation(deps, conversation, async (state) => {
      tried.plan = (await run.isDue?.(state)) === false ? undefined : await planRun(state, run, given);
      return tried.plan?.transition;
    });
    const { plan } = tried;
    if (!plan) return changed.outcome === 'unchanged' ? changed : { outcome: 'unknown' };
    if (changed.outcome === 'full' || changed.outcome === 'unknown') {
      refuse(refusing, plan, changed.outcome);
      return 'conflict';
    }
    const { results, change } = plan;
    const hasNewFields = Object.keys(change.fields).length > 0;
    if (changed.outcome === 'done') return { ...changed, results, hasNewFields };
    const state = await changeFields(deps, changed.state, change);
    return state === 'conflict' ? state : { outcome: 'done', results, hasNewFields, state, rows: [] };
  });
}

/** The agents and departments that actions name, as far as they exist. */
async function namedIn(
  { table }: TransitionDeps,
  actions: readonly Action[],
): Promise<Pick<Given, 'agents' | 'departments'>> {
  const assigned = actions.filter((one) => one.type === 'assign');
  const agentIds = assigned.flatMap(({ agent_id }) => (typeof agent_id === 'number' ? [agent_id] : []));
  const departmentIds = assigned.flatMap(({ department_id }) => department_id ?? []);
  const [agents, departments] = await Promise.all([
    Promise.all(agentIds.map((id) => getAgent(table, id))),
    Promise.all(departmentIds.map((id) => getDepartment(table, id))),
  ]);
  return {
    agents: new Map(agents.flatMap((one) => (one ? [[one.id, { id: one.id, name: one.name }]] : []))),
    departments: new Set(departments.flatMap((one) => one?.id ?? [])),
  };
}

type RunPlan = {
  results: ActionResult[];
  change: Change;
  /** Who gets the chat, and whether the message alone gives it to them. */
  taker: Named | null;
  isTakenByMessage: boolean;
  /** Undefined where no row is written. */
  transition: Awaited<ReturnType<Parameters<typeof transitionConversation>[2]>>;
};

async function planRun(state: LoadedConversation, run: ActionRun, given: Given): Promise<RunPlan> {
  const { metadata, row } = state;
  const { labels, priority, department_id } = metadata;
  const first = [...(await answering(state, run)), ...(run.rows ?? [])];
  const stateOf = (commands: readonly Command[]) =>
    commands.reduce((before, command) => decide(before, command, given.nowMs).state, row.state);
  const before = { labels, priority, department_id, state: stateOf(first) };
  const planned = planActions(before, run.actions, given);
  const fields = changedFields(before, planned.after);
  const also = run.also?.({ ...planned, before }) ?? [];
  const [command, ...more] = [...first, ...planned.commands];
  const { takes } = agentsChanged(row.state, planned.after.state);
  const taker = takes === null ? null : (takenIn([...first, ...planned.commands]) ?? null);
  return {
    results: planned.results,
    change: { fields, also },
    taker,
    isTakenByMessage: taker !== null && agentsChanged(row.state, before.state).takes === takes,
    transition: command && { type: 'act', commands: [command, ...more], fields, also, taker, by: run.by },
  };
}

/** The answer, and before it what takes a chat that nobody has. */
async function answering(state: LoadedConversation, { message, author, by }: ActionRun): Promise<Command[]> {
  if (!message) return [];
  const answer = await message(state);
  if (state.row.state.status !== 'pending') return [answer];
  if (author.id === null) throw onlyAgentsTake();
  return [...assignment(state.row.state, author, by), answer];
}

/** Who is given it last. */
const takenIn = (commands: readonly Command[]): Named | undefined => {
  const last = commands.findLast((one) => one.type === 'assign');
  return last?.agent;
};

/** An agent can't take it: their action is refused from now on, unless it is the answer itself that takes the chat. */
function refuse(refusing: Map<Id, ActionRefusal>, plan: RunPlan, why: 'full' | 'unknown'): void {
  if (!plan.taker || plan.isTakenByMessage) throw atCapacity(true);
  refusing.set(plan.taker.id, why === 'full' ? 'at_capacity' : 'gone');
}
