/** Taking access away from people, and giving it back: deactivation, roles, sign-out, passwords, second factors. */
import type { Received } from '#core/contract/http.ts';
import { DomainError, found } from '#core/model/errors.ts';
import type { TeamMember } from '#core/model/team/agent.ts';
import { type TeamRole, teamRoles } from '#core/model/team/team-role.ts';
import type { Id } from '#core/model/id.ts';
import { type AgentItem, agentAddition, agentRemoval } from '#functions/store/assignment/agent-store.ts';
import { getUser } from '#functions/store/assignment/user-store.ts';
import { getDepartment } from '#functions/store/settings/department-store.ts';
import type { TransactItem } from '#functions/store/table.ts';
import { agentLeft } from '#functions/use-cases/settings/agents.ts';
import { afterwards } from '#functions/use-cases/settings/resource.ts';
import { type CloseReason, endAdminSockets, endAgentSockets } from '#functions/use-cases/sockets/end-sockets.ts';
import { requeueOfRemoved } from '#functions/use-cases/lifecycle/requeue-conversations.ts';
import { type ByAdmin, type MemberDeps, changeMember, requirePool, changePool } from './change-member.ts';
import { resendInvitation } from './invite.ts';
import { showMember } from './show-members.ts';

type Action = Received<'actOnTeamMember', 'body'>['action'];
type Of = { by: ByAdmin; userId: string };

const actions: Record<Action, (deps: MemberDeps, of: Of) => Promise<void>> = {
  resend_invitation: resendInvitation,
  deactivate,
  reactivate,
  reset_password: async (deps, of) => {
    const pool = await requirePool(deps);
    await signOutEverywhere(deps, of);
    await pool.resetPassword(of.userId);
  },
  reset_second_factor: async (deps, { userId }) => (await requirePool(deps)).removeFactor(userId),
  sign_out: signOutEverywhere,
};

/** Does something to another person's access. @throws DomainError `conflict` for oneself, `not_found`, `not_configured`, `rate_limited` */
export async function actOnMember(deps: MemberDeps, action: Action, of: Of): Promise<TeamMember> {
  if (of.by.user_id === of.userId)
    throw new DomainError('conflict', "You can't change your own access. Ask another admin.");
  await requireMember(deps, of.userId);
  await actions[action](deps, of);
  return showMember(deps, of.userId);
}

/** Gives another person a role. @throws DomainError as `actOnMember` */
export async function setRole(deps: MemberDeps, role: TeamRole, of: Of): Promise<TeamMember> {
  await requireMember(deps, of.userId);
  const { agent, item } = await changeMember(deps, of, ({ item }) => {
    const granted = item?.granted && { ...item.granted, role };
    return {
      set: { role, ...(granted ? { granted } : {}), ...(deps.userPool ? { is_incomplete: true } : {}) },
      shown: { before: { name: item?.name, role: item?.role }, after: { name: item?.name, role } },
    };
  });
  await changePool(deps, of.userId, (pool) => pool.setGroup(of.userId, role, teamRoles));
  // They reconnect as who they are now.
  if (item?.role !== role)
    await afterwards(deps, `role of ${of.userId}`, () => renewSocketsOf(deps, of.userId, agent?.id));
  return showMember(deps, of.userId);
}

/** @throws DomainError `not_found` for somebody who isn't in the identity provider */
async function requireMember(deps: MemberDeps, userId: string): Promise<void> {
  found(deps.userPool ? await (await deps.userPool()).find(userId) : await getUser(deps.table, userId));
}

/** Seconds since 1970. */
const secondsOf = (ms: number): number => Math.floor(ms / 1000);

/**
 * Shuts somebody out: the next request with any token of theirs is refused, their sockets are ended, their chats return to
 * the queue, and they can't sign in. What they were as an agent is kept for when they come back.
 */
