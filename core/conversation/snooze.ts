/** Putting a conversation aside, and how it comes back. Both rows are the team's: the visitor sees no difference. */
import type { Command } from './commands.ts';
import { DomainError } from '#core/model/errors.ts';
import { type Row, systemRow } from './rows.ts';
import type { ConversationState } from './state.ts';
import { nextStatus } from './transitions.ts';

/** Its agent no longer holds it; who waits goes on waiting. */
export function snoozed(state: ConversationState, { until_ms, by }: Command & { type: 'snooze' }): Row {
  const change = { status: nextStatus(state, 'snooze'), snoozed: { until_ms } };
  const until = until_ms === null ? null : new Date(until_ms).toISOString();
  return systemRow(state, change, 'snoozed', by, { isInternal: true, until });
}

/**
 * It comes back: to an agent as it was, or into the queue. There it is as old as the visitor's oldest unanswered message, or
 * new where nobody waits: it must not stand before visitors who do.
 */
export function woken(state: ConversationState, { assignee, by }: Command & { type: 'wake' }, nowMs: number): Row {
  if (!state.snoozed) throw new DomainError('illegal_transition', 'The conversation is not snoozed.');
  const status = nextStatus(state, 'wake');
  if (assignee)
    return systemRow(state, { status, agent_id: assignee.id }, 'woken', by, {
      isInternal: true,
      why: { rule: 'came_back' },
    });
  const queued_at_ms = state.waiting_since_ms ?? nowMs;
  return systemRow(state, { status: 'pending', agent_id: null, queued_at_ms }, 'woken', by, {
    internalText: 'Snooze ended. Its agent is away or at capacity, so it waits in the queue',
  });
}
