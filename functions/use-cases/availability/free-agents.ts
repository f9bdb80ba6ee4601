/** The agents of a department who have room for a chat now, and those who are online without. */
import type { FreeAgent } from '#core/assignment/assignment.ts';
import { recentlyMissed } from '#core/assignment/missed-chats.ts';
import { skillsHeld } from '#core/assignment/skills.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, departmentsOf, getAgents } from '#functions/store/assignment/agent-store.ts';
import { isLive, readLeases } from '#functions/store/assignment/lease-store.ts';
import { readRoster } from '#functions/store/assignment/roster-store.ts';

/** An agent who is online, by name. `isListed`: the roster says that they have room. */
export type Free = FreeAgent & { name: string; isListed: boolean };

/** @param full whether those who have no room are wanted, too: who has a skill, and who may have one chat more */
type Wanted = { full?: boolean };

/**
 * Everyone who has room by the roster, which is read strongly consistently. How much room they have only orders them, and is
 * read cheaply: who was full a moment ago counts as having one place. Whether somebody's socket was heard of lately is asked
 * of the one who is about to be given a chat (`isPresent`), since the leases of everybody grow with the whole team.
 */
export async function readFree(
  deps: Pick<Deps, 'table' | 'now'>,
  department: Id | null,
  { full = false }: Wanted = {},
): Promise<Free[]> {
  const [roster, leases] = await Promise.all([
    readRoster(deps.table, department),
    full ? readLeases(deps.table) : ([] as const),
  ]);
  const live = new Set(leases.filter((lease) => isLive(lease, deps.now())).map(({ agent_id }) => agent_id));
  const listed = roster.map(({ agent_id }) => agent_id).filter((id) => !full || live.has(id));
  const others = [...live.difference(new Set(listed))];
  const agents = new Map((await getAgents(deps.table, [...listed, ...others])).map((agent) => [agent.id, agent]));
  return [
    ...listed.map((id) => freeAgent(id, agents.get(id), deps.now())),
    ...others.flatMap((id) => fullAgent(agents.get(id), department, deps.now())),
  ];
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
    has: agent ? skillsHeld(agent) : [],
    isListed: true,
  };
}

/** An agent who is online without being on the roster has no room, even if what was read of them says otherwise. */
function fullAgent(agent: AgentItem | undefined, department: Id | null, nowMs: number): Free[] {
  if (agent?.chosen_status !== 'online' || !departmentsOf(agent).includes(department)) return [];
  const load = Math.max(agent.current_chats_count, agent.max_concurrent_chats);
  return [{ ...freeAgent(agent.id, agent, nowMs), load, isListed: false }];
}
