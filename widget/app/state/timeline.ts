/** The rows of a conversation in the one order there is: never twice, never with a hole. */
import type { VisitorMessage } from '#core/model/message.ts';

/** Rows known without a hole between them, ascending. */
export type Timeline = readonly VisitorMessage[];

/** The number of the newest row, 0 when there is none. */
export const lastSeq = (timeline: Timeline): number => timeline.at(-1)?.seq ?? 0;

/**
 * Adds rows, in any order. A row whose `previous_seq` is not known yet is left out and reported.
 * @returns the timeline, and whether rows are missing before one of those given
 */
export function addRows(timeline: Timeline, rows: readonly VisitorMessage[]): { timeline: Timeline; hasGap: boolean } {
  let known = timeline;
  let hasGap = false;
  for (const row of rows.toSorted((a, b) => a.seq - b.seq)) {
    if (known.some(({ seq }) => seq === row.seq)) known = known.map((old) => (old.seq === row.seq ? row : old));
    else if (row.previous_seq <= lastSeq(known) && row.seq > lastSeq(known)) known = [...known, row];
    else if (row.seq > lastSeq(known)) hasGap = true;
  }
  return { timeline: known, hasGap };
}

/** Whether there are rows before the first one known. */
export const hasOlder = (timeline: Timeline): boolean => (timeline[0]?.previous_seq ?? 0) > 0;

/** How far one side has read of the other's rows, by the rows' own marks. */
export function readUpTo(timeline: Timeline, by: 'visitor' | 'team'): number {
  const isTheirs = (row: VisitorMessage) => (row.sender_type === 'visitor') === (by === 'team');
  return timeline.findLast((row) => row.is_read && isTheirs(row))?.seq ?? 0;
}

/** How many rows of agents and bots come after the last one read. */
export const countUnread = (timeline: Timeline, readSeq: number): number =>
  timeline.filter(({ seq, sender_type }) => seq > readSeq && (sender_type === 'agent' || sender_type === 'bot')).length;
