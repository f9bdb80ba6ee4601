/** Open screens learn that a message was redacted. */
import { toMessage, toVisitorMessage, unread } from '#core/conversation/views.ts';
import type { ConversationState } from '#core/conversation/state.ts';
import type { Delivery } from '#functions/platform/push.ts';
import type { StoredRow } from '#functions/store/conversations/conversation-store.ts';
import { teamAudience, visitorAudience } from '#functions/use-cases/notify/audience.ts';

/**
 * The redacted row for those who may have it on a screen: clients replace a row that they know by its number.
 * @param state the conversation's newest state
 */
export function redactionFrames(row: StoredRow, state: ConversationState): Delivery[] {
  const { conversation_id, visibility } = row;
  const toTeam: Delivery = {
    channels: teamAudience(conversation_id, state),
    frame: { type: 'message.created', message: toMessage(row, state, unread) },
  };
  const toVisitor: Delivery = {
    channels: [visitorAudience(state)],
    frame: { type: 'message.created', message: toVisitorMessage(row, state, unread) },
  };
  return visibility === 'internal' ? [toTeam] : [toTeam, toVisitor];
}
