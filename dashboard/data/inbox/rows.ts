/** The rows of one conversation on the screen: a dense run of `seq`, never out of order, never twice. */
import type { Message } from '#core/model/message.ts';

/** Rows merged with what came, and where to fetch after if something is missing in between. */
export type Merged = { rows: readonly Message[]; missingAfter: number | undefined };

/**
 * Adds rows to a dense run. What follows directly, before or after, joins it; what is known is replaced; what lies beyond
 * a hole is left out, and the hole's beginning is returned so that it can be fetched.
 */
export function addRows(rows: readonly Message[], incoming: readonly Message[]): Merged {
  if (incoming.length === 0) return { rows, missingAfter: undefined };
  const bySeq = new Map([...rows, ...incoming].map((row) => [row.seq, row]));
  const anchor = rows.at(-1)?.seq ?? Math.max(...incoming.map((row) => row.seq));
  let first = anchor;
  while (bySeq.has(first - 1)) first -= 1;
  let last = anchor;
  while (bySeq.has(last + 1)) last += 1;
  const run: Message[] = [];
  for (let seq = first; seq <= last; seq += 1) {
    const row = bySeq.get(seq);
    if (row) run.push(row);
  }
  return { rows: run, missingAfter: incoming.some((row) => row.seq > last) ? last : undefined };
}

/** The rows with the agents' side read by the visitor up to `seq`. */
export function markRead(rows: readonly Message[], seq: number, at: string): readonly Message[] {
  if (!rows.some((row) => isUnreadAnswer(row, seq))) return rows;
  return rows.map((row) => (isUnreadAnswer(row, seq) ? { ...row, is_read: true, read_at: at } : row));
}

function isUnreadAnswer(row: Message, seq: number): boolean {
  return row.seq <= seq && !row.is_read && row.visibility === 'public' && row.sender_type !== 'visitor';
}
