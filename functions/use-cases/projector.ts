/**
 * The effects of a step of a conversation, once it is stored: everyone concerned is notified, the step is counted, and a
 * settled conversation becomes searchable. May run twice or late: notifications always carry the current state.
 */
import { type ConversationState, assignedAgent, isQueued } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Milestone } from '#core/conversation/rows.ts';
import { toMessage, toVisitorMessage } from '#core/conversation/views.ts';
import { REDACTED } from '#core/privacy/quotes.ts';
import type { Deps } from '#functions/deps.ts';
import { type Runner, settleAll } from '#functions/platform/settle.ts';
import type { Delivery } from '#functions/platform/push.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { type StoredRow, fromItem, getRow, listRows } from '#functions/store/conversations/conversation-store.ts';
import { listAsClosed } from '#functions/store/lifecycle/transition-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import type { Item } from '#functions/store/table.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import {
  type ExplainWaiting,
  type LoadedConversation,
  loadConversation,
  visibleState,
  showConversation,
  visitorView,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { type Counting, countRow } from '#functions/use-cases/reports/count-row.ts';
import { indexConversation, isIndexed } from '#functions/use-cases/search/search-words.ts';
import { type Hidden, hideFromOthers } from '#functions/use-cases/notify/hide.ts';
import { teamReading } from '#functions/use-cases/notify/push-message.ts';
import { redactionFrames } from '#functions/use-cases/privacy/redaction-frames.ts';
import { agentAudience, departmentAudience, visitorAudience, watchers } from '#functions/use-cases/notify/audience.ts';

/** Steps that change nothing anybody sees beyond the message, which its sender pushed. */
const silent = new Set<Milestone | null>([
  null,
  'started',
  'first_response',
  'noted',
  'answered',
  'for_bot',
  'sent_files',
  'published',
]);

/** Shared by a batch of steps. `whole` runs work that reads a whole conversation, which may have megabytes. */
export type Shared = Counting & { explain: ExplainWaiting; whole: Runner };

/** Tells everybody concerned by a row, counts what it is to be counted as, and keeps the words of what settled. */
export async function project(
  deps: Pick<Deps, 'table' | 'push' | 'now' | 'reach' | 'areAgentsScoped' | 'log' | 'measure'>,
  item: Item,
  shared: Shared,
): Promise<void> {
  const row = fromItem(item);
  const telling = silent.has(row.milestone) ? undefined : tell(deps, row, item, shared.explain);
  await settleAll([telling, record(deps, row, shared)]);
}

/** Counts, and keeps words: both by the whole conversation where it settles, which is read once. */
async function record(deps: Pick<Deps, 'table' | 'now' | 'measure'>, row: StoredRow, shared: Shared): Promise<void> {
  const { conversation_id } = row;
  if (!isIndexed(row)) return countRow(deps, row, shared, undefined);
  return shared.whole(async () => {
    const whole = await readFullConversation(deps.table, conversation_id, { consistent: true });
    await settleAll([indexConversation(deps, conversation_id, whole), countRow(deps, row, shared, whole)]);
  });
}

async function tell(
  deps: Pick<Deps, 'table' | 'push' | 'now' | 'reach' | 'areAgentsScoped' | 'log'>,
  row: StoredRow,
  item: Item,
  explain: ExplainWaiting,
): Promise<void> {
  const [state, before, [redacted, ...repeating]] = await Promise.all([
    loadConversation(deps.table, row.conversation_id, { consistent: true }),
    mayHaveChangedHands(row) ? getRow(deps.table, row.conversation_id, row.seq - 1) : undefined,
    redactedBy(deps, row),
  ]);
  if (!state) return;
  if (row.milestone === 'closed')
    await listAsClosed(deps.table, { id: row.conversation_id, state: state.row.state, info: state.items.get('INFO') });
  const wasShownWaiting = item['announced'] === true || leftQueueUnclaimed(before?.state, row.state);
  // The department whose queue it left shows it no longer as one of its own.
  const left = 'left_department' in item ? [departmentAudience(item['left_department'] as Id | null)] : [];
  const team = [
    ...teamOf(row, before),
    ...(wasShownWaiting ? [departmentAudience(state.metadata.department_id)] : []),
    ...left,
    // Everybody who got the message may show what it said.
    ...(redacted ? await teamReading(deps, redacted, state.row.state) : []),
  ];
  const hidden = await hideFromOthers(deps, state, team);
  const delivered = await deps.push.deliver([
    ...messages(state, row, hidden),
    // Again, in case its request ended before it was pushed.
    ...(redacted ? [redacted, ...repeating].flatMap((one) => redactionFrames(one, state.row.state)) : []),
    ...(await conversations(deps, state, row, { explain, whenAway: awayAgent(deps, row, before), team, hidden })),
  ]);
  // The stream delivers the record again; clients that already have the row recognize it by its `seq`.
  if (delivered === 'failed') throw new Error(`Row ${row.seq} was not delivered to everyone.`);
}

/**
 * System rows are pushed from here: a person's message was pushed by the request that stored it. On the team's side only
 * those who have the conversation open need the row; lists go by the conversation itself.
 */
function messages({ read }: LoadedConversation, row: StoredRow, { to }: Hidden): Delivery[] {
  if (row.sender_type !== 'system') return [];
  const toWatchers = {
    channels: [watchers(row.conversation_id)],
    frame: { type: 'message.created', message: toMessage(row, row.state, read) },
    ...to,
  } as const;
  if (row.visibility === 'internal') return [toWatchers];
  const message = toVisitorMessage(row, row.state, read);
  return [toWatchers, { channels: [visitorAudience(row.state)], frame: { type: 'message.created', message } }];
}

