/** Whether a scheduled message may still be sent, decided from the conversation at its time: pure. */
import type { HeldReason, IfVisitorWrites } from '#core/model/closed-sets.ts';
import { type ConversationState, isSettled } from './state.ts';

/** How far ahead a message can be scheduled, days. */
export const MAX_SCHEDULE_DAYS = 366;
/** How many messages of a conversation can be scheduled at a time. */
export const MAX_SCHEDULED = 20;

/** What it depends on: the choice, and how many messages of the visitor's there were when it was scheduled. */
type Scheduled = { if_visitor_writes: IfVisitorWrites; visitor_count: number };

/** Why it isn't sent; null when it is. */
export function heldBecause(
  state: ConversationState,
  scheduled: Scheduled,
  author: 'there' | 'gone',
): HeldReason | null {
  if (author === 'gone') return 'agent_gone';
  if (isSettled(state)) return 'ended';
  if (scheduled.if_visitor_writes === 'hold' && state.visitor_count > scheduled.visitor_count) return 'visitor_wrote';
  // An answer would take the chat out of its queue for somebody who may not be there.
  return state.status === 'pending' ? 'queued' : null;
}
