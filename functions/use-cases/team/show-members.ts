/** The people of the team as admins see them: what the identity provider knows, and what the team's settings say. */
import type { Agent, TeamMember } from '#core/model/team/agent.ts';
import { INVITATION_DAYS, type TeamRole, lowerRole, roleAmong, teamRoles } from '#core/model/team/team-role.ts';
import { cut } from '#core/model/text.ts';
import type { Id } from '#core/model/id.ts';
import { found } from '#core/model/errors.ts';
import {
  type DirectoryUser,
  MAX_USERS,
  type UserDirectory,
} from '#functions/platform/user-directory/user-directory.ts';
import type { PoolUser, UserPool } from '#functions/platform/user-directory/user-pool.ts';
import { allAgents, getAgent } from '#functions/store/assignment/agent-store.ts';
import { type UserItem, allUsers, getUser } from '#functions/store/assignment/user-store.ts';
import type { Table } from '#functions/store/table.ts';

/** The dependencies of showing people. `userPool` is missing where an identity provider of one's own signs them in. */
export type ShowDeps = { table: Table; people: UserDirectory; userPool?: (() => Promise<UserPool>) | undefined };

/** Everybody, up to 1,000. */
export async function listMembers(deps: ShowDeps): Promise<TeamMember[]> {
  const [known, items, agents] = await Promise.all([
    knownPeople(deps),
    allUsers(deps.table, MAX_USERS),
    allAgents(deps.table),
  ]);
  const itemOf = new Map(items.map((item) => [item.user_id, item]));
  const seenOf = new Map(agents.map((agent) => [agent.user_id, agent]));
  return known.map((person) =>
    toMember(person, { item: itemOf.get(person.user.user_id), agent: seenOf.get(person.user.user_id) }),
  );
}

/** One person, as they are now. @throws DomainError `not_found` */
export async function showMember(deps: ShowDeps, userId: string): Promise<TeamMember> {
  const item = await getUser(deps.table, userId);
  const agent = item?.agent_id === undefined ? undefined : await getAgent(deps.table, item.agent_id);
  if (!deps.userPool) return toMember({ user: found(item), role: null }, { item, agent });
  const pool = await deps.userPool();
  const user = found(await pool.find(userId));
  return toMember({ user, role: roleAmong(await pool.groupsOf(userId)) }, { item, agent });
}

/** Somebody of the identity provider, and the role that it gives them; null where it alone knows. */
type Known = { user: DirectoryUser | PoolUser; role: TeamRole | null };

async function knownPeople({ people, userPool }: ShowDeps): Promise<Known[]> {
  if (!userPool) return (await people.list()).map((user) => ({ user, role: null }));
  const pool = await userPool();
  const [users, ...groups] = await Promise.all([
    pool.list(),
    ...teamRoles.map(async (role) => [role, new Set(await pool.idsIn(role))] as const),
  ]);
  return users.map((user) => ({
    user,
    role: roleAmong(groups.filter(([, ids]) => ids.has(user.user_id)).map(([role]) => role)),
  }));
}

/** Characters of what an identity provider says that are shown: its names may be of any length. */
const MAX_SHOWN = { name: 100, email: 254 };
const DAY_MS = 24 * 60 * 60 * 1000;

type Noted = { item: UserItem | undefined; agent: (Pick<Agent, 'last_active_at'> & { id: Id }) | undefined };

function toMember({ user, role }: Known, { item, agent }: Noted): TeamMember {
  const isInvited = 'isInvited' in user && user.isInvited;
  const invitedMs = item?.invited_at === undefined ? createdMs(user) : Date.parse(item.invited_at);
  const sentMs = isInvited ? invitedMs : undefined;
  return {
    user_id: user.user_id,
    name: cut(user.name, MAX_SHOWN.name),
    email: user.email && cut(user.email, MAX_SHOWN.email),
    agent_id: item?.agent_id ?? null,
    role: roleOf(role, item),
    state: isDeactivated(user, item) ? 'deactivated' : isInvited ? 'invited' : 'active',
    invited_at: sentMs === undefined ? null : new Date(sentMs).toISOString(),
    invitation_ends_at: sentMs === undefined ? null : new Date(sentMs + INVITATION_DAYS * DAY_MS).toISOString(),
    is_incomplete: item?.is_incomplete === true,
    last_active_at: agent?.last_active_at ?? null,
  };
}

const createdMs = (user: DirectoryUser | PoolUser): number | undefined =>
  'createdAtMs' in user ? user.createdAtMs : undefined;

/** Whether somebody may not sign in, by the team's settings or in the user pool itself. */
export const isDeactivated = (user: DirectoryUser | PoolUser, item: UserItem | undefined): boolean =>
  item?.deactivated_at !== undefined || ('isEnabled' in user && !user.isEnabled);

/** With an identity provider of one's own, only what a rule or the team gave is known. */
function roleOf(role: TeamRole | null, item: UserItem | undefined): TeamRole | null {
  if (role === null) return item?.granted?.role ?? item?.role ?? null;
  return lowerRole(role, item?.role ?? role);
}

/** The place of somebody in the list of people, which names them in the audit log if they are no agent. */
export const placeOf = ({ agent_id, gsi1sk }: Pick<UserItem, 'agent_id' | 'gsi1sk'>): Id | undefined =>
  agent_id ?? (gsi1sk === undefined ? undefined : Number(gsi1sk));
