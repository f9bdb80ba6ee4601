/** Setting up agents. */
import type { Received } from '#core/contract/http.ts';
import type { Agent, TeamMember } from '#core/model/agent.ts';
import { DomainError } from '#core/model/errors.ts';
import { cut } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import type { UserDirectory } from '#functions/platform/user-directory/user-directory.ts';
import { type AgentItem, agentStore, namedByUser, toAgent } from '#functions/store/assignment/agent-store.ts';
import { deleteNotices } from '#functions/store/assignment/push-store.ts';
import { deleteOwnResponses } from '#functions/store/settings/canned-response-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { listAll } from '#functions/store/list-page.ts';
import { notifyPresence } from '#functions/use-cases/availability/notify-availability.ts';
import { notifyChange } from '#functions/use-cases/availability/presence.ts';
import { requeueOfRemoved } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { endAgentSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import type { Resource } from './resource.ts';

/** The dependencies of setting up agents. */
export type AgentDeps = Deps & { people: UserDirectory };

const MAX_AGENTS = 1000;

/**
 * Agents. Lowering a maximum keeps the chats they have. The open chats of one who is deleted return to the queue, and what
 * a workflow hands off to them waits there, too.
 */
export const agents: Resource<
  AgentDeps,
  AgentItem,
  Agent,
  Received<'createAgent', 'body'>,
  Received<'updateAgent', 'body'>
> = {
  store: agentStore,
  entity: 'agent',
  make: async ({ people }, given, { id, version }) => {
    const person = await people.find(given.user_id);
    if (!person) throw new DomainError('not_found', 'There is no team member with this user_id.');
    return { ...newAgent, ...given, id, name: person.name, email: person.email, version };
  },
  check: async ({ table }, { user_id, department_ids }, before) => {
    await requireDepartments(table, department_ids);
    if (!before && (await namedByUser(table, user_id)))
      throw new DomainError('conflict', 'This team member is already an agent.');
  },
  changed: notifyChange,
  removed: async (deps, before) => {
    await endAgentSockets(deps, before.id);
    await notifyPresence(deps, before, undefined);
    await deleteNotices(deps.table, before.id);
    await deleteOwnResponses(deps.table, before.user_id);
    // What this call has no time for, the sweep goes on with.
    await requeueOfRemoved(deps, before.id);
  },
  show: (_, records) => records.map(toAgent),
};

/** The initial fields of an agent. */
const newAgent = {
  chosen_status: 'offline',
  connected: false,
  current_chats_count: 0,
  total_chats_count: 0,
  total_rating: 0,
  ratings_count: 0,
  last_assigned_at_ms: 0,
  last_active_at: null,
} as const satisfies Partial<AgentItem>;

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
