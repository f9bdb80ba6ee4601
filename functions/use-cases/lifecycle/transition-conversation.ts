/**
 * Making transitions: read the state, decide, write everything in one transaction, push what was stored. When anything the
 * decision depends on has changed, start again.
 */
import { isByRule } from '#core/automation/rules/triggers.ts';
import type { Command } from '#core/conversation/commands.ts';
import { type ConversationState, isQueued, keepingAgent } from '#core/conversation/state.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import { getQueued } from '#functions/store/assignment/queue-store.ts';
import {
  type ConversationMetadata,
  type StoredRow,
  chainEndsAt,
  newestRow,
  withFields,
} from '#functions/store/conversations/conversation-store.ts';
import {
  type AgentUpdate,
  type MetadataChange,
  type QueueMarks,
  agentsChanged,
  commitTransition,
  queueKeyOf,
} from '#functions/store/lifecycle/transition-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import { isDeleted } from '#functions/store/settings/widget-store.ts';
import { type Table, type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { getVisitor, setOpenConversation } from '#functions/store/visitors/visitor-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { commandRow, pushMessages } from '#functions/use-cases/notify/push-message.ts';
import { agentEvents, metadataEvents, published } from '#functions/use-cases/events/event-rows.ts';
import { ordersIfChanged } from '#functions/use-cases/targets/targets.ts';
import { type Transition, type TransitionPlan, choosesAgent, planOf } from './transition.ts';

/** The dependencies of changing a conversation. */
export type TransitionDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'events'>;

/** The outcome, with all stored rows and the agents it changed: `full` when the agent can't take it, `unchanged` when there was nothing to do, `unknown` when the conversation or agent doesn't exist. */
export type TransitionResult =
  | { outcome: 'done'; state: LoadedConversation; rows: StoredRow[]; agents: AgentUpdate[] }
  | { outcome: 'unchanged'; state: LoadedConversation }
  | { outcome: 'full' }
  | { outcome: 'unknown' };

const ATTEMPTS = 6;

/** The transition for a state; undefined to leave the conversation unchanged; `unknown` when the caller may not see it. */
type Decided = Transition | undefined | 'unknown';

/**
 * Makes the transition that is decided on a conversation's state, and pushes the messages it stored.
 * @throws DomainError what the rules refuse; `try_again` when others keep being faster
 */
export async function transitionConversation(
  deps: TransitionDeps,
  conversation: Id,
  decide: (state: LoadedConversation) => Decided | Promise<Decided>,
): Promise<TransitionResult> {
  const result = await retryOnConflict<TransitionResult>(
    { name: 'this conversation', attempts: ATTEMPTS },
    async () => {
      const state = await loadConversation(deps.table, conversation, { consistent: true });
      if (!state) return { outcome: 'unknown' };
      const decided = await decide(state);
      if (decided === 'unknown') return { outcome: 'unknown' };
      if (!decided) return { outcome: 'unchanged', state };
      return attempt(deps, state, decided);
    },
  );
  if (result.outcome === 'done') await pushMessages(deps, result.rows);
  return result;
}

async function attempt(
  deps: TransitionDeps,
  state: LoadedConversation,
  transition: Transition,
): Promise<TransitionResult | 'conflict'> {
  const atMs = deps.now();
  const before = state.row.state;
  const plan = planOf(transition, state);
  const rows = await Promise.all(rowsOf(deps, state.row, plan.commands, atMs).map((one) => published(deps, one)));
  const row = rows.at(-1) ?? state.row;
  const agents = await agentUpdates(deps.table, before, row.state, plan, atMs);
  // An agent who was chosen a moment ago and can't take it any longer: choose again.
  if (agents === 'full' || agents === 'unknown') return choosesAgent(transition) ? 'conflict' : { outcome: agents };
  const { takes } = agentsChanged(before, row.state);
  const assignee = agents.find((update) => update.before.id === takes)?.before;
  const metadata = { before: state.metadata, after: await metadataAfter(deps.table, state, plan, row.state) };
  const written = await commitTransition(deps.table, {
    before,
    earlier: rows.slice(0, -1),
    row,
    metadata,
    agents,
    atMs,
    marks: await marksOf(deps.table, transition, before, metadata),
    also: [
      ...(isReopened(before, row.state) ? await openConversationWrites(deps.table, state.metadata) : []),
      ...((assignee && plan.forAssignee?.(assignee)) ?? []),
      ...(plan.also ?? []),
      ...(await ordersIfChanged(deps.table, { before, after: row.state }, metadata)),
      ...(await metadataEvents(deps, metadata, row.seq, { isByRule: isByRule(row) })),
      ...(await Promise.all(agents.map((one) => agentEvents(deps, one.before, one.after)))).flat(),
    ],
  });
  return written === 'refused'
    ? 'conflict'
    : { outcome: 'done', state: { ...state, metadata: metadata.after, row }, rows, agents };
}

const isReopened = (before: ConversationState, after: ConversationState): boolean =>
  before.status === 'closed' && after.status !== 'closed';

/** The rows that a plan's commands become, each added to the one before. */
function rowsOf(deps: TransitionDeps, before: StoredRow, commands: readonly Command[], atMs: number): StoredRow[] {
  let newest = before;
  return commands.map((command) => (newest = commandRow(deps, newest, command, atMs)));
}

async function metadataAfter(
  table: Table,
  { metadata }: LoadedConversation,
  { fields }: TransitionPlan,
  after: ConversationState,
): Promise<ConversationMetadata> {
  const { department_id } = { ...metadata, ...fields };
  return withFields(metadata, {
    ...fields,
    ...(isQueued(after) && { department_id: await queueFor(table, department_id) }),
  });
}

/** The marks of its queue entry: those that a claim was decided on, or those that move with the entry to another queue. */
async function marksOf(
  table: Table,
  transition: Transition,
  before: ConversationState,
  metadata: MetadataChange,
): Promise<QueueMarks | undefined> {
  if (transition.type === 'claim') return { announced: transition.announced };
  const isMoved = (['department_id', 'priority'] as const).some(
    (name) => metadata.before[name] !== metadata.after[name],
  );
  return isMoved && isQueued(before) ? getQueued(table, queueKeyOf(before, metadata.before)) : undefined;
}

/** The agents' part: who had the chat gives it up, who gets it takes it. */
async function agentUpdates(
  table: Table,
  before: ConversationState,
  after: ConversationState,
  plan: TransitionPlan,
  atMs: number,
): Promise<AgentUpdate[] | 'full' | 'unknown'> {
  const { gives, takes } = agentsChanged(before, after);
  const read = async (id: Id | null) => (id === null ? undefined : getAgent(table, id, { consistent: true }));
  const [former, assignee] = await Promise.all([read(gives), read(takes)]);
  if (takes !== null && !assignee) return 'unknown';
  if (assignee && plan.canTake && !plan.canTake(assignee)) return 'full';
  return [
    ...(former ? [{ before: former, after: loseChat(former, plan, atMs) }] : []),
    ...(assignee ? [{ before: assignee, after: takeChat(assignee, keepingAgent(before) !== takes, atMs) }] : []),
    ...(plan.agents ?? []),
  ];
}

const loseChat = (agent: AgentItem, { afterLoss }: TransitionPlan, atMs: number): AgentItem => ({
  ...(afterLoss ? afterLoss(agent, atMs) : agent),
  current_chats_count: Math.max(0, agent.current_chats_count - 1),
});

/** An agent with one chat more; `isNew` counts it for them. */
export const takeChat = (agent: AgentItem, isNew: boolean, atMs: number): AgentItem => ({
  ...agent,
  current_chats_count: agent.current_chats_count + 1,
  total_chats_count: agent.total_chats_count + (isNew ? 1 : 0),
  last_assigned_at_ms: atMs,
});

/**
 * The department whose queue a chat waits in: its own while that exists, else the default one. The check isn't part of the
 * chat's transaction: chats that arrive in a department at the same time would conflict there. If the department is deleted
 * at this moment, the deletion keeps checking until nothing can be in flight (`end-conversations.ts`).
 */
export async function queueFor(table: Table, own: Id | null): Promise<Id | null> {
  return own !== null && (await getDepartment(table, own)) ? own : null;
}

/**
 * A visitor has at most one conversation that isn't closed: a reopened one becomes it, if there isn't another. A conversation
 * of a visitor who is being erased isn't reopened: the erasure has closed it, and it would stay counted.
 */
async function openConversationWrites(
  table: Table,
  { id, visitor_id, widget_id }: ConversationMetadata,
): Promise<TransactItem[]> {
  // What ends a deleted widget's chats has closed this one, and would not look again.
  if (await isDeleted(table, widget_id)) throw new DomainError('conflict', "This conversation's widget was deleted.");
  const visitor = found(await getVisitor(table, visitor_id, { consistent: true }));
  const last = visitor.last_conversation_id ?? null;
  const newest = last === null || last === id ? undefined : await newestRow(table, last, { consistent: true });
  if (newest && newest.state.status !== 'closed')
    throw new DomainError('conflict', 'The visitor already has another open conversation.');
  return [
    setOpenConversation(visitor_id, id, last),
    ...(newest ? [chainEndsAt(newest.conversation_id, newest.seq)] : []),
  ];
}
