/** Cutting off sockets whose owner may no longer be here: told once, then hung up on. */
import type { Deps } from '../deps.ts';
import type { Id } from '../../core/model/id.ts';
import { deleteConnection, getConnection, listenersOf } from '../store/connection-store.ts';
import type { Channel } from '../store/keys.ts';

const AT_ONCE = 25;
/** Far more devices than anybody has: each costs, and everything said to the visitor goes to all of them. */
const MOST_OF_A_VISITOR = 50;

/** Ends every socket that listens to a channel. */
export async function endSockets({ table, push }: Pick<Deps, 'table' | 'push'>, channel: Channel): Promise<void> {
  const listeners = await listenersOf(table, channel, { consistent: true });
  await push.deliver([{ channels: [channel], frame: { type: 'session.revoked' } }]);
  for (let from = 0; from < listeners.length; from += AT_ONCE) {
    const some = listeners.slice(from, from + AT_ONCE);
    await Promise.all(some.map(({ connectionId }) => endSocket({ table, push }, connectionId)));
  }
}

/**
 * Hangs up on the sockets a visitor opened before their site vouched for them. Not told: the page that has just signed in
 * comes back with the session it is being given, whoever else has the one from before is not let in again.
 */
export async function endAnonymousSockets(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  { id, widget_id }: { id: Id; widget_id: Id },
): Promise<void> {
  const listeners = await listenersOf(table, { kind: 'visitor', id, widget_id }, { consistent: true });
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
  const listeners = await listenersOf(table, { kind: 'visitor', id, widget_id });
  if (listeners.length <= MOST_OF_A_VISITOR) return;
  const oldest = listeners.toSorted((one, other) => one.expiresAtSeconds - other.expiresAtSeconds);
  const excess = oldest.slice(0, Math.min(AT_ONCE, oldest.length - MOST_OF_A_VISITOR));
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
  if (connection) await deleteConnection(table, connection);
  await push.end(id);
}
