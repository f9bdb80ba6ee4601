/** When an agent moves to other departments, their open sockets are subscribed to the new ones and unsubscribed from the old. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, departmentsOf } from '#functions/store/assignment/agent-store.ts';
import { getConnection, subscribe, subscribersOf, unsubscribe } from '#functions/store/sockets/connection-store.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { agentAudience, departmentAudience } from '#functions/use-cases/notify/audience.ts';

/** Moves the sockets; does nothing where the departments are the same. */
export async function syncSubscriptions(
  { table }: Pick<Deps, 'table'>,
  before: AgentItem,
  after: AgentItem,
): Promise<void> {
  const [had, has] = [new Set(departmentsOf(before)), new Set(departmentsOf(after))];
  const joined = channelsOf(has.difference(had));
  const left = channelsOf(had.difference(has));
  if (joined.length + left.length === 0) return;
  const listeners = await subscribersOf(table, agentAudience(after.id));
  await Promise.all(
    listeners.map(async ({ connectionId }) => {
      const connection = await getConnection(table, connectionId);
      if (!connection) return;
      await subscribe(table, connection, joined);
      for (const channel of left) await unsubscribe(table, connection, channel);
    }),
  );
}

const channelsOf = (departments: ReadonlySet<Id | null>): Channel[] => [...departments].map(departmentAudience);
