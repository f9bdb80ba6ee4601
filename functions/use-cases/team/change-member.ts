/**
 * How the team's settings change what is noted of a person. The table comes first, since every request reads it; the user
 * pool is changed after that. Until then, the person is marked as incomplete, and repeating the change completes it.
 */
import type { TeamCaller } from '#core/access/team-access.ts';
import { DomainError } from '#core/model/errors.ts';
import { makeId } from '#core/model/id.ts';
import type { UserPool } from '#functions/platform/user-directory/user-pool.ts';
import { type AgentItem, getAgent } from '#functions/store/assignment/agent-store.ts';
import {
  type Condition,
  type UserItem,
  changeOfUser,
  getUser,
  stillAdmin,
} from '#functions/store/assignment/user-store.ts';
import { type TransactItem, retryOnConflict } from '#functions/store/table.ts';
import { audited } from '#functions/use-cases/audit/record-change.ts';
import type { AgentDeps } from '#functions/use-cases/settings/agents.ts';
import type { SettingsDeps } from '#functions/use-cases/settings/resource.ts';
import { placeOf } from './show-members.ts';

/** The dependencies of changing people's access. */
export type MemberDeps = AgentDeps &
  SettingsDeps & {
    /** Opens the user pool; missing where an identity provider of one's own signs people in. */
    userPool?: (() => Promise<UserPool>) | undefined;
    /** Whether this deployment sends any mail. */
    hasMail: boolean;
  };

/** Who changes a person. */
export type ByAdmin = Pick<TeamCaller, 'user_id' | 'name' | 'agent'>;

/** A person as read: what is noted of them, and their agent record. */
export type ReadMember = { item: UserItem | undefined; agent: AgentItem | undefined };

/** What becomes of a person. `shown`: what the audit log says changed. `more`: writes in the same transaction. */
export type MemberChange = {
  set?: Partial<UserItem>;
  remove?: readonly (keyof UserItem)[];
  shown: { before: object; after: object };
  /** Given the write of the person: all writes there are. */
  with?: (ofUser: TransactItem) => TransactItem[];
};

/**
 * Changes another person, as long as the caller is an admin: two admins who take each other's access away at the
 * same time can't both succeed. Nothing happens where `decide` answers nothing.
 * @throws DomainError `conflict` for oneself, `forbidden` for a caller who is no longer an admin, as `decide` does
 */
export async function changeMember(
  deps: MemberDeps,
  { by, userId }: { by: ByAdmin; userId: string },
  decide: (read: ReadMember) => MemberChange | undefined | Promise<MemberChange | undefined>,
): Promise<ReadMember> {
  if (by.user_id === userId) throw new DomainError('conflict', YOURSELF);
  return retryOnConflict('this person', async () => {
    const read = await readMember(deps, userId);
    const change = await decide(read);
    if (!change) return read;
    const listedAs = placeOf(read.item ?? {}) ?? makeId(deps.now(), deps.random());
    const { set = {}, remove = [], shown, with: writesWith = (ofUser) => [ofUser] } = change;
    const table = audited(deps, { verb: 'changed', entity: 'team_member', id: listedAs, ...shown });
    const ofUser = changeOfUser(userId, { set, remove, listedAs }, asRead(read.item));
    if ((await table.transact([...writesWith(ofUser), stillAdmin(by.user_id)])) === 'done') return read;
    await requireAdmin(deps, by.user_id);
    return 'conflict';
  });
}

const YOURSELF = "You can't change your own access. Ask another admin.";

async function readMember({ table }: MemberDeps, userId: string): Promise<ReadMember> {
  const item = await getUser(table, userId);
  const agent = item?.agent_id === undefined ? undefined : await getAgent(table, item.agent_id, { consistent: true });
  return { item, agent };
}

/** Holds while somebody is the agent, and as deactivated, as was read. */
function asRead(item: UserItem | undefined): Condition {
  const { agent_id, deactivated_at } = item ?? {};
  const isAgent = agent_id === undefined ? 'attribute_not_exists(agent_id)' : 'agent_id = :read_agent';
  const isDeactivated =
    deactivated_at === undefined ? 'attribute_not_exists(deactivated_at)' : 'deactivated_at = :read_deactivated';
  return {
    ConditionExpression: `${isAgent} AND ${isDeactivated}`,
    ExpressionAttributeValues: {
      ...(agent_id === undefined ? {} : { ':read_agent': agent_id }),
      ...(deactivated_at === undefined ? {} : { ':read_deactivated': deactivated_at }),
    },
  };
}

/** Somebody may have taken the caller's access at this moment. @throws DomainError `forbidden` */
async function requireAdmin({ table }: MemberDeps, userId: string): Promise<void> {
  const { deactivated_at, role = 'admin' } = (await getUser(table, userId)) ?? {};
  if (deactivated_at !== undefined || role !== 'admin')
    throw new DomainError('forbidden', 'You are no longer an admin.');
}

/** Changes the user pool, and notes that it has the change. Does nothing without a user pool. */
export async function changePool(
  deps: MemberDeps,
  userId: string,
  tell: (pool: UserPool) => Promise<void>,
): Promise<void> {
  if (!deps.userPool) return;
  await tell(await deps.userPool());
  await noteComplete(deps, userId);
}

/** Notes that the user pool knows everything of a person. */
export async function noteComplete({ table, now, random }: MemberDeps, userId: string): Promise<void> {
  await table.transact([changeOfUser(userId, { remove: ['is_incomplete'], listedAs: makeId(now(), random()) })]);
}

/** The user pool. @throws DomainError `not_configured` where an identity provider of one's own signs people in */
export async function requirePool({ userPool }: MemberDeps): Promise<UserPool> {
  if (userPool) return userPool();
  throw new DomainError('not_configured', 'Your identity provider does this, as it signs people in.');
}
