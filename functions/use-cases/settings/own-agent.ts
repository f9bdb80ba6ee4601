/** What team members ask about themselves. */
import type { TeamCaller } from '#core/access/team-access.ts';
import { DomainError } from '#core/model/errors.ts';
import { makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import type { RememberUser } from '#functions/platform/user-directory/user-directory.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';

/** The dependencies of asking who one is. */
export type OwnAgentDeps = Deps & { rememberUser: RememberUser };

/** The agent a signed-in person is; remembers somebody who isn't one, so that they can be made one. */
export async function ownAgent(deps: OwnAgentDeps, person: TeamCaller): Promise<AgentItem | undefined> {
  const agent = person.agent && (await getAgent(deps.table, person.agent.id));
  if (!agent) await deps.rememberUser(person, makeId(deps.now(), deps.random()));
  return agent;
}

/** The same. @throws DomainError `not_found` */
export async function requireOwnAgent(deps: OwnAgentDeps, person: TeamCaller): Promise<AgentItem> {
  const agent = await ownAgent(deps, person);
  if (!agent) throw new DomainError('not_found', "You aren't an agent yet. Ask an admin to add you.");
  return agent;
}
