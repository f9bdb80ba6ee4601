/**
 * Running actions on a conversation, in one transaction: whatever is possible is done together, with the message that comes
 * with it, and the rest says why not. A crash leaves all of it or nothing.
 */
import { type ActionPlan, type Given, type Scene, assignment, planActions } from '#core/automation/actions.ts';
import type { Actor, Author, Command, Named } from '#core/conversation/commands.ts';
import { decide } from '#core/conversation/conversation.ts';
import type { Action, ActionResult } from '#core/model/actions/action.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { agentsChanged } from '#functions/store/lifecycle/transition-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { getFields, noFields } from '#functions/store/settings/field-store.ts';
import type { TransactItem } from '#functions/store/table.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { onlyAgentsTake } from '#functions/use-cases/lifecycle/agent-actions.ts';
import { masked } from '#functions/use-cases/privacy/masked.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { type CarriedOut, type Plan, type Refusing, carryOut, sceneOf } from './carry-out.ts';

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
  /** Rows that are written after those of the actions, and say what became of these. */
  last?: ((planned: PlannedRun) => Command[]) | undefined;
  /** What is written in the same transaction, also when every action is refused. Asked for at each attempt. */
  also?: ((planned: PlannedRun) => TransactItem[]) | undefined;
};

/** What a run comes to: `before` is the scene after its message and before its actions. */
export type PlannedRun = ActionPlan & { before: Scene };

/** The outcome: `unchanged` when it wasn't due, `unknown` without a conversation. */
export type RunResult = CarriedOut<ActionResult>;

/**
 * Runs actions.
 * @throws DomainError what refuses the message: `illegal_transition`, `forbidden`, `agent_at_capacity`, `file_rejected`;
 * `try_again` when others keep being faster
 */
export async function runActions(
  deps: TransitionDeps & Pick<Deps, 'mask'>,
  conversation: Id,
  asked: ActionRun,
): Promise<RunResult> {
  const run = { ...asked, actions: await withMaskedNotes(deps, asked.actions) };
  const refusing: Refusing = new Map();
  const noteId = (index: number) => `${run.id}-note-${index}`;
  const given: Given = { ...(await namedIn(deps, run)), ...run, nowMs: deps.now(), refusing, noteId };
  const planFor = async (state: LoadedConversation) =>
    (await run.isDue?.(state)) === false ? undefined : planRun(state, run, given);
  return carryOut(deps, conversation, planFor, refusing);
}

/** What a note says is masked like any other. */
const withMaskedNotes = (deps: Pick<Deps, 'mask'>, actions: readonly Action[]): Promise<Action[]> =>
  Promise.all(actions.map(async (one) => (one.type === 'note' ? masked(deps, one) : one)));

/** What the team allows and requires, and the agents and departments that actions name, as far as they exist. */
export async function namedIn(
  { table }: Pick<Deps, 'table'>,
  { actions, by }: Pick<ActionRun, 'actions' | 'by'>,
): Promise<Pick<Given, 'agents' | 'departments' | 'fields'>> {
  const assigned = actions.filter((one) => one.type === 'assign');
  const agentIds = assigned.flatMap(({ agent_id }) => (typeof agent_id === 'number' ? [agent_id] : []));
  const departmentIds = assigned.flatMap(({ department_id }) => department_id ?? []);
  // What the team asks of people and programs doesn't hold up a rule.
  const isByItself = by.type === 'system' && by.key === undefined;
  const needsFields = !isByItself && actions.some(({ type }) => type === 'add_label' || type === 'resolve');
  const [fields, agents, departments] = await Promise.all([
    needsFields ? getFields(table) : noFields,
    Promise.all(agentIds.map((id) => getAgent(table, id))),
    Promise.all(departmentIds.map((id) => getDepartment(table, id))),
  ]);
  return {
    fields,
    agents: new Map(agents.flatMap((one) => (one ? [[one.id, { id: one.id, name: one.name }]] : []))),
    departments: new Set(departments.flatMap((one) => one?.id ?? [])),
  };
}

async function planRun(state: LoadedConversation, run: ActionRun, given: Given): Promise<Plan<ActionResult>> {
  const { row } = state;
  const first = [...(await answering(state, run)), ...(run.rows ?? [])];
  const begun = first.reduce((before, command) => decide(before, command, given.nowMs).state, row.state);
  const before = { ...sceneOf(state), state: begun };
  const { commands, results, after } = planActions(before, run.actions, given);
  const { takes } = agentsChanged(row.state, after.state);
  const planned = { commands, results, after, before };
  return {
    commands: [...first, ...commands, ...(run.last?.(planned) ?? [])],
    results,
    after,
    by: run.by,
    also: run.also?.(planned) ?? [],
    isTakenByMessage: takes !== null && agentsChanged(row.state, begun).takes === takes,
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
