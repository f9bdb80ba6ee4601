/**
 * Whether a visitor has a page open, sent to the agent who has their conversation and to those who have it open. It follows
 * from the sockets that open chats have anyway; nothing is stored.
 */
import type { ConversationState } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import type { Connection } from '#functions/store/sockets/connection-store.ts';
import type { Table } from '#functions/store/table.ts';
import { getVisitor } from '#functions/store/visitors/visitor-store.ts';
import { isOnPage, teamAudience } from '#functions/use-cases/notify/audience.ts';

type PresenceDeps = Pick<Deps, 'table' | 'push' | 'now'>;

/** A visitor's socket greets for the first time: notifies the team that they came. Never rejects for want of listeners. */
export async function notifyCame({ table, push }: PresenceDeps, connection: Connection): Promise<void> {
  const chat = await openChatOf(table, connection);
  if (chat) await notify(push, chat, true);
}

/**
 * A visitor's socket has ended and is forgotten: notifies the team that they left, unless they have another one. A reload
 * ends one socket and opens the next at the same time: that they left may be sent after that they came, so it is looked at
 * again, and whichever is true is sent last.
 */
export async function notifyLeft(deps: PresenceDeps, connection: Connection): Promise<void> {
  const chat = await openChatOf(deps.table, connection);
  if (!chat || (await isOnPage(deps, chat.state))) return;
  await notify(deps.push, chat, false);
  if (await isOnPage(deps, chat.state, { consistent: true })) await notify(deps.push, chat, true);
}

type OpenChat = { id: Id; state: ConversationState };

/**
 * The visitor's chat, unless it is closed. A page that has just been loaded can't name it in its first frame: it has no
 * rows yet.
 */
async function openChatOf(table: Table, connection: Connection): Promise<OpenChat | undefined> {
  if (connection.principal !== 'visitor') return undefined;
  const id = (await getVisitor(table, connection.visitor_id))?.last_conversation_id;
  const state = id === undefined ? undefined : (await newestRow(table, id))?.state;
  return id === undefined || !state || state.status === 'closed' ? undefined : { id, state };
}

async function notify(push: Deps['push'], { id, state }: OpenChat, is_connected: boolean): Promise<void> {
  const frame = { type: 'visitor.presence', conversation_id: id, is_connected } as const;
  await push.deliver([{ channels: teamAudience(id, state), frame }]);
}
