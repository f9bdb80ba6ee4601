/**
 * A change of a conversation's life: read the state, plan, decide, write it all in one transaction; when anything it was
 * decided on has changed, begin again.
 */
import type { Command } from '#core/conversation/commands.ts';
import { decide } from '#core/conversation/conversation.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { isQueued } from '#core/conversation/state.ts';
import { DomainError, notFound, tryAgain } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { ConversationMetadata } from '#functions/store/conversations/conversation-store.ts';
import type { AgentUpdate } from '#functions/store/lifecycle/transition-store.ts';
import { chainEndsAt, newestRow, rowWrite } from '#functions/store/conversations/conversation-store.ts';
import { agentsChanged, commitTransition } from '#functions/store/lifecycle/transition-store.ts';
import { departmentStands, getDepartment } from '#functions/store/settings/department-store.ts';
import type { StoredRow } from '#functions/store/conversations/row-item.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import { getVisitor, setOpenConversation } from '#functions/store/visitors/visitor-store.ts';
import { isDeleted } from '#functions/store/settings/widget-store.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** What changing a conversation needs. */
export type TransitionDeps = Pick<Deps, 'table' | 'now' | 'random'>;

/** What shall happen, decided on a state. */
export type TransitionPlan = {
  /** What happens right before, in the same transaction. */
  first?: Command[];
  command: Command;
  /** Cold fields that change with it. */
  info?: Partial<ConversationMetadata>;
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

const TRIES = 6;

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
  for (let tries = 0; tries < TRIES; tries++) {
    const state = await loadConversation(deps.table, conversation, { consistent: true });
    if (!state) return { outcome: 'unknown' };
    const planned = await plan(state);
    if (planned === 'unknown') return { outcome: 'unknown' };
    if (!planned) return { outcome: 'unchanged', state };
    const changed = await attempt(deps, state, planned);
    if (changed !== 'lost') return changed;
  }
  throw tryAgain('Someone else is changing this conversation. Try again shortly.');
}

async function attempt(
  deps: TransitionDeps,
  state: LoadedConversation,
  plan: TransitionPlan,
): Promise<TransitionResult | 'lost'> {
  const atMs = deps.now();
  const before = state.row.fold;
  const { first, row } = rowsOf(deps, state, plan, atMs);
  const agents = await agentSteps(deps.table, before, row.fold, plan, atMs);
  if (agents === 'full' || agents === 'unknown') return { outcome: agents };
  const { takes } = agentsChanged(before, row.fold);
  const taker = agents.find((step) => step.before.id === takes)?.before;
  const forTaker = taker && plan.alsoFor ? plan.alsoFor(taker) : [];
  const reopens = before.status === 'closed' && row.fold.status !== 'closed';
  const place = reopens ? await placeFor(deps.table, state.info) : [];
  const changed = { ...state.info, ...plan.info };
  const queue = isQueued(row.fold) ? await queueFor(deps.table, changed.department_id) : undefined;
  const info = { before: state.info, after: queue ? { ...changed, department_id: queue.department } : changed };
  const written = await commitTransition(deps.table, {
    before,
    row,
    info,
    agents,
    atMs,
    also: [...first.map((one) => rowWrite(one)), ...place, ...(queue?.stands ?? []), ...forTaker, ...(plan.also ?? [])],
    announced: plan.announced,
    avoid: plan.avoid,
  });
  return written === 'refused' ? 'lost' : { outcome: 'done', state: { ...state, info: info.after, row }, first };
}

/** The rows that follow from a plan's commands, one upon the other. */
function rowsOf(
  deps: TransitionDeps,
  { row: newest, info }: LoadedConversation,
  { first = [], command }: TransitionPlan,
  atMs: number,
): { first: StoredRow[]; row: StoredRow } {
  let fold = newest.fold;
  const lay = (one: Command): StoredRow => {
    const row = { ...decide(fold, one, atMs), id: makeId(atMs, deps.random()), conversation_id: info.id };
    fold = row.fold;
    return row;
  };
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

/** The department in whose queue a chat waits: its own, as long as that stands, else the default one. */
export async function queueFor(
  table: Table,
  own: Id | null,
): Promise<{ department: Id | null; stands: TransactItem[] }> {
  const isThere = own !== null && (await getDepartment(table, own)) !== undefined;
  return isThere ? { department: own, stands: [departmentStands(own)] } : { department: null, stands: [] };
}

/**
 * A visitor has at most one conversation that isn't closed: one that is reopened takes the place, if it is free. That of
 * a visitor who is being erased is not taken up again: what erases it has closed it, and would leave the chat counted.
 */
async function placeFor(table: Table, { id, visitor_id, widget_id }: ConversationMetadata): Promise<TransactItem[]> {
  // What ends a deleted widget's chats has closed this one, and would not look again.
  if (await isDeleted(table, widget_id)) throw new DomainError('conflict', "This conversation's widget was deleted.");
  const visitor = await getVisitor(table, visitor_id, { consistent: true });
  if (!visitor) throw notFound();
  const last = visitor.last_conversation_id ?? null;
  const newest = last === null || last === id ? undefined : await newestRow(table, last, { consistent: true });
  if (newest && newest.fold.status !== 'closed')
    throw new DomainError('conflict', 'The visitor already has another open conversation.');
  return [
    setOpenConversation(visitor_id, id, last),
    ...(newest ? [chainEndsAt(newest.conversation_id, newest.seq)] : []),
  ];
}
