/** Whether a scheduled message may still be sent, decided from the conversation at its time: pure. */
import type { HeldReason, IfVisitorWrites } from '#core/model/closed-sets.ts';
import { type ConversationState, isSettled } from './state.ts';

/** How far ahead a message can be scheduled, days. */
export const MAX_SCHEDULE_DAYS = 366;
/** How many messages of a conversation can be scheduled at a time. */
export const MAX_SCHEDULED = 20;

/** Its author: still an agent who sees the conversation, or not. */
export type AuthorAccess = 'there' | 'gone' | 'outside';

/** What it depends on: the choice, and how many messages of the visitor's there were when it was scheduled. */
type Scheduled = { if_visitor_writes: IfVisitorWrites; visitor_count: number };

/** Why a message was held, as the team reads it in the conversation. */
export const heldTexts: Record<HeldReason, string> = {
  visitor_wrote: 'the visitor wrote before it was due',
  ended: 'the conversation had ended',
  queued: 'the conversation waits in the queue',
  agent_gone: 'its author is no longer an agent',
  no_access: 'its author no longer sees the conversation',
};

/** Why it isn't sent; null when it is. */
export function heldBecause(state: ConversationState, scheduled: Scheduled, author: AuthorAccess): HeldReason | null {
  if (author === 'gone') return 'agent_gone';
  if (author === 'outside') return 'no_access';
  if (isSettled(state)) return 'ended';
  if (scheduled.if_visitor_writes === 'hold' && state.visitor_count > scheduled.visitor_count) return 'visitor_wrote';
  // An answer would take the chat out of its queue for somebody who may not be there.
  return state.status === 'pending' ? 'queued' : null;
}
