/** The clocks of rules: what lasts, since which row, and until when. */
import { type ConversationState, isQueued, isSettled } from '#core/conversation/state.ts';
import { createdAtMs } from '#core/model/id.ts';
import { type Clock, clocks } from './kinds.ts';
import { type RuleRow, isByRule } from './triggers.ts';

const MINUTE_MS = 60_000;

/**
 * What stays the same for as long as it lasts; null while it doesn't. Who was put aside on purpose isn't waited for: the clock
 * starts again once the chat is back.
 */
function valueOf(clock: Clock, state: ConversationState): number | null {
  if (state.snoozed) return null;
  switch (clock) {
    case 'unanswered':
      return isSettled(state) ? null : state.waiting_since_ms;
    case 'queued':
      return isQueued(state) ? 0 : null;
    case 'visitor_silent':
      return state.status === 'waiting' ? state.staff_read.at_ms : null;
  }
}

/** Whether a clock starts with a row; `before` is the state before it. A rule's own row starts none. */
export function starts(clock: Clock, row: RuleRow, before: ConversationState | undefined): boolean {
  const value = valueOf(clock, row.state);
  return value !== null && !isByRule(row) && (before === undefined || valueOf(clock, before) !== value);
}

/** The clocks that a message starts, as far as the message itself says: it is stored before anything else is read. */
export const startedBy = (row: RuleRow): Clock[] =>
  clocks.filter((clock) => clock !== 'queued' && valueOf(clock, row.state) === createdAtMs(row.id));

/** Whether it has lasted through all these states since it started. */
export const lasts = (clock: Clock, start: ConversationState, since: readonly ConversationState[]): boolean => {
  const value = valueOf(clock, start);
  return value !== null && since.every((state) => valueOf(clock, state) === value);
};

/** When it has lasted for this number of minutes, milliseconds since 1970. */
export const dueAtMs = (start: Pick<RuleRow, 'id'>, minutes: number): number =>
  createdAtMs(start.id) + minutes * MINUTE_MS;
