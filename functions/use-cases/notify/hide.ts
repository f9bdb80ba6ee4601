/** Taking a conversation from the screens of agents who no longer see it, because it moved. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { Delivery } from '#functions/platform/push.ts';
import type { Channel } from '#functions/store/partitions.ts';
import { getConnection, subscribersOf, unsubscribe } from '#functions/store/sockets/connection-store.ts';
import { placeOf, seeingAmong } from '#functions/use-cases/access/scope.ts';
import type { LoadedConversation } from '#functions/use-cases/conversations/conversation-state.ts';
import { agentAudience, watchers } from './audience.ts';
import { notifyViewers } from './viewers.ts';

/** Whose sockets a change of a conversation is for, and what the others of these channels get instead. */
export type Hidden = { to: Pick<Delivery, 'isFor'>; instead: Delivery[] };

/**
 * Ends the watching of agents who don't see a conversation where it is now. Reads nothing unless agents are scoped.
 * @param channels all that the change is sent to
 */
export async function hideFromOthers(
  deps: Pick<Deps, 'table' | 'push' | 'areAgentsScoped'>,
  state: LoadedConversation,
  channels: readonly Channel[],
): Promise<Hidden> {
  if (!(await deps.areAgentsScoped?.())) return { to: {}, instead: [] };
  const { table } = deps;
  const found = await Promise.all(channels.map((channel) => subscribersOf(table, channel, { consistent: true })));
  const ids = [...new Set(found.flat().flatMap(({ agentId }) => agentId ?? []))];
  const seeing = await seeingAmong(deps, ids, placeOf(state));
  const hidden = new Set(ids.filter((id) => !seeing.has(id)));
  if (hidden.size === 0) return { to: {}, instead: [] };
  await endWatching(deps, state.metadata.id, hidden);
  const frame = { type: 'conversation.hidden', conversation_id: state.metadata.id } as const;
  return {
    to: { isFor: (agent) => agent === undefined || !hidden.has(agent) },
    // All their windows: the one that watched it no longer does.
    instead: [{ channels: [...hidden].map(agentAudience), frame }],
  };
}

async function endWatching(
  deps: Pick<Deps, 'table' | 'push'>,
  conversation: Id,
  hidden: ReadonlySet<Id>,
): Promise<void> {
  const channel = watchers(conversation);
  const listeners = await subscribersOf(deps.table, channel, { consistent: true });
  const leaving = listeners.filter(({ agentId }) => agentId !== undefined && hidden.has(agentId));
  const connections = await Promise.all(leaving.map(({ connectionId }) => getConnection(deps.table, connectionId)));
  const left = connections.filter((connection) => connection !== undefined);
  for (const connection of left) await unsubscribe(deps.table, connection, channel);
  // Once all have left: who still looks at it is nothing for those who may not.
  const [one] = left;
  if (one) await notifyViewers(deps, conversation, one);
}
