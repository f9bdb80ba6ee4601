/** The agents of a department who are online, with or without free capacity, as shown to visitors before they write. */
import { initials } from '#core/text/initials.ts';
import type { Id } from '#core/model/id.ts';
import type { Team } from '#core/model/widgets/public-widget.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, departmentsOf, getAgents } from '#functions/store/assignment/agent-store.ts';
import { isLive, readLeases } from '#functions/store/assignment/lease-store.ts';
import { someOfRoster } from '#functions/store/assignment/roster-store.ts';

/** How many agents are read in one batch. */
const PAGE = 100;
/** As many as are shown. */
const SHOWN = 3;

/** Up to three agents of the department, but for `except`, who are online and were heard of lately. */
export async function onlineAgents(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  department: Id | null,
  { except }: { except?: Id } = {},
): Promise<Team> {
  // One small read while somebody has room.
  const free = except === undefined ? await someOfRoster(table, department, SHOWN) : [];
  if (free.length > 0) return free.map((row) => ({ id: row.agent_id, initials: row.initials }));
  const live = (await readLeases(table)).filter((lease) => isLive(lease, now())).map(({ agent_id }) => agent_id);
  const others = live.filter((id) => id !== except);
  const found: AgentItem[] = [];
  for (let from = 0; from < others.length && found.length < SHOWN; from += PAGE) {
    const agents = await getAgents(table, others.slice(from, from + PAGE));
    found.push(...agents.filter((one) => one.chosen_status === 'online' && departmentsOf(one).includes(department)));
  }
  return found.slice(0, SHOWN).map(({ id, name }) => ({ id, initials: initials(name) }));
}
