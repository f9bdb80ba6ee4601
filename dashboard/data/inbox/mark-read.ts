/** How far the visitor has read. */
import type { Message } from '#core/model/message.ts';

/** The rows with the agents' side read by the visitor up to `seq`. */
export function markRead(rows: readonly Message[], seq: number, at: string): readonly Message[] {
  if (!rows.some((row) => isUnreadAnswer(row, seq))) return rows;
  return rows.map((row) => (isUnreadAnswer(row, seq) ? { ...row, is_read: true, read_at: at } : row));
}

function isUnreadAnswer(row: Message, seq: number): boolean {
  return row.seq <= seq && !row.is_read && row.visibility === 'public' && row.sender_type !== 'visitor';
}
