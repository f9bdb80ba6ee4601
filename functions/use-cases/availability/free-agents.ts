/** The agents of a department who have room for a chat now, and those who are online without. */
import type { FreeAgent } from '#core/assignment/assignment.ts';
import { recentlyMissed } from '#core/assignment/missed-chats.ts';
import { skillsHeld } from '#core/assignment/skills.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, type RosterRow, departmentsOf, getAgents } from '#functions/store/assignment/agent-store.ts';
import { isLive, readLeases } from '#functions/store/assignment/lease-store.ts';
import { readRoster, readRosterPage } from '#functions/store/assignment/roster-store.ts';

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

/** How many of a department's free agents are compared for a chat. Their loads are read, half a unit each. */
export const MAX_COMPARED = 100;

/**
 * The last agent who was compared, of each department with more than that, by table. A hint for fairness: where it is lost,
 * the next comparison begins with the oldest agents again.
 */
const lastCompared = new WeakMap<object, Map<Id | null, Id>>();

/**
 * Those who have room by the roster, as many at a time as are compared with each other, until all have come once. It begins
 * behind those who were compared last, so that in a large department everybody has their turn. What is read for a chat
 * doesn't grow with the department unless nobody who was read can take it.
 */
export async function* freeInTurn(
  deps: Pick<Deps, 'table' | 'now'>,
  department: Id | null,
): AsyncGenerator<Free[], void, undefined> {
  const turns = lastCompared.get(deps.table) ?? new Map<Id | null, Id>();
  lastCompared.set(deps.table, turns);
  for await (const { rows, isWhole } of rosterInTurn(deps.table, department, turns.get(department))) {
    const last = rows.at(-1)?.agent_id;
    if (isWhole || last === undefined) turns.delete(department);
    else turns.set(department, last);
    const ids = rows.map(({ agent_id }) => agent_id);
    const agents = new Map((await getAgents(deps.table, ids)).map((agent) => [agent.id, agent]));
    yield rows.map(({ agent_id }) => freeAgent(agent_id, agents.get(agent_id), deps.now()));
  }
}

/** Each roster row once, in groups that are full but the last. `isWhole`: the group is the roster. */
async function* rosterInTurn(
  table: Deps['table'],
  department: Id | null,
  begin: Id | undefined,
): AsyncGenerator<{ rows: RosterRow[]; isWhole: boolean }, void, undefined> {
  let group: RosterRow[] = [];
  let isFirst = true;
  let hasTurned = begin === undefined;
  let after = begin;
  for (;;) {
    const page = await readRosterPage(table, department, { limit: MAX_COMPARED - group.length, after });
    const rows = hasTurned && begin !== undefined ? page.rows.filter(({ agent_id }) => agent_id <= begin) : page.rows;
    const isEnd = page.isLast || rows.length < page.rows.length;
    const isOver = isEnd && hasTurned;
    group.push(...rows);
    if (group.length === MAX_COMPARED || isOver) {
      yield { rows: group, isWhole: isFirst && isOver };
      group = [];
      isFirst = false;
    }
    if (isOver) return;
    hasTurned ||= isEnd;
    after = isEnd ? undefined : rows.at(-1)?.agent_id;
  }
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