/** As many rows are looked at for what they repeated of a redacted one. */
const MAX_REPEATING = 100;

/** The row whose redaction a row records, and those after it that words were taken from. */
async function redactedBy(
  { table }: Pick<Deps, 'table'>,
  { metadata, conversation_id, seq }: StoredRow,
): Promise<StoredRow[]> {
  if (metadata?.event !== 'redacted' || metadata.about_seq === undefined) return [];
  const [redacted, later] = await Promise.all([
    getRow(table, conversation_id, metadata.about_seq, { consistent: true }),
    listRows(table, conversation_id, { after: metadata.about_seq, limit: MAX_REPEATING }),
  ]);
  const isRepeating = (row: StoredRow): boolean =>
    row.seq < seq && row.visibility === 'internal' && JSON.stringify([row.content, row.metadata]).includes(REDACTED);
  return redacted ? [redacted, ...later.filter(isRepeating)] : [];
}

type ToTeam = { explain: ExplainWaiting; team: Channel[]; whenAway: Delivery['whenAway']; hidden: Hidden };

async function conversations(
  deps: Pick<Deps, 'table' | 'now' | 'reach'>,
  state: LoadedConversation,
  row: StoredRow,
  { explain, team, whenAway, hidden }: ToTeam,
): Promise<Delivery[]> {
  const { table } = deps;
  const { instead, to } = hidden;
  const type =
    assignedAgent(row.state) !== null && !(row.milestone === 'rated' || row.milestone === 'recorded')
      ? 'conversation.assigned'
      : 'conversation.updated';
  const view = await visibleState(table, state);
  const forTeam: Delivery = {
    channels: team,
    frame: { type, conversation: await showConversation(table, state, explain, view) },
    whenAway,
    ...to,
  };
  if (changesNothingForVisitor(row)) return [forTeam, ...instead];
  return [
    forTeam,
    ...instead,
    {
      channels: [visitorAudience(row.state)],
      frame: { type, conversation: await visitorView(table, state, view) },
      whenAway: askAway(deps, row),
    },
  ];
}

/**
 * The visitor gave a rating themselves, and has it in the answer. A snooze isn't shown to them; where it ends in the queue, they
 * see that nobody has their chat.
 */
const changesNothingForVisitor = ({ milestone, state }: StoredRow): boolean =>
  milestone === 'rated' ||
  milestone === 'recorded' ||
  milestone === 'snoozed' ||
  milestone === 'rule_ran' ||
  (milestone === 'woken' && state.agent_id !== null);

/** How long ago somebody may have written last who is asked how it was. */
const ASKED_WITHIN_MS = 3 * 86_400_000;

/** A visitor who isn't there when their chat ends is asked by mail how it was, where their widget does so. */
function askAway({ table, now, reach }: Pick<Deps, 'table' | 'now' | 'reach'>, row: StoredRow): Delivery['whenAway'] {
  const { milestone, state, conversation_id } = row;
  const ends = milestone === 'resolved' || (milestone === 'closed' && state.resolved_at_ms === null);
  const isWorthwhile = state.staff_count > 0 && state.rated === null;
  if (!reach?.rating || !ends || !isWorthwhile || now() - state.last_message_at_ms > ASKED_WITHIN_MS) return undefined;
  const act = async (): Promise<void> => {
    const widget = await getWidget(table, state.widget_id);
    if (widget?.rating_by_email) await reach.rating?.(conversation_id);
  };
  return { channel: visitorAudience(state), act };
}

/** Why a chat is taken from an agent who should have answered. */
const missedReasons: ReadonlySet<unknown> = new Set(['no_first_response', 'agent_gone']);

/** Who is notified if they have no dashboard open: an agent who is given the chat, or one who missed it. */
function awayAgent(
  { reach }: Pick<Deps, 'reach'>,
  row: StoredRow,
  before: StoredRow | undefined,
): Delivery['whenAway'] {
  const from = before?.state.agent_id ?? null;
  const to = assignedAgent(row.state);
  const isGiven = to !== null && ((row.milestone === 'assigned' && to !== from) || isOver(row));
  const isMissed = row.milestone === 'requeued' && isQueued(row.state) && missedReasons.has(row.metadata?.reason);
  const agent = isGiven ? to : isMissed ? from : null;
  if (agent === null || !reach?.agent) return undefined;
  const notice = { kind: isGiven ? 'assigned' : 'missed', conversation_id: row.conversation_id } as const;
  return { channel: agentAudience(agent), act: async () => reach.agent?.(agent, notice) };
}

/** Whether a snooze ended by itself. That the visitor wrote is notified as their message, and who ended it by hand knows. */
const isOver = ({ milestone, metadata }: StoredRow): boolean =>
  milestone === 'woken' && metadata?.reason === 'snooze_over';

/** The current agent, the former one, and the viewers. */
function teamOf(row: StoredRow, before: StoredRow | undefined): Channel[] {
  const agents = new Set([row.state.agent_id, before?.state.agent_id ?? null].filter((id): id is Id => id !== null));
  return [watchers(row.conversation_id), ...[...agents].map(agentAudience)];
}

/** Whether another agent may have had it before, or nobody. */
const mayHaveChangedHands = ({ milestone, state }: StoredRow): boolean =>
  milestone === 'assigned' || state.agent_id === null;

/** Whether it left the queue without anybody taking it: nothing says then whether the department saw it wait. */
const leftQueueUnclaimed = (before: ConversationState | undefined, after: ConversationState): boolean =>
  before !== undefined && isQueued(before) && !isQueued(after) && assignedAgent(after) === null;
