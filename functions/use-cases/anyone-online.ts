/** Whether anybody of a department is there at all, with room or without: what visitors are told before they write. */
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { departmentsOf, getAgents } from '../store/agent-store.ts';
import { isLive, readLeases } from '../store/lease-store.ts';
import { hasRoster } from '../store/roster-store.ts';

/** DynamoDB's limit of a batch. */
const MOST = 100;

/** Whether an agent of the department, but for `except`, is online and was heard of lately. */
export async function anyoneOnline(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  department: Id | null,
  { except }: { except?: Id } = {},
): Promise<boolean> {
  // One small read while somebody has room.
  if (except === undefined && (await hasRoster(table, department))) return true;
  const live = (await readLeases(table)).filter((lease) => isLive(lease, now())).map(({ agent_id }) => agent_id);
  const others = live.filter((id) => id !== except).slice(0, MOST);
  const agents = await getAgents(table, others);
  return agents.some((agent) => agent.chosen_status === 'online' && departmentsOf(agent).includes(department));
}
