/** Where the newest answer to a visitor stands: pure. */
import type { AnswerDelivery, Message } from '#core/model/messages/message.ts';
import type { ToldDelivery } from '#dashboard/data/delivery.ts';

/** Where a message stands that was sent to a visitor. */
export type Standing =
  | { kind: 'seen' | 'page' | 'email' }
  | { kind: 'mailed'; at: string }
  | { kind: 'waiting'; reason: AnswerDelivery['delivery_reason'] };

/** Where the newest answer stands; nothing where that isn't known. */
export function standingOf({ seq, is_read }: Message, told: ToldDelivery | undefined): Standing | undefined {
  if (is_read) return { kind: 'seen' };
  if (!told) return undefined;
  const { mailed_seq, mailed_at, visitor_connected, delivery, delivery_reason } = told;
  if (mailed_seq !== null && mailed_at !== null && mailed_seq >= seq) return { kind: 'mailed', at: mailed_at };
  if (visitor_connected || delivery === 'page') return { kind: 'page' };
  return delivery === 'email' ? { kind: 'email' } : { kind: 'waiting', reason: delivery_reason };
}

/** The newest row that was said to the visitor, unless they have said something since. */
export function newestAnswer(rows: readonly Message[]): Message | undefined {
  const row = rows.findLast(({ sender_type, visibility }) => visibility === 'public' && sender_type !== 'system');
  return row?.sender_type === 'visitor' ? undefined : row;
}
