/** Noting how far a side has read. A reply implies it, so this is written only by those who read and do not answer. */
import { notFound } from '../../core/model/errors.ts';
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { getRow, newestRow, putLastRead } from '../store/conversation-store.ts';
import type { Channel } from '../store/keys.ts';

/**
 * Marks everything up to `seq` as read by a side, and tells the other.
 * @throws DomainError `not_found` for an unknown conversation, or a visitor's when it is not theirs
 */
export async function markRead(
  { table, push, now }: Pick<Deps, 'table' | 'push' | 'now'>,
  conversation: Id,
  reader: { side: 'agent' } | { side: 'visitor'; visitor: Id },
  seq: number,
): Promise<void> {
  const newest = await newestRow(table, conversation);
  if (!newest || (reader.side === 'visitor' && newest.fold.visitor_id !== reader.visitor)) throw notFound();
  const row = seq >= newest.seq ? newest : await getRow(table, conversation, seq);
  if (!row) throw notFound();
  const count = reader.side === 'agent' ? row.fold.visitor_count : row.fold.staff_count;
  const written = await putLastRead(table, conversation, reader.side, { seq: row.seq, count, at_ms: now() });
  if (written === 'refused') return;
  const { agent_id, visitor_id, widget_id } = newest.fold;
  const team: Channel[] = [
    { kind: 'watch', id: conversation },
    ...(agent_id === null ? [] : [{ kind: 'agent', id: agent_id } as const]),
  ];
  await push.deliver([
    {
      channels: reader.side === 'agent' ? [{ kind: 'visitor', id: visitor_id, widget_id }] : team,
      frame: { type: 'message.read', conversation_id: conversation, by: reader.side, seq: row.seq },
    },
  ]);
}
