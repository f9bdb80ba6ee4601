/** How rows become what one reads: days apart, one sender's messages together, what is on its way at the end. */
import { place, type Placed } from '#client/timeline/grouping.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { Outgoing } from '#dashboard/data/inbox/outbox.ts';

/** One line of the conversation. */
export type Line =
  | { kind: 'day'; key: string; at: string }
  | { kind: 'unread'; key: string }
  | { kind: 'system'; key: string; row: Message }
  | { kind: 'note'; key: string; row: Message }
  | { kind: 'message'; key: string; row: Message; isFirst: boolean; isLast: boolean }
  | { kind: 'outgoing'; key: string; item: Outgoing; isFirst: boolean };

/** What was unread when a conversation was opened: so many of the visitor's rows, the last of them at most `upTo`. */
export type Unread = { count: number; upTo: number };

/** The first row that was unread, of those loaded; nothing where all is new, as there is nothing to set it apart from. */
export function firstUnread(rows: readonly Message[], { count, upTo }: Unread): number | undefined {
  if (count === 0) return undefined;
  const first = rows.filter(({ sender_type, seq }) => sender_type === 'visitor' && seq <= upTo).at(-count);
  return first?.seq === 1 ? undefined : first?.seq;
}

/**
 * The lines of rows and of what is still on its way. `dayOf` names the day an instant falls on for the reader;
 * `unreadFrom` is the first row that was unread.
 */
export function linesOf(
  rows: readonly Message[],
  outgoing: readonly Outgoing[],
  dayOf: (instant: string) => string,
  unreadFrom?: number,
): Line[] {
  const lines = place(rows, dayOf).flatMap((placed): Line[] => {
    const { row, startsDay } = placed;
    const { created_at, seq } = row;
    return [
      ...(startsDay ? [{ kind: 'day' as const, key: `day-${dayOf(created_at)}`, at: created_at }] : []),
      ...(seq === unreadFrom ? [{ kind: 'unread' as const, key: 'unread' }] : []),
      lineOf(placed),
    ];
  });
  const stored = new Set(rows.map((row) => row.client_message_id));
  const waiting = outgoing.filter((item) => !stored.has(item.client_message_id));
  return [
    ...lines,
    ...waiting.map((item, index): Line => ({
      kind: 'outgoing',
      key: item.client_message_id,
      item,
      isFirst: index === 0,
    })),
  ];
}

function lineOf({ row, isFirst, isLast }: Placed<Message>): Line {
  // A message keeps its key from the moment it was typed, so that nothing flickers when it is stored.
  const key = row.client_message_id ?? String(row.seq);
  if (row.visibility === 'internal' && row.sender_type !== 'system') return { kind: 'note', key, row };
  if (row.sender_type === 'system') return { kind: 'system', key, row };
  return { kind: 'message', key, row, isFirst, isLast };
}
