/** Setting up agents. */
import type { Received } from '#core/contract/http.ts';
import type { Agent } from '#core/model/team/agent.ts';
import { DomainError } from '#core/model/errors.ts';
import type { Deps } from '#functions/deps.ts';
import type { UserDirectory } from '#functions/platform/user-directory/user-directory.ts';
import { type AgentItem, agentStore, newAgent, toAgent } from '#functions/store/assignment/agent-store.ts';
import { standingOf } from '#functions/store/assignment/user-store.ts';
import { deleteNotices } from '#functions/store/assignment/push-store.ts';
import { deleteOwnResponses } from '#functions/store/settings/canned-response-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { notifyPresence } from '#functions/use-cases/availability/notify-availability.ts';
import { notifyChange } from '#functions/use-cases/availability/presence.ts';
import { requeueOfRemoved } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { endAgentSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import type { Resource } from './resource.ts';

/** The dependencies of setting up agents. */
export type AgentDeps = Deps & { people: UserDirectory };

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
    if (before) return;
    const { agent, standing } = await standingOf(table, user_id);
    if (agent) throw new DomainError('conflict', 'This team member is already an agent.');
    if (standing.deactivated_at !== undefined)
      throw new DomainError('conflict', 'This team member is deactivated. Reactivate them under Team.');
  },
  changed: notifyChange,
  removed: async (deps, before) => {
    await deleteOwnResponses(deps.table, before.user_id);
    await agentLeft(deps, before);
  },
  show: (_, records) => records.map(toAgent),
};

/** Ends what an agent has open who is gone, for good or until they come back: sockets, notifications, chats. */
export async function agentLeft(deps: Deps, before: AgentItem): Promise<void> {
  await endAgentSockets(deps, before.id);
  await notifyPresence(deps, before, undefined);
  await deleteNotices(deps.table, before.id);
  // What this call has no time for, the sweep goes on with.
  await requeueOfRemoved(deps, before.id);
}
