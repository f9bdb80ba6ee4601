/** Agents with a conversation open: they hear of everything in it, and of each other. */
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type Connection,
  getConnection,
  subscribe,
  subscribersOf,
  unsubscribe,
  watchedBy,
} from '#functions/store/sockets/connection-store.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { agentAudience, watchers } from '#functions/use-cases/notify/audience.ts';

type WatchDeps = Pick<Deps, 'table' | 'push'>;

/** An agent opens a conversation. @throws DomainError `not_found`, or `forbidden` for a visitor */
export async function watch(deps: WatchDeps, from: Connection, conversation: Id): Promise<void> {
  requireAgent(from);
  found(await newestRow(deps.table, conversation));
  await subscribe(deps.table, from, [watchers(conversation)]);
  await notifyViewers(deps, conversation, from);
}

/** An agent leaves a conversation. @throws DomainError `forbidden` for a visitor */
export async function unwatch(deps: WatchDeps, from: Connection, conversation: Id): Promise<void> {
  requireAgent(from);
  await unsubscribe(deps.table, from, watchers(conversation));
  await notifyViewers(deps, conversation, from);
}

/** An agent who is gone looks at nothing any more: a network that died ends no socket for a long while. */
export async function stopWatching(deps: WatchDeps, agent: Id): Promise<void> {
  for (const { connectionId } of await subscribersOf(deps.table, agentAudience(agent))) {
    const connection = await getConnection(deps.table, connectionId);
    if (!connection) continue;
    for (const conversation of watchedBy(connection)) await unwatch(deps, connection, conversation);
  }
}

/**
 * Sends everyone who has a conversation open the list of its viewers, after `changed` came or went. Sends nothing while there
 * is only one viewer. The read is consistent: if two arrive at the same time, the later one sees both.
 */
export async function notifyViewers({ table, push }: WatchDeps, conversation: Id, changed: Connection): Promise<void> {
  const channel = watchers(conversation);
  const names = new Map<Id, string>();
  for (const { agentId, agentName } of await subscribersOf(table, channel, { consistent: true }))
    if (agentId !== undefined) names.set(agentId, agentName ?? '');
  const isAlone = [...names.keys()].every((id) => changed.principal === 'agent' && id === changed.agent_id);
  if (isAlone) return;
  const agents = [...names].map(([id, name]) => ({ id, name }));
  await push.deliver([{ channels: [channel], frame: { type: 'viewing', conversation_id: conversation, agents } }]);
}

function requireAgent({ principal }: Connection): void {
  if (principal !== 'agent') throw new DomainError('forbidden', 'Only agents can watch a conversation.');
}
