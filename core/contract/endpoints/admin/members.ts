/** How admins invite people, and decide who has access. */
import * as z from 'zod/mini';
import {
  departmentIds,
  invitedMember,
  maxConcurrentChats,
  teamMember,
  teamRole,
  userId,
} from '#core/model/team/agent.ts';
import { email, line } from '#core/model/text.ts';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';

/** What is done to one person. */
export const memberActions = [
  'resend_invitation',
  'deactivate',
  'reactivate',
  'reset_password',
  'reset_second_factor',
  'sign_out',
] as const;

/** No API key does any of this, so that a leaked one can't create access that outlasts it. */
const ofMembers = { tag: 'Team', role: 'admin', isForPeople: true } as const;
const path = `${AGENT_API}/team-members` as const;

/** Every endpoint of inviting people and of their access. */
export const members = {
  listTeamMembers: endpoint({
    ...ofMembers,
    method: 'GET',
    path,
    summary: 'List the users of the identity provider',
    answer: { status: 200, schema: z.array(teamMember) },
    errors: ['rate_limited'],
  }),
  inviteTeamMember: endpoint({
    ...ofMembers,
    method: 'POST',
    path,
    summary: 'Invite a person by email and make them an agent; repeating it finishes what is missing',
    body: z.strictObject({
      email,
      name: line(100),
      role: z._default(teamRole, 'agent'),
      max_concurrent_chats: z._default(maxConcurrentChats, 5),
      department_ids: z._default(departmentIds, []),
    }),
    answer: { status: 201, schema: invitedMember },
    errors: ['conflict', 'not_found', 'not_configured', 'rate_limited'],
  }),
  setTeamMemberRole: endpoint({
    ...ofMembers,
    method: 'PUT',
    path,
    summary: 'Change the role of another person; a lower one counts immediately, a higher one with their next token',
    body: z.strictObject({ user_id: userId, role: teamRole }),
    answer: { status: 200, schema: teamMember },
    errors: ['conflict', 'not_found', 'rate_limited'],
  }),
  actOnTeamMember: endpoint({
    ...ofMembers,
    method: 'POST',
    path: `${path}/actions`,
    summary: "Change another person's access: invitation, sign-in, password, second factor",
    body: z.strictObject({ user_id: userId, action: z.enum(memberActions) }),
    answer: { status: 200, schema: teamMember },
    errors: ['conflict', 'not_found', 'not_configured', 'rate_limited'],
  }),
} as const;
