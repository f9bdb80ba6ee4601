/**
 * Inviting people: they get a user in the pool, the group of their role, an agent record and an email, in this order. Each
 * step may be repeated, so that an invitation that ended half-way is finished by inviting them again.
 */
import type { Answer, Received } from '#core/contract/http.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { makeId } from '#core/model/id.ts';
import { INVITATION_DAYS, roleAmong, teamRoles } from '#core/model/team/team-role.ts';
import { temporaryPassword } from '#functions/platform/user-directory/temporary-password.ts';
import type { PoolUser, UserPool } from '#functions/platform/user-directory/user-pool.ts';
import { changeOfUser, getUser } from '#functions/store/assignment/user-store.ts';
import { orderInvitation } from '#functions/store/mail/mail-job-store.ts';
import { requireDepartments } from '#functions/store/settings/department-store.ts';
import { admitMail } from '#functions/use-cases/mail/admit-mail.ts';
import { agents } from '#functions/use-cases/settings/agents.ts';
import { createItem } from '#functions/use-cases/settings/resource.ts';
import { type ByAdmin, type MemberDeps, noteComplete, requirePool } from './change-member.ts';
import { isDeactivated, showMember } from './show-members.ts';

type Invitation = Received<'inviteTeamMember', 'body'>;
type Invited = Answer<'inviteTeamMember'>;

/**
 * Invites somebody. Who is there already, with a role and an agent record, stays as they are.
 * @throws DomainError `conflict` for somebody deactivated and for an address that takes no mail, `not_found` for a
 * department, `not_configured` with an identity provider of one's own, `rate_limited`
 */
export async function inviteMember(deps: MemberDeps, given: Invitation, by: ByAdmin): Promise<Invited> {
  const pool = await requirePool(deps);
  await requireDepartments(deps.table, given.department_ids);
  await requireMailable(deps, given.email);
  const password = deps.hasMail ? temporaryPassword() : undefined;
  const created = await pool.create({ ...given, password });
  const user = created === 'exists' ? found(await pool.find(given.email)) : created;
  const isThere = created === 'exists' && (await isFinished(deps, pool, user));
  if (isThere) return { outcome: 'already_there', member: await showMember(deps, user.user_id) };
  await noteInvited(deps, { user, given, by, isNew: created !== 'exists' });
  await joinGroup(pool, user, given.role);
  await becomeAgent(deps, user, given);
  if (user.isInvited && created === 'exists') await pool.invite({ id: user.user_id, email: given.email, password });
  if (user.isInvited) await mail(deps, user, { by, password });
  await noteComplete(deps, user.user_id);
  const outcome = created === 'exists' ? 'completed' : 'invited';
  return { outcome, member: await showMember(deps, user.user_id) };
}

/** Sends somebody who has yet to sign in another temporary password. @throws DomainError `conflict` for anybody else */
export async function resendInvitation(
  deps: MemberDeps,
  { by, userId }: { by: ByAdmin; userId: string },
): Promise<void> {
  const pool = await requirePool(deps);
  const user = found(await pool.find(userId));
  if (!user.isInvited || user.email === null)
    throw new DomainError('conflict', 'They have signed in already. Reset their password instead.');
  if (isDeactivated(user, await getUser(deps.table, userId))) throw new DomainError('conflict', DEACTIVATED);
  await requireMailable(deps, user.email);
  const password = deps.hasMail ? temporaryPassword() : undefined;
  await pool.invite({ id: userId, email: user.email, password });
  await noteInvited(deps, { user, by, isNew: false });
  await mail(deps, user, { by, password });
  await noteComplete(deps, userId);
}

const DEACTIVATED = 'This person is deactivated. Reactivate them instead.';

/** An address whose mails came back would get this one as little. @throws DomainError `conflict` */
async function requireMailable({ table, now, hasMail }: MemberDeps, to: string): Promise<void> {
  if (!hasMail) return;
  const admitted = await admitMail(
    { table, now, hasMail, visitorMailLimit: 0 },
    { to, cause: { by: 'team', isRequested: true } },
  );
  if (admitted.outcome !== 'queued')
    throw new DomainError('conflict', `Email to ${to} came back before, so an invitation wouldn't arrive.`);
}

/** Whether nothing is missing of somebody who is there. @throws DomainError `conflict` for somebody deactivated */
async function isFinished({ table }: MemberDeps, pool: UserPool, user: PoolUser): Promise<boolean> {
  const item = await getUser(table, user.user_id);
  if (isDeactivated(user, item)) throw new DomainError('conflict', DEACTIVATED);
  if (item?.agent_id === undefined || item.is_incomplete) return false;
  return roleAmong(await pool.groupsOf(user.user_id)) !== null;
}

type Noted = { user: PoolUser; given?: Invitation; by: ByAdmin; isNew: boolean };

/** Notes who invited the person and when, and that the invitation isn't finished. */
async function noteInvited({ table, now, random }: MemberDeps, { user, given, by, isNew }: Noted): Promise<void> {
  const { user_id, name, email } = user;
  const invited = { invited_at: new Date(now()).toISOString(), invited_by: by.agent?.name ?? by.name };
  const set = {
    ...(given ? { name, email } : {}),
    ...(user.isInvited ? invited : {}),
    ...(given && isNew ? { role: given.role } : {}),
    is_incomplete: true,
  };
  await table.transact([changeOfUser(user_id, { set, listedAs: makeId(now(), random()) })]);
}

/** The role of somebody who has one stays. */
async function joinGroup(pool: UserPool, { user_id }: PoolUser, role: Invitation['role']): Promise<void> {
  if (roleAmong(await pool.groupsOf(user_id)) === null) await pool.setGroup(user_id, role, teamRoles);
}

async function becomeAgent(deps: MemberDeps, user: PoolUser, given: Invitation): Promise<void> {
  const { user_id } = user;
  if ((await getUser(deps.table, user_id))?.agent_id !== undefined) return;
  const { max_concurrent_chats, department_ids } = given;
  // Lists of the pool may not have somebody yet who was created a moment ago.
  const known = { ...deps, people: { ...deps.people, find: async () => user } };
  await createItem(known, agents, { user_id, max_concurrent_chats, department_ids, languages: [], skills: [] });
}

/** Orders the email, where it is ours to send: without a password, the user pool has sent its own. */
async function mail(
  { table, now }: MemberDeps,
  { user_id }: PoolUser,
  { by, password }: { by: ByAdmin; password: string | undefined },
): Promise<void> {
  if (password === undefined) return;
  const endsAtMs = now() + INVITATION_DAYS * 24 * 60 * 60 * 1000;
  await orderInvitation(
    table,
    { user_id, by: by.agent?.name ?? by.name, password, ends_at: new Date(endsAtMs).toISOString() },
    now(),
  );
}