async function deactivate(deps: MemberDeps, of: Of): Promise<void> {
  const atMs = deps.now();
  const { agent, item } = await changeMember(deps, of, ({ item, agent }) => {
    if (item?.deactivated_at !== undefined) return undefined;
    return {
      set: {
        deactivated_at: new Date(atMs).toISOString(),
        signed_out_at_seconds: secondsOf(atMs),
        ...(deps.userPool ? { is_incomplete: true } : {}),
        ...(agent ? { former: restOf(agent) } : {}),
      },
      remove: ['agent_id'],
      shown: {
        before: { name: item?.name, state: 'active' },
        after: { name: item?.name, state: 'deactivated' },
      },
      with: (ofUser) => (agent ? agentRemoval(agent, atMs, ofUser) : [ofUser]),
    };
  });
  const former = agent?.id ?? (item?.former?.['id'] as Id | undefined);
  await afterwards(deps, `deactivation of ${of.userId}`, async () => {
    if (agent) await agentLeft(deps, agent);
    else await leaveBehind(deps, of.userId, former);
  });
  await changePool(deps, of.userId, async (pool) => {
    await pool.enable(of.userId, false);
    await pool.signOut(of.userId);
  });
}

/** Repeats what a deactivation that failed half-way may not have done. */
async function leaveBehind(deps: MemberDeps, userId: string, former: Id | undefined): Promise<void> {
  await endSocketsOf(deps, userId, former);
  if (former !== undefined) await requeueOfRemoved(deps, former);
}

async function endSocketsOf(deps: MemberDeps, userId: string, agent: Id | undefined, why?: CloseReason): Promise<void> {
  await (agent === undefined ? endAdminSockets(deps, userId, why) : endAgentSockets(deps, agent, why));
}

/** Ends sockets that may be opened again, with a token that is in force then. */
const renewSocketsOf = (deps: MemberDeps, userId: string, agent: Id | undefined): Promise<void> =>
  endSocketsOf(deps, userId, agent, 'token_expired');

/** An agent as they come back: not online, and without chats. */
const restOf = (agent: AgentItem): AgentItem => ({
  ...agent,
  chosen_status: 'offline',
  connected: false,
  current_chats_count: 0,
  missed: [],
  status_reason: null,
  stays_online: false,
});

/** Lets somebody in again, as the agent they were, in those of their departments that are still there. */
async function reactivate(deps: MemberDeps, of: Of): Promise<void> {
  await changeMember(deps, of, async ({ item }) => {
    if (item?.deactivated_at === undefined) return undefined;
    const former = item.former as AgentItem | undefined;
    const agent = former && { ...former, department_ids: await stillThere(deps, former.department_ids) };
    return {
      set: {
        ...(deps.userPool ? { is_incomplete: true } : {}),
        ...(agent ? { agent_id: agent.id, name: agent.name, email: agent.email } : {}),
      },
      remove: ['deactivated_at', 'former'],
      shown: {
        before: { name: item.name, state: 'deactivated' },
        after: { name: item.name, state: 'active' },
      },
      with: (ofUser: TransactItem) => (agent ? agentAddition(agent, ofUser) : [ofUser]),
    };
  });
  await changePool(deps, of.userId, (pool) => pool.enable(of.userId, true));
}

async function stillThere({ table }: MemberDeps, departments: readonly Id[]): Promise<Id[]> {
  const known = await Promise.all(departments.map((id) => getDepartment(table, id)));
  return departments.filter((_, index) => known[index] !== undefined);
}

/** Ends every session of somebody: tokens that they have are refused, and can't be renewed. */
async function signOutEverywhere(deps: MemberDeps, of: Of): Promise<void> {
  const atSeconds = secondsOf(deps.now());
  const { agent } = await changeMember(deps, of, ({ item }) => ({
    set: { signed_out_at_seconds: atSeconds },
    shown: {
      before: { name: item?.name, signed_out_at: item?.signed_out_at_seconds },
      after: { name: item?.name, signed_out_at: atSeconds },
    },
  }));
  await afterwards(deps, `sign-out of ${of.userId}`, () => renewSocketsOf(deps, of.userId, agent?.id));
  if (deps.userPool) await (await deps.userPool()).signOut(of.userId);
}
