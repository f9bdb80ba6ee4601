/** Operations of the people of the team. */
import type { members as rows } from '#core/contract/endpoints/admin/members.ts';
import type { Operations } from '#functions/http/call.ts';
import { actOnMember, setRole } from '#functions/use-cases/team/access.ts';
import type { MemberDeps } from '#functions/use-cases/team/change-member.ts';
import { inviteMember } from '#functions/use-cases/team/invite.ts';
import { listMembers } from '#functions/use-cases/team/show-members.ts';

/** Invitations, roles, and access. */
export const memberOperations: Operations<MemberDeps, keyof typeof rows> = {
  listTeamMembers: (deps) => listMembers(deps),
  inviteTeamMember: (deps, { body, caller }) => inviteMember(deps, body, caller),
  setTeamMemberRole: (deps, { body, caller }) => setRole(deps, body.role, { by: caller, userId: body.user_id }),
  actOnTeamMember: (deps, { body, caller }) => actOnMember(deps, body.action, { by: caller, userId: body.user_id }),
};
