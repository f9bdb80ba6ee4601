/** Setting up agents, and what agents ask about themselves. */
import type { Received } from '#core/contract/http.ts';
import type { TeamMember } from '#core/model/agent.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { makeId } from '#core/model/id.ts';
import { cut } from '#core/model/text.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import type { Deps } from '#functions/deps.ts';
import type { UserDirectory } from '#functions/platform/user-directory/user-directory.ts';
import type { AgentItem } from '#functions/store/assignment/agent-store.ts';
import {
  agentRemoval,
  getAgent,
  namedByUser,
  putAgent,
  servesWrites,
} from '#functions/store/assignment/agent-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { listAll } from '#functions/store/list-page.ts';
import { endAgentSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import { changeAgent } from '#functions/use-cases/availability/presence.ts';
import { requeueOfRemoved } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { notifyPresence } from '#functions/use-cases/availability/notify-availability.ts';
import { busy, retryOnConflict } from '#functions/store/retry-on-conflict.ts';

/** What setting up agents needs. */
export type AgentDeps = Deps & { people: UserDirectory };

const MAX_AGENTS = 1000;

/** Makes a team member an agent. @throws DomainError `not_found` person or department, `conflict` when they are one already */
export async function createAgent(deps: AgentDeps, given: Received<'createAgent', 'body'>): Promise<AgentItem> {
  const { user_id, max_concurrent_chats, department_ids } = given;
  const person = await deps.people.find(user_id);
  if (!person) throw new DomainError('not_found', 'There is no team member with this user_id.');
  await requireDepartments(deps.table, department_ids);
  const agent: AgentItem = {
    id: makeId(deps.now(), deps.random()),
    user_id,
    name: person.name,
    email: person.email,
    chosen_status: 'offline',
    connected: false,
    max_concurrent_chats,
    current_chats_count: 0,
    total_chats_count: 0,
    total_rating: 0,
    ratings_count: 0,
    department_ids,
    last_assigned_at_ms: 0,
    last_active_at: null,
    version: 1,
  };
  if ((await putAgent(deps.table, agent)) === 'done') return agent;
  if (await namedByUser(deps.table, user_id))
    throw new DomainError('conflict', 'This team member is already an agent.');
  // A department may have gone meanwhile.
  await requireDepartments(deps.table, department_ids);
  throw busy('this agent');
}

/** Changes capacity or departments; chats an agent has stay, also beyond a lower maximum. @throws DomainError `not_found` */
export async function updateAgent(
  deps: AgentDeps,
  id: Id,
  { max_concurrent_chats, department_ids }: Received<'updateAgent', 'body'>,
): Promise<AgentItem> {
  const changed = await changeAgent(deps, id, async (before) => {
    // Asked at each try: what makes a try fail may be that a department has gone.
    if (department_ids) await requireDepartments(deps.table, department_ids);
    const after = {
      ...before,
      max_concurrent_chats: max_concurrent_chats ?? before.max_concurrent_chats,
      department_ids: department_ids ?? before.department_ids,
    };
    return { after, also: servesWrites(before, after) };
  });
  return found(changed);
}

/**
 * Takes an agent away; their open chats return to the queue, and what a workflow hands over to them waits there, too.
 * @throws DomainError `not_found`
 */
export async function deleteAgent(deps: AgentDeps, id: Id): Promise<void> {
  return retryOnConflict('this agent', async () => {
    const before = await findAgent(deps, id);
    if ((await deps.table.transact(agentRemoval(before, deps.now()))) === 'refused') return 'conflict';
    await endAgentSockets(deps, id);
    await notifyPresence(deps, before, undefined);
    await requeueOfRemoved(deps, id);
    return undefined;
  });
}

/** One agent. @throws DomainError `not_found` */
export async function findAgent({ table }: Pick<Deps, 'table'>, id: Id): Promise<AgentItem> {
  return found(await getAgent(table, id, { consistent: true }));
}

/** The agent a signed-in person is; remembers the person, who may be made one. @throws DomainError `not_found` */
export async function ownAgent(deps: AgentDeps, person: TeamCaller): Promise<AgentItem> {
  const agent = person.agent && (await getAgent(deps.table, person.agent.id));
  if (agent) return agent;
  await deps.people.remember(person, makeId(deps.now(), deps.random()));
  throw new DomainError('not_found', "You aren't an agent yet. Ask an admin to add you.");
}

/** The people of the identity provider, each with the agent they are. */
export async function listTeamMembers({ table, people }: AgentDeps): Promise<TeamMember[]> {
  const [known, agents] = await Promise.all([people.list(), listAll(table, 'AGENTS', MAX_AGENTS)]);
  const byUser = new Map(agents.map((agent) => [agent['user_id'], Number(agent['id'])]));
  // An identity provider's names may be of any length, and this list has no further page.
  return known.map(({ user_id, name, email }) => ({
    user_id,
    name: cut(name, MAX_SHOWN.name),
    email: email && cut(email, MAX_SHOWN.email),
    agent_id: byUser.get(user_id) ?? null,
  }));
}

/** Characters of what an identity provider says that are shown. */
const MAX_SHOWN = { name: 100, email: 254 };
