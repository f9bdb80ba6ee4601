/**
 * A change of a conversation's life: read the state, plan, decide, write it all in one transaction; when anything it was
 * decided on has changed, begin again.
 */
import type { Command } from '#core/conversation/commands.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { isQueued } from '#core/conversation/state.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import type { AgentUpdate } from '#functions/store/lifecycle/transition-store.ts';
import { chainEndsAt, newestRow, rowWrite } from '#functions/store/conversations/conversation-store.ts';
import { agentsChanged, commitTransition } from '#functions/store/lifecycle/transition-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import type { StoredRow } from '#functions/store/conversations/row-item.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import { getVisitor, setOpenConversation } from '#functions/store/visitors/visitor-store.ts';
import { isDeleted } from '#functions/store/settings/widget-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { retryOnConflict } from '#functions/store/retry-on-conflict.ts';
import { commandRow } from '#functions/use-cases/conversations/command-row.ts';

/** What changing a conversation needs. */
export type TransitionDeps = Pick<Deps, 'table' | 'now' | 'random'>;

/** What shall happen, decided on a state. */
export type TransitionPlan = {
  /** What happens right before, in the same transaction. */
  first?: Command[];
  command: Command;
  /** Cold fields that change with it. */
  metadata?: Partial<ConversationMetadata>;
  /** Whether the agent who would get it may; without it, having a record is enough. */
  mayTake?: (agent: AgentItem) => boolean;
  /** An agent changed for another reason than giving or taking the chat. */
  agent?: AgentUpdate;
  /** Whether the team was told that the conversation waits; `false` holds only as long as nobody was. */
  announced?: boolean;
  /** The agent it is taken from for not answering. */
  avoid?: Id;
  /** What else belongs to it. */
  also?: TransactItem[];
  /** What belongs to it because of who gets it, by the agent as read: it holds only for that version. */
  alsoFor?: (taker: AgentItem) => TransactItem[];
};

/** What became of it: `full` when the agent may not take it, `unchanged` when there was nothing to do, `unknown` when there is no such conversation or agent. */
export type TransitionResult =
  | { outcome: 'done'; state: LoadedConversation; first: StoredRow[] }
  | { outcome: 'unchanged'; state: LoadedConversation }
  | { outcome: 'full' }
  | { outcome: 'unknown' };

const ATTEMPTS = 6;

/** A plan; nothing to leave the conversation as it is; `unknown` to say that there is none for whoever asks. */
type Planned = TransitionPlan | undefined | 'unknown';

/**
 * Changes a conversation's life by a plan made on its state.
 * @throws DomainError what the rules refuse; `try_again` when others keep being faster
 */
export async function transitionConversation(
  deps: TransitionDeps,
  conversation: Id,
  plan: (state: LoadedConversation) => Planned | Promise<Planned>,
): Promise<TransitionResult> {
  return retryOnConflict({ name: 'this conversation', attempts: ATTEMPTS }, async () => {
    const state = await loadConversation(deps.table, conversation, { consistent: true });
    if (!state) return { outcome: 'unknown' };
    const planned = await plan(state);
    if (planned === 'unknown') return { outcome: 'unknown' };
    if (!planned) return { outcome: 'unchanged', state };
    return attempt(deps, state, planned);
  });
}

async function attempt(
  deps: TransitionDeps,
  state: LoadedConversation,
  plan: TransitionPlan,
): Promise<TransitionResult | 'conflict'> {
  const atMs = deps.now();
  const before = state.row.state;
  const { first, row } = rowsOf(deps, state, plan, atMs);
  const agents = await agentSteps(deps.table, before, row.state, plan, atMs);
  if (agents === 'full' || agents === 'unknown') return { outcome: agents };
  const { takes } = agentsChanged(before, row.state);
  const taker = agents.find((step) => step.before.id === takes)?.before;
  const forTaker = taker && plan.alsoFor ? plan.alsoFor(taker) : [];
  const reopens = before.status === 'closed' && row.state.status !== 'closed';
  const place = reopens ? await placeFor(deps.table, state.metadata) : [];
  const changed = { ...state.metadata, ...plan.metadata };
  const queue = isQueued(row.state) ? { department_id: await queueFor(deps.table, changed.department_id) } : {};
  const metadata = { before: state.metadata, after: { ...changed, ...queue } };
  const written = await commitTransition(deps.table, {
    before,
    row,
    metadata,
    agents,
    atMs,
    also: [...first.map((one) => rowWrite(one)), ...place, ...forTaker, ...(plan.also ?? [])],
    announced: plan.announced,
    avoid: plan.avoid,
  });
  return written === 'refused'
    ? 'conflict'
    : { outcome: 'done', state: { ...state, metadata: metadata.after, row }, first };
}

/** The rows that follow from a plan's commands, one upon the other. */
function rowsOf(
  deps: TransitionDeps,
  { row: before }: LoadedConversation,
  { first = [], command }: TransitionPlan,
  atMs: number,
): { first: StoredRow[]; row: StoredRow } {
  let newest = before;
  const lay = (one: Command): StoredRow => (newest = commandRow(deps, newest, one, atMs));
  return { first: first.map(lay), row: lay(command) };
}

/** The agents' part: who had the chat gives it up, who gets it takes it. */
async function agentSteps(
  table: Table,
  before: ConversationState,
  after: ConversationState,
  plan: TransitionPlan,
  atMs: number,
): Promise<AgentUpdate[] | 'full' | 'unknown'> {
  const { gives, takes } = agentsChanged(before, after);
  const read = async (id: Id | null) => (id === null ? undefined : getAgent(table, id, { consistent: true }));
  const [giver, taker] = await Promise.all([read(gives), read(takes)]);
  if (takes !== null && !taker) return 'unknown';
  if (taker && plan.mayTake && !plan.mayTake(taker)) return 'full';
  return [
    ...(giver
      ? [{ before: giver, after: { ...giver, current_chats_count: Math.max(0, giver.current_chats_count - 1) } }]
      : []),
    ...(taker ? [{ before: taker, after: takeChat(taker, atMs) }] : []),
    ...(plan.agent ? [plan.agent] : []),
  ];
}

const takeChat = (agent: AgentItem, atMs: number): AgentItem => ({
  ...agent,
  current_chats_count: agent.current_chats_count + 1,
  total_chats_count: agent.total_chats_count + 1,
  last_assigned_at_ms: atMs,
});

/**
 * The department in whose queue a chat waits: its own, as long as that is there, else the default one. It is no part of the
 * chat's transaction: all chats of a department that come at once would be in each other's way there. One that is deleted
 * in this very moment is looked after until nothing can be in flight any more (`end-chats.ts`).
 */
export async function queueFor(table: Table, own: Id | null): Promise<Id | null> {
  return own !== null && (await getDepartment(table, own)) ? own : null;
}

/**
 * A visitor has at most one conversation that isn't closed: one that is reopened takes the place, if it is free. That of
 * a visitor who is being erased is not taken up again: what erases it has closed it, and would leave the chat counted.
 */
async function placeFor(table: Table, { id, visitor_id, widget_id }: ConversationMetadata): Promise<TransactItem[]> {
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
