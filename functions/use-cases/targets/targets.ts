/** Targets of conversations: when each has to be looked at, and notifying the agent before one is missed. */
import { type ConversationState, keepingAgent } from '#core/conversation/state.ts';
import type { Priority } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { type TargetClock, type TargetRules, runningClocks } from '#core/targets/clocks.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type ConversationMetadata,
  type StoredRow,
  getConversationRecord,
  newestRow,
} from '#functions/store/conversations/conversation-store.ts';
import { type Due, type OrderState, dueItem } from '#functions/store/lifecycle/due-store.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { type Table, type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { appendCommand } from '#functions/use-cases/notify/push-message.ts';

/** The dependencies of notifying an agent. */
export type TargetDeps = Pick<Deps, 'table' | 'push' | 'now' | 'random' | 'log' | 'reach' | 'events'>;

/** What clocks follow from. */
type Clocked = { id: Id; priority: Priority; state: ConversationState };

const clocksOf = ({ priority, state }: Omit<Clocked, 'id'>, rules: TargetRules): TargetClock[] =>
  runningClocks({ ...state, priority }, rules);

/** The orders to look at a conversation before each of its targets; none where its widget has no targets. */
export const targetOrders = (conversation: Clocked, rules: TargetRules): TransactItem[] =>
  clocksOf(conversation, rules).map((clock) => ({ Put: { Item: dueItem(dueOf(conversation.id, clock)) } }));

const dueOf = (conversation_id: Id, { kind, soon_at_ms }: TargetClock): Due => ({
  kind: 'target',
  conversation_id,
  due_at_ms: soon_at_ms,
  ref: kind,
});

/**
 * The orders of a conversation whose clocks begin, as it asks for an agent now, and didn't, or did since another time; or whose
 * clocks are others, as its priority is.
 */
export async function ordersIfChanged(
  table: Table,
  { before, after }: { before: ConversationState; after: ConversationState },
  metadata: { before: Clocks; after: Clocks },
): Promise<TransactItem[]> {
  const isAsked = after.queued_at_ms !== null && after.queued_at_ms !== before.queued_at_ms;
  return isAsked || metadata.after.priority !== metadata.before.priority ? ordersOf(table, after, metadata.after) : [];
}

/** What of a conversation says how its clocks run. */
type Clocks = Pick<ConversationMetadata, 'id' | 'widget_id' | 'priority'>;

/** The orders of a conversation whose priority has become another one. Those of before find nothing to do in their time. */
export async function ordersOf(
  table: Table,
  state: ConversationState,
  { id, widget_id, priority }: Clocks,
): Promise<TransactItem[]> {
  const widget = state.queued_at_ms === null ? undefined : await getWidget(table, widget_id);
  return widget ? targetOrders({ id, priority, state }, widget) : [];
}

/**
 * Looks at a conversation whose target is near: its agent is notified once, by a remark in the conversation and as they
 * chose. One whose clock has stopped is left alone, and one whose clock is another by now is looked at again then.
 */
export async function lookAtTarget(deps: TargetDeps, due: Due): Promise<OrderState> {
  return retryOnConflict<OrderState>('this conversation', async () => {
    const [row, record] = await Promise.all([
      newestRow(deps.table, due.conversation_id, { consistent: true }),
      getConversationRecord(deps.table, due.conversation_id, { consistent: true }),
    ]);
    const widget = record && (await getWidget(deps.table, record.metadata.widget_id));
    if (!row || !record || !widget) return 'left';
    const { priority } = record.metadata;
    const clock = clocksOf({ priority, state: row.state }, widget).find(({ kind }) => kind === due.ref);
    // Of two orders for one clock, the one at its time counts.
    if (!clock || clock.soon_at_ms < due.due_at_ms) return 'left';
    if (clock.soon_at_ms > due.due_at_ms) return move(deps, due, clock);
    return notifyAgent(deps, row, due, clock);
  });
}

async function move({ table }: TargetDeps, due: Due, clock: TargetClock): Promise<OrderState | 'conflict'> {
  const written = await table.transact([
    { Delete: { Key: dueItem(due) } },
    { Put: { Item: dueItem(dueOf(due.conversation_id, clock)) } },
  ]);
  return written === 'refused' ? 'conflict' : 'taken_away';
}

async function notifyAgent(
  deps: TargetDeps,
  row: StoredRow,
  due: Due,
  { kind }: TargetClock,
): Promise<OrderState | 'conflict'> {
  const content = kind === 'first_response' ? 'First response due soon' : 'Resolution due soon';
  const remark = { type: 'remark', content, reason: `${kind}_due` } as const;
  const taken = { Delete: { Key: dueItem(due), ConditionExpression: 'attribute_exists(pk)' } };
  const written = await appendCommand(deps, row, remark, async () => [taken]);
  // Another sweep may have done it, or another row was faster.
  if (written === 'conflict') return (await isOrdered(deps.table, due)) ? 'conflict' : 'taken_away';
  const agent = keepingAgent(row.state);
  if (agent !== null && !row.state.snoozed)
    await deps.reach?.agent?.(agent, { kind: 'target', conversation_id: due.conversation_id });
  return 'taken_away';
}

const isOrdered = async (table: Table, due: Due): Promise<boolean> =>
  (await table.get({ Key: dueItem(due), ConsistentRead: true })) !== undefined;
