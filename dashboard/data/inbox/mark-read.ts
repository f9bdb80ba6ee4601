/** How far the visitor has read. */
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';

/** The rows with the agents' side read by the visitor up to `seq`. */
export function markRead(rows: readonly Message[], seq: number, at: string): readonly Message[] {
  if (!rows.some((row) => isUnreadAnswer(row, seq))) return rows;
  return rows.map((row) => (isUnreadAnswer(row, seq) ? { ...row, is_read: true, read_at: at } : row));
}

function isUnreadAnswer(row: Message, seq: number): boolean {
  return row.seq <= seq && !row.is_read && row.visibility === 'public' && row.sender_type !== 'visitor';
}

/**
 * How far the visitor has read as the conversation's counts have it, for read marks that were missed while offline: all
 * answers but the last unread ones. 0 where that is none of these rows.
 */
export function readByVisitor(
  rows: readonly Message[],
  { last_seq, unread_by_visitor }: Pick<Conversation, 'last_seq' | 'unread_by_visitor'>,
): number {
  const answers = rows.filter(
    (row) => row.visibility === 'public' && (row.sender_type === 'agent' || row.sender_type === 'bot'),
  );
  return answers.filter(({ seq }) => seq <= last_seq).at(-1 - unread_by_visitor)?.seq ?? 0;
}
