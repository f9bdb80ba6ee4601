/** Who has a conversation open, shown to those who do. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type Connection, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { watchers } from './audience.ts';

/**
 * Sends everyone who has a conversation open the list of its viewers, after `changed` came or went. Sends nothing while there
 * is only one viewer. The read is consistent: if two arrive at the same time, the later one sees both.
 */
export async function notifyViewers(
  { table, push }: Pick<Deps, 'table' | 'push'>,
  conversation: Id,
  changed: Connection,
): Promise<void> {
  const channel = watchers(conversation);
  const names = new Map<Id, string>();
  for (const { agentId, agentName } of await subscribersOf(table, channel, { consistent: true }))
    if (agentId !== undefined) names.set(agentId, agentName ?? '');
  const isAlone = [...names.keys()].every((id) => changed.principal === 'agent' && id === changed.agent_id);
  if (isAlone) return;
  const agents = [...names].map(([id, name]) => ({ id, name }));
  await push.deliver([{ channels: [channel], frame: { type: 'viewing', conversation_id: conversation, agents } }]);
}
