/** What a new row means for the conversation it belongs to: the part of the fold that a list shows. */
import type { Conversation } from '#core/model/conversation.ts';
import type { Message } from '#core/model/message.ts';

/** The conversation after a row. A row it already counted changes nothing. System rows come with a conversation of their own. */
export function afterMessage(conversation: Conversation, row: Message): Conversation {
  if (row.seq <= conversation.last_seq) return conversation;
  const next = { ...conversation, last_seq: row.seq };
  if (row.visibility === 'internal' || row.sender_type === 'system') return next;
  const shown = { ...next, last_message: row.content, last_message_at: row.created_at };
  switch (row.sender_type) {
    case 'visitor':
      return {
        ...shown,
        status: shown.status === 'waiting' ? 'active' : shown.status,
        waiting_since: shown.waiting_since ?? row.created_at,
        unread_by_agent: shown.unread_by_agent + 1,
      };
    case 'agent':
      return {
        ...shown,
        status: shown.status === 'active' ? 'waiting' : shown.status,
        waiting_since: null,
        first_response_at: shown.first_response_at ?? row.created_at,
        unread_by_agent: 0,
        unread_by_visitor: shown.unread_by_visitor + 1,
      };
    case 'bot':
      return { ...shown, unread_by_visitor: shown.unread_by_visitor + 1 };
  }
}

/**
 * Of two views of one conversation, the one that knows more; the later arrival wins a tie. What a list tells has no
 * attributes: those known stay.
 */
export function newer(known: Conversation | undefined, arrived: Conversation): Conversation {
  const [won, lost] = known && known.last_seq > arrived.last_seq ? [known, arrived] : [arrived, known];
  if (won.attributes !== undefined || lost?.attributes === undefined) return won;
  return { ...won, attributes: lost.attributes };
}
