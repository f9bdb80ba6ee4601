/** Closes sockets whose owner has lost access: sends the reason once, then disconnects. */
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import { isStillWhoTheyWere } from '#core/access/standing.ts';
import { NOT_AN_AGENT } from '#core/access/team-access.ts';
import type { Deps } from '#functions/deps.ts';
import { standingOf } from '#functions/store/assignment/user-store.ts';
import type { Id } from '#core/model/id.ts';
import {
  type Connection,
  deleteConnection,
  getConnection,
  hasExpired,
  subscribersOf,
} from '#functions/store/sockets/connection-store.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { forget } from './connect.ts';
import { adminAudience, agentAudience, visitorAudience } from '#functions/use-cases/notify/audience.ts';

const AT_ONCE = 25;
/** Far more devices than anybody has: each costs, and everything said to the visitor goes to all of them. */
const MAX_OF_A_VISITOR = 50;

/** Why a connection ends: its access token has expired, or its owner is no longer the agent they connected as. */
export type CloseReason = 'token_expired' | 'agent_removed';

/** The frames sent before closing. After `token_expired` the client may reconnect with a new token. */
const closeFrames: Record<CloseReason, readonly ServerFrame[]> = {
  token_expired: [
    { type: 'error', code: 'unauthenticated', detail: 'The access token has expired. Connect again with a fresh one.' },
  ],
  agent_removed: [{ type: 'error', code: 'forbidden', detail: NOT_AN_AGENT }, { type: 'session.revoked' }],
};

/**
 * Frames that renew an agent's lease: that fails for an agent who was removed, so nothing has to be read before. An admin
 * without an agent record has no lease.
 */
const heartbeats: ReadonlySet<ClientFrame['type']> = new Set(['hello', 'ping']);

/**
 * Whether a connection is over, so that a frame of it is refused; nothing while it goes on. A visitor's is ended by
 * whatever ends their session.
 */
export async function closeReasonOf(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  connection: Connection,
  frame: ClientFrame['type'],
): Promise<CloseReason | undefined> {
  if (connection.principal === 'visitor') return undefined;
  if (hasExpired(connection.expires_at_seconds, now())) return 'token_expired';
  if (connection.agent_id !== null && heartbeats.has(frame)) return undefined;
  const { agent, standing } = await standingOf(table, connection.user_id);
  return isStillWhoTheyWere(connection.agent_id, agent, standing) ? undefined : 'agent_removed';
}

/** Tells a connection why it is over, and closes it. */
export async function closeConnection(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  connection: Connection,
  reason: CloseReason,
): Promise<void> {
  await forget({ table, push }, connection);
  for (const frame of closeFrames[reason]) await push.reply(connection.id, frame);
  await push.end(connection.id);
}

/** Ends the sockets of an agent, by default one who was removed. One that does not listen yet is ended by its next frame. */
export async function endAgentSockets(
  deps: Pick<Deps, 'table' | 'push'>,
  id: Id,
  reason: CloseReason = 'agent_removed',
): Promise<void> {
  await endSockets(deps, agentAudience(id), closeFrames[reason]);
}

/** Ends the sockets of an admin who has no agent record, and therefore no channel of their own. */
export async function endAdminSockets(
  deps: Pick<Deps, 'table' | 'push'>,
  userId: string,
  reason: CloseReason = 'agent_removed',
): Promise<void> {
  const listeners = await subscribersOf(deps.table, adminAudience, { consistent: true });
  for (const { connectionId } of listeners) {
    const connection = await getConnection(deps.table, connectionId);
    if (connection?.principal === 'agent' && connection.user_id === userId)
      await closeConnection(deps, connection, reason);
  }
}

/** Ends every socket that listens to a channel. */
export async function endSockets(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  channel: Channel,
  frames: readonly ServerFrame[] = [{ type: 'session.revoked' }],
): Promise<void> {
  const listeners = await subscribersOf(table, channel, { consistent: true });
  for (const frame of frames) await push.deliver([{ channels: [channel], frame }]);
  for (let from = 0; from < listeners.length; from += AT_ONCE) {
    const some = listeners.slice(from, from + AT_ONCE);
    await Promise.all(some.map(({ connectionId }) => endSocket({ table, push }, connectionId)));
  }
}

/**
 * Disconnects the sockets a visitor opened before their site verified them. No frame is sent: the page that has just signed
 * in reconnects with its new session, and nobody else may reconnect with the old one.
 */
export async function endAnonymousSockets(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  { id, widget_id }: { id: Id; widget_id: Id },
): Promise<void> {
  const listeners = await subscribersOf(table, visitorAudience({ visitor_id: id, widget_id }), { consistent: true });
  await Promise.all(
    listeners.map(async ({ connectionId }) => {
      const connection = await getConnection(table, connectionId);
      if (connection?.principal !== 'visitor' || connection.verified) return;
      await push.end(connectionId);
      await deleteConnection(table, connection);
    }),
  );
}

/** Hangs up on the oldest sockets of a visitor who has more than anybody needs. */
export async function endExcessSockets(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  { id, widget_id }: { id: Id; widget_id: Id },
): Promise<void> {
  const listeners = await subscribersOf(table, visitorAudience({ visitor_id: id, widget_id }));
  if (listeners.length <= MAX_OF_A_VISITOR) return;
  const oldest = listeners.toSorted((one, other) => one.expiresAtSeconds - other.expiresAtSeconds);
  const excess = oldest.slice(0, Math.min(AT_ONCE, oldest.length - MAX_OF_A_VISITOR));
  await Promise.all(
    excess.map(async ({ connectionId, key }) => {
      await endSocket({ table, push }, connectionId);
      // Of a connection that is forgotten already, this row is all that is left.
      await table.delete({ Key: key });
    }),
  );
}

async function endSocket({ table, push }: Pick<Deps, 'table' | 'push'>, id: string): Promise<void> {
  const connection = await getConnection(table, id);
  if (connection) await forget({ table, push }, connection);
  await push.end(id);
}
