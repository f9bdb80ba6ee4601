/** Read marks. A reply implies one, so this is written only when someone reads without answering. */
import { DomainError } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getRow, putLastRead } from '#functions/store/conversations/conversation-store.ts';
import { type Participant, newestRowFor, teamAudience, visitorAudience } from '#functions/use-cases/notify/audience.ts';

/**
 * Marks everything up to `seq` as read by one side, and notifies the other.
 * @throws DomainError `not_found` for an unknown conversation, or a visitor's when it is not theirs; `validation_failed`
 * for a row that the conversation doesn't have
 */
export async function markRead(
  { table, push, now }: Pick<Deps, 'table' | 'push' | 'now'>,
  conversation: Id,
  reader: Participant,
  seq: number,
): Promise<void> {
  const newest = await newestRowFor(table, conversation, reader);
  const row = seq === newest.seq ? newest : await getRow(table, conversation, seq);
  if (!row) throw pastTheEnd();
  const isAgent = reader.side === 'agent';
  const count = isAgent ? row.state.visitor_count : row.state.staff_count;
  const written = await putLastRead(table, conversation, reader.side, { seq: row.seq, count, at_ms: now() });
  if (written === 'refused') return;
  await push.deliver([
    {
      channels: isAgent ? [visitorAudience(newest.state)] : teamAudience(conversation, newest.state),
      frame: { type: 'message.read', conversation_id: conversation, by: reader.side, seq: row.seq },
    },
  ]);
}

function pastTheEnd(): DomainError {
  const message = 'Must be a row of the conversation';
  return new DomainError('validation_failed', `body.seq: ${message}.`, { errors: [{ path: 'body.seq', message }] });
}
