/** Which of the team's conversations somebody sees, as it is stored now. Asking costs nothing unless agents are scoped. */
import { type Placed, type Scope, NOTHING, isInScope, seesAll } from '#core/access/scope.ts';
import type { TeamCaller } from '#core/access/team-access.ts';
import { notFound } from '#core/model/errors.ts';
import type { Id } from '#core/model/id.ts';
import { type TeamRole, lowerRole } from '#core/model/team/team-role.ts';
import type { Deps } from '#functions/deps.ts';
import { type AgentItem, departmentsOf, getAgent, getAgents } from '#functions/store/assignment/agent-store.ts';
import { standingOf } from '#functions/store/assignment/user-store.ts';
import type { Connection } from '#functions/store/sockets/connection-store.ts';
import { type LoadedConversation, loadConversation } from '#functions/use-cases/conversations/conversation-state.ts';

/** The dependencies of asking. */
export type ScopeDeps = Pick<Deps, 'table' | 'areAgentsScoped'>;

/** What a caller sees. Their departments are read as they are now: who left one sees no more of it. */
export async function scopeOf(deps: ScopeDeps, { agent, key, isSupervisor }: TeamCaller): Promise<Scope> {
  return key || isSupervisor ? 'all' : scopeOfId(deps, agent?.id);
}

/** What somebody of the team sees by a socket. Only admins have one without being an agent. */
export async function scopeAtSocket(deps: ScopeDeps, who: Connection): Promise<Scope> {
  if (who.principal === 'visitor') return NOTHING;
  if (who.agent_id === null || (await stillSeesAll(deps, who.user_id, who.role))) return 'all';
  return scopeOfId(deps, who.agent_id);
}

/** Whether a role that was noted sees all, and nobody gave the person a lower one since. */
async function stillSeesAll({ table, areAgentsScoped }: ScopeDeps, userId: string, role?: TeamRole): Promise<boolean> {
  if (role === undefined || !seesAll(role) || !(await areAgentsScoped?.())) return role !== undefined && seesAll(role);
  const { standing } = await standingOf(table, userId);
  return seesAll(lowerRole(role, standing.role ?? 'admin') ?? undefined);
}

async function scopeOfId({ table, areAgentsScoped }: ScopeDeps, id: Id | undefined): Promise<Scope> {
  if (!(await areAgentsScoped?.())) return 'all';
  const agent = id === undefined ? undefined : await getAgent(table, id, { consistent: true });
  return agent ? departmentsScope(agent) : NOTHING;
}

/** What a colleague sees who isn't the caller: by the role they last opened the dashboard with. */
export async function scopeOfColleague(deps: ScopeDeps, agent: AgentItem): Promise<Scope> {
  if (!(await deps.areAgentsScoped?.()) || (await stillSeesAll(deps, agent.user_id, agent.last_role))) return 'all';
  return departmentsScope(agent);
}

/** Those of some colleagues who see what is there. */
export async function seeingAmong(deps: ScopeDeps, ids: readonly Id[], place: Placed): Promise<Set<Id>> {
  const seeing = new Set<Id>();
  for (const agent of await getAgents(deps.table, ids))
    if (isInScope(await scopeOfColleague(deps, agent), place)) seeing.add(agent.id);
  return seeing;
}

const departmentsScope = (agent: AgentItem): Scope => ({ agent: agent.id, departments: departmentsOf(agent) });

/** Who has a conversation, and where. */
export const placeOf = ({ metadata, row: { state } }: LoadedConversation): Placed => ({
  agent_id: state.agent_id,
  department_id: metadata.department_id,
});

/** Whether somebody sees a conversation; false for one that doesn't exist. */
export async function seesConversation({ table }: Pick<Deps, 'table'>, scope: Scope, id: Id): Promise<boolean> {
  if (scope === 'all') return true;
  const state = await loadConversation(table, id, { consistent: true });
  return state !== undefined && isInScope(scope, placeOf(state));
}

/** Whether a colleague sees a conversation. */
export const colleagueSees = async (deps: ScopeDeps, agent: AgentItem, id: Id): Promise<boolean> =>
  seesConversation(deps, await scopeOfColleague(deps, agent), id);

/** @throws DomainError `not_found` for a conversation that isn't seen, the same as for one that doesn't exist */
export async function requireConversation(deps: Pick<Deps, 'table'>, scope: Scope, id: Id): Promise<void> {
  if (!(await seesConversation(deps, scope, id))) throw notFound();
}
