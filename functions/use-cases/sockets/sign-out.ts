/** Signing out: an agent who says that they leave isn't waited for like one whose connection is lost. */
import type { Id } from '#core/model/id.ts';
import { getAgent } from '#functions/store/assignment/agent-store.ts';
import { leaseEnd, readLeases } from '#functions/store/assignment/lease-store.ts';
import { retryOnConflict } from '#functions/store/table.ts';
import { takeOffline } from '#functions/use-cases/availability/presence.ts';
import { requeueOfGone } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import type { TransitionDeps } from '#functions/use-cases/lifecycle/transition-conversation.ts';
import { stopWatching } from './watch.ts';

const ATTEMPTS = 5;

/**
 * Ends an agent's presence as if their lease had run out, and returns their chats now; the sweep returns those that one
 * request has no time for. Their status stays as chosen: an agent who signs in again is online again. Does nothing for an agent
 * who isn't connected. A window that is still open somewhere brings them back.
 * @throws DomainError `try_again` when heartbeats keep coming first
 */
export async function signOut(deps: TransitionDeps, agent: Id): Promise<void> {
  const hasLeft = await retryOnConflict({ name: 'this agent', attempts: ATTEMPTS }, async () => {
    const [leases, before] = await Promise.all([
      readLeases(deps.table),
      getAgent(deps.table, agent, { consistent: true }),
    ]);
    const lease = leases.find(({ agent_id }) => agent_id === agent);
    if (!before || !lease || lease.leaving === 'gone') return false;
    return (await takeOffline(deps, before, leaseEnd(lease))) || 'conflict';
  });
  if (!hasLeft) return;
  await stopWatching(deps, agent);
  await requeueOfGone(deps, agent);
}
