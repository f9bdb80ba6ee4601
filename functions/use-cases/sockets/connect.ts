/** The first and the last of a socket. */
import type { Deps } from '#functions/deps.ts';
import {
  type Connection,
  type Principal,
  deleteConnection,
  getConnection,
  putConnection,
  watchedBy,
} from '#functions/store/sockets/connection-store.ts';
import { orderLeftUnread } from '#functions/use-cases/mail/order-unread.ts';
import { notifyViewers } from '#functions/use-cases/notify/viewers.ts';
import { notifyVisitorWatchers } from '#functions/use-cases/live/watch-visitors.ts';
import { notifyLeft } from './visitor-presence.ts';

/** Notes who is at the other end. Nothing can be posted to a socket before this is answered: the welcome follows `hello`. */
export async function connect(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  connectionId: string,
  who: Principal,
): Promise<void> {
  await putConnection(table, connectionId, who, now());
}

/** Forgets a socket, and only that one: the same person may be here in another. */
export async function disconnect(
  deps: Pick<Deps, 'table' | 'push' | 'reach' | 'now'>,
  connectionId: string,
): Promise<void> {
  const connection = await getConnection(deps.table, connectionId);
  if (!connection) return;
  try {
    // First: once the socket is forgotten, nobody would come back to what it left unread.
    if (connection.principal === 'visitor') await orderLeftUnread(deps, connection.visitor_id);
  } finally {
    await forget(deps, connection);
  }
  await notifyVisitorWatchers(deps, connection);
  await notifyLeft(deps, connection);
}

/** Deletes a connection, and tells those who look at the same conversations that it has gone. */
export async function forget(deps: Pick<Deps, 'table' | 'push'>, connection: Connection): Promise<void> {
  await deleteConnection(deps.table, connection);
  await Promise.all(watchedBy(connection).map((conversation) => notifyViewers(deps, conversation, connection)));
}
