/** What falls due in a conversation when nothing happens in it: the idle rules of a widget, pure. */
import { type ConversationState, isAutomated } from './state.ts';
import type { WidgetSettings } from '#core/model/widgets/widget.ts';

/** The settings the rules go by. */
export type IdleRules = Pick<
  WidgetSettings,
  'first_response_timeout_seconds' | 'resolve_after_idle_minutes' | 'close_after_resolved_hours' | 'follow_up'
>;

/** What is to be done: on to a colleague, from a bot to people, ask the visitor, mark as solved, end. */
export type DueAction = 'return' | 'hand_off' | 'follow_up' | 'resolve' | 'close';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
/** A bot or workflow that has not answered by then never will: its function's time is over. */
export const TURN_MS = 90 * SECOND;

/**
 * What is due now, if anything. It depends on who waits, not on who has the conversation: one whose visitor was answered
 * falls due wherever it is, so none stays open for ever. In a snoozed one nothing does: the time counts from when it comes back.
 * @param sinceMs since when it has been in its status group and in its agent's hands, milliseconds since 1970; null where
 *   that isn't known: then it answers what may be due
 */
export function dueActions(
  state: ConversationState,
  rules: IdleRules,
  sinceMs: number | null,
  nowMs: number,
): DueAction | null {
  const hasPassed = (fromMs: number, durationMs: number | null): boolean =>
    durationMs !== null && nowMs >= fromMs + durationMs;
  if (state.status === 'closed' || state.snoozed) return null;
  if (state.status === 'resolved')
    return hasPassed(state.resolved_at_ms ?? nowMs, times(rules.close_after_resolved_hours, HOUR)) ? 'close' : null;
  if (state.waiting_since_ms === null) {
    const silentSinceMs = Math.max(state.last_message_at_ms, sinceMs ?? 0);
    if (hasPassed(silentSinceMs, times(rules.resolve_after_idle_minutes, MINUTE))) return 'resolve';
    const hasFollowUp = state.follow_up_seq > state.visitor_read.seq || state.status !== 'waiting';
    const after = times(rules.follow_up?.after_minutes ?? null, MINUTE);
    return !hasFollowUp && hasPassed(silentSinceMs, after) ? 'follow_up' : null;
  }
  if (isAutomated(state)) return hasPassed(state.waiting_since_ms, TURN_MS) ? 'hand_off' : null;
  const hasAnswered = sinceMs !== null && state.staff_read.at_ms >= sinceMs;
  if (state.status !== 'active' || hasAnswered) return null;
  const waitsSinceMs = Math.max(sinceMs ?? 0, state.waiting_since_ms);
  return hasPassed(waitsSinceMs, times(rules.first_response_timeout_seconds, SECOND)) ? 'return' : null;
}

/** How long after entering its status group something can fall due at the earliest, in milliseconds; null for never. */
export function earliestDueAt(rules: readonly IdleRules[]): { open: number | null; resolved: number | null } {
  return {
    open: least(
      rules.flatMap((one) => [
        times(one.first_response_timeout_seconds, SECOND),
        times(one.resolve_after_idle_minutes, MINUTE),
        times(one.follow_up?.after_minutes ?? null, MINUTE),
      ]),
    ),
    resolved: least(rules.map((one) => times(one.close_after_resolved_hours, HOUR))),
  };
}

const times = (count: number | null, unit: number): number | null => (count === null ? null : count * unit);

function least(durations: readonly (number | null)[]): number | null {
  const given = durations.filter((duration) => duration !== null);
  return given.length === 0 ? null : Math.min(...given);
}
