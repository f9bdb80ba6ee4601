/** The first and the last of a socket. */
import type { Deps } from '../deps.ts';
import type { Principal } from '../store/connection-store.ts';
import { deleteConnection, getConnection, putConnection } from '../store/connection-store.ts';

/** Notes who is at the other end. Nothing can be posted to a socket before this is answered: the welcome follows `hello`. */
export async function connect(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  connectionId: string,
  who: Principal,
): Promise<void> {
  await putConnection(table, connectionId, who, now());
}

/** Forgets a socket, and only that one: the same person may be here in another. */
export async function disconnect({ table }: Pick<Deps, 'table'>, connectionId: string): Promise<void> {
  const connection = await getConnection(table, connectionId);
  if (connection) await deleteConnection(table, connection);
}
