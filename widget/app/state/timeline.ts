/** How far the rows of a conversation were read. */
import type { VisitorMessage } from '#core/model/messages/message.ts';

/** Rows known without a hole between them, ascending. */
export type Timeline = readonly VisitorMessage[];

/** How far one side has read of the other's rows, by the rows' own marks. */
export function readUpTo(timeline: Timeline, by: 'visitor' | 'team'): number {
  const isTheirs = (row: VisitorMessage) => (row.sender_type === 'visitor') === (by === 'team');
  return timeline.findLast((row) => row.is_read && isTheirs(row))?.seq ?? 0;
}

/** How many rows of agents and bots come after the last one read. */
export const countUnread = (timeline: Timeline, readSeq: number): number =>
  timeline.filter(({ seq, sender_type }) => seq > readSeq && (sender_type === 'agent' || sender_type === 'bot')).length;
