/** Operations of the people of the team. What carries them out is loaded with the first of them. */
import type { members as rows } from '#core/contract/endpoints/admin/members.ts';
import type { Operations } from '#functions/http/call.ts';
import type { MemberDeps } from '#functions/use-cases/team/change-member.ts';

const carriedOut = () => import('#functions/use-cases/team/members.ts');

/** Invitations, roles, and access. */
export const memberOperations: Operations<MemberDeps, keyof typeof rows> = {
  listTeamMembers: async (deps) => (await carriedOut()).listMembers(deps),
  inviteTeamMember: async (deps, { body, caller }) => (await carriedOut()).inviteMember(deps, body, caller),
  setTeamMemberRole: async (deps, { body, caller }) =>
    (await carriedOut()).setRole(deps, body.role, { by: caller, userId: body.user_id }),
  actOnTeamMember: async (deps, { body, caller }) =>
    (await carriedOut()).actOnMember(deps, body.action, { by: caller, userId: body.user_id }),
};
