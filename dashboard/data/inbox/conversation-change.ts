/** What a new row means for the conversation it belongs to: the part of the fold that a list shows. */
import { saidIn } from '#core/files/said.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Message } from '#core/model/messages/message.ts';

/** The conversation after a row. A row it already counted changes nothing. System rows come with a conversation of their own. */
export function afterMessage(conversation: Conversation, row: Message): Conversation {
  if (row.seq <= conversation.last_seq) return conversation;
  const version = metadataVersion(conversation) + row.seq;
  const next = { ...conversation, last_seq: row.seq, version };
  if (row.visibility === 'internal' || row.sender_type === 'system') return next;
  const shown = { ...next, last_message: saidIn(row), last_message_at: row.created_at };
  switch (row.sender_type) {
    case 'visitor':
      return {
        ...shown,
        status: shown.status === 'waiting' ? 'active' : shown.status,
        // It ends any snooze.
        is_snoozed: false,
        snoozed_until: null,
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

/** The fields that change without a row. */
const METADATA = ['department_id', 'priority', 'labels', 'attributes', 'visitor'] as const;

/** What a conversation's version counts besides its rows: changes of metadata, and read marks. */
const metadataVersion = ({ version, last_seq }: Conversation): number => version - last_seq;

/**
 * What two states of one conversation say together; the later arrival wins a tie. Usually one of them is newer. If one has
 * newer rows and the other newer metadata, because a request read both while they changed, each half is taken from where it
 * is newer. What a list returns has no attributes: those known stay.
 */
export function newer(known: Conversation | undefined, arrived: Conversation): Conversation {
  if (!known) return arrived;
  const rows = arrived.last_seq - known.last_seq;
  const metadata = metadataVersion(arrived) - metadataVersion(known);
  if (rows >= 0 && metadata >= 0) return withAttributes(arrived, known);
  if (rows <= 0 && metadata <= 0) return withAttributes(known, arrived);
  const [rowsFrom, metadataFrom] = rows > 0 ? [arrived, known] : [known, arrived];
  const fields = Object.fromEntries(METADATA.map((name) => [name, metadataFrom[name]]));
  const version = rowsFrom.last_seq + metadataVersion(metadataFrom);
  return withAttributes({ ...rowsFrom, ...fields, version }, rowsFrom);
}

function withAttributes(won: Conversation, lost: Conversation): Conversation {
  if (won.attributes !== undefined || lost.attributes === undefined) return won;
  return { ...won, attributes: lost.attributes };
}
