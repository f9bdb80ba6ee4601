/** The agents of a department who have room for a chat now. */
import type { FreeAgent } from '#core/assignment/assignment.ts';
import { recentlyMissed } from '#core/assignment/missed-chats.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, getAgents } from '#functions/store/assignment/agent-store.ts';
import { isLive, readLeases } from '#functions/store/assignment/lease-store.ts';
import { readRoster } from '#functions/store/assignment/roster-store.ts';

/** An agent who has room, by name. */
export type Free = FreeAgent & { name: string };

/**
 * Everyone who has room and whose socket was heard of lately. That is read strongly consistently; how much room they have
 * only orders them, and is read cheaply: who was full a moment ago counts as having one place.
 */
export async function readFree(deps: Pick<Deps, 'table' | 'now'>, department: Id | null): Promise<Free[]> {
  const [roster, leases] = await Promise.all([readRoster(deps.table, department), readLeases(deps.table)]);
  const byAgent = new Map(leases.map((lease) => [lease.agent_id, lease]));
  const live = roster.filter((row) => isLive(byAgent.get(row.agent_id), deps.now()));
  const ids = live.map(({ agent_id }) => agent_id);
  const agents = new Map((await getAgents(deps.table, ids)).map((agent) => [agent.id, agent]));
  return ids.map((id) => freeAgent(id, agents.get(id), deps.now()));
}

/** One who was not found is tried too: that is how a roster row of nobody is found out. */
function freeAgent(agent_id: Id, agent: AgentItem | undefined, nowMs: number): Free {
  const max = agent?.max_concurrent_chats ?? 1;
  return {
    agent_id,
    name: agent?.name ?? '',
    load: Math.min(agent?.current_chats_count ?? 0, max - 1),
    max,
    last_assigned_at_ms: agent?.last_assigned_at_ms ?? 0,
    missed: recentlyMissed(agent?.missed, nowMs).map(({ conversation_id }) => conversation_id),
  };
}
