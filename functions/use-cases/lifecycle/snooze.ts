/** Putting conversations aside: until a time, or until the visitor writes. Each comes back once, whatever happens meanwhile. */
import type { Actor, Named } from '#core/conversation/commands.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import { MAX_SNOOZE_DAYS } from '#core/model/closed-sets.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { requireAhead } from '#core/time/ahead.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import type { Due, OrderState } from '#functions/store/lifecycle/due-store.ts';
import type { Table } from '#functions/store/table.ts';
import { atCapacity, refuseUnread, reopenAssignee } from './agent-actions.ts';
import { type TransitionDeps, type TransitionResult, transitionConversation } from './transition-conversation.ts';

/** Until when (milliseconds since 1970, or null for until the visitor writes), and the newest row that was seen. */
export type SnoozeInput = { untilMs: number | null; seenSeq?: number | undefined };

/**
 * Snoozes a conversation that an agent has; `unchanged` when it is snoozed until then already.
 * @throws DomainError `validation_failed` for a time that isn't ahead, or too far; `illegal_transition` when nobody has it;
 * `conflict` when the visitor has written after `seenSeq`
 */
export async function snooze(
  deps: TransitionDeps,
  conversation: Id,
  { untilMs, seenSeq }: SnoozeInput,
  by: Actor,
): Promise<TransitionResult> {
  if (untilMs !== null) requireAhead(untilMs, deps.now(), { field: 'until', maxDays: MAX_SNOOZE_DAYS });
  return transitionConversation(deps, conversation, ({ row: { state } }) => {
    if (state.snoozed && state.snoozed.until_ms === untilMs) return undefined;
    if (state.status === 'pending')
      throw new DomainError('illegal_transition', 'Nobody has the conversation. Assign it to an agent first.');
    refuseUnread(state, seenSeq);
    return { type: 'snooze', until_ms: untilMs, by };
  });
}

/**
 * Ends a snooze by hand; `unchanged` when it isn't snoozed. One whose agent was removed is queued.
 * @throws DomainError `agent_at_capacity`
 */
export async function unsnooze(deps: TransitionDeps, conversation: Id, by: Actor): Promise<TransitionResult> {
  let assignee: Named | null = null;
  const result = await transitionConversation(deps, conversation, async ({ row: { state } }) => {
    if (!state.snoozed) return undefined;
    assignee = await formerAgent(deps.table, state);
    return { type: 'wake', assignee, by, isManual: true };
  });
  const isOwn = by.type === 'agent' && by.agent.id === (assignee as Named | null)?.id;
  if (result.outcome === 'full') throw atCapacity(isOwn);
  return result;
}

/**
 * Brings back a conversation that was snoozed until now: to its agent if they can take chats, else to the queue. That is
 * decided on what is stored, so that one who was faster, or another sweep, leaves nothing to do. The transaction that brings it
 * back takes the order away.
 */
export async function wake(deps: TransitionDeps, { conversation_id, due_at_ms }: Due): Promise<OrderState> {
  const { outcome } = await transitionConversation(deps, conversation_id, async (state) =>
    state.row.state.snoozed?.until_ms === due_at_ms
      ? {
          type: 'wake',
          assignee: await reopenAssignee(deps.table, state),
          by: { type: 'system', reason: 'snooze_over' },
          isManual: false,
        }
      : undefined,
  );
  return outcome === 'done' ? 'taken_away' : 'left';
}

async function formerAgent(table: Table, { agent_id }: ConversationState): Promise<Named | null> {
  const agent = agent_id === null ? undefined : await getAgent(table, agent_id, { consistent: true });
  return agent ? { id: agent.id, name: agent.name } : null;
}
