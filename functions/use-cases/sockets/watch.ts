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
import { type ScopeDeps, scopeAtSocket, seesConversation } from '#functions/use-cases/access/scope.ts';
import { agentAudience, watchers } from '#functions/use-cases/notify/audience.ts';
import { notifyViewers } from '#functions/use-cases/notify/viewers.ts';

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
 * Ends the watching of conversations that an agent no longer sees: their departments, their role or what the team's
 * settings say may have changed since. A chat that moves is hidden when it does.
 */
export async function stopWatchingUnseen(deps: WatchDeps & ScopeDeps, connection: Connection): Promise<void> {
  const watched = watchedBy(connection);
  const scope = watched.length === 0 ? 'all' : await scopeAtSocket(deps, connection);
  if (scope === 'all') return;
  for (const conversation of watched) {
    if (await seesConversation(deps, scope, conversation)) continue;
    await unwatch(deps, connection, conversation);
    await deps.push.reply(connection.id, { type: 'conversation.hidden', conversation_id: conversation });
  }
}

function requireAgent({ principal }: Connection): void {
  if (principal !== 'agent') throw new DomainError('forbidden', 'Only agents can watch a conversation.');
}
