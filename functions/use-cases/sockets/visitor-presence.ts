/**
 * Whether a visitor has a page open, sent to the agent who has their conversation and to those who have it open. It follows
 * from the sockets that open chats have anyway; nothing is stored.
 */
import type { ConversationState } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Connection } from '#functions/store/sockets/connection-store.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { isOnPage, teamAudience } from '#functions/use-cases/notify/audience.ts';

type PresenceDeps = Pick<Deps, 'table' | 'push' | 'now'>;

/** Notifies the team that a visitor came to a page or left, unless the chat is closed. Never rejects. */
export async function notifyPresence(
  { push }: Pick<Deps, 'push'>,
  conversation_id: Id,
  state: ConversationState,
  is_connected: boolean,
): Promise<void> {
  if (state.status === 'closed') return;
  const channels = teamAudience(conversation_id, state);
  await push.deliver([{ channels, frame: { type: 'visitor.presence', conversation_id, is_connected } }]);
}

/** A visitor's socket has ended and is forgotten: notifies the team that they left, unless they have another one. */
export async function notifyLeft(deps: PresenceDeps, connection: Connection): Promise<void> {
  if (connection.principal !== 'visitor') return;
  const conversation = (await getVisitor(deps.table, connection.visitor_id))?.last_conversation_id;
  const state = conversation === undefined ? undefined : (await newestRow(deps.table, conversation))?.state;
  if (conversation === undefined || !state || state.status === 'closed' || (await isOnPage(deps, state))) return;
  await notifyPresence(deps, conversation, state, false);
}
