/** How admins change the team: agents and the people who may become one, departments and canned responses. */
import * as z from 'zod/mini';
import { agent, departmentIds, maxConcurrentChats, userId } from '#core/model/team/agent.ts';
import { defaultAssignment } from '#core/assignment/default-choices.ts';
import { agentSkills, assignmentChoices } from '#core/model/team/assignment-choices.ts';
import { cannedResponse, cannedResponseSettings } from '#core/model/actions/canned-response.ts';
import { department, departmentSettings } from '#core/model/team/department.ts';
import { teamSettings as ofTeam, teamChoices } from '#core/model/team/team-settings.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';
import { byOperation, expected, settingsWrites } from '#core/contract/kit/settings.ts';

const agents = { tag: 'Agents' } as const;

/** Every endpoint of agents and team members that admins use. */
const agentSettings = {
  createAgent: endpoint({
    ...agents,
    method: 'POST',
    path: `${AGENT_API}/agents`,
    role: 'admin',
    isForPeople: true,
    summary: 'Add a team member as an agent',
    body: z.strictObject({
      user_id: userId,
      max_concurrent_chats: z._default(maxConcurrentChats, 5),
      department_ids: z._default(departmentIds, []),
      languages: z._default(agentSkills.languages, []),
      skills: z._default(agentSkills.skills, []),
    }),
    answer: { status: 201, schema: agent },
    errors: ['conflict', 'not_found'],
  }),
  updateAgent: endpoint({
    ...agents,
    method: 'PUT',
    path: `${AGENT_API}/agents/{id}`,
    role: 'admin',
    isForPeople: true,
    summary: 'Update capacity, departments or skills; lowering the maximum keeps current chats',
    params: byId,
    body: z.strictObject({
      max_concurrent_chats: z.optional(maxConcurrentChats),
      department_ids: z.optional(departmentIds),
      languages: z.optional(agentSkills.languages),
      skills: z.optional(agentSkills.skills),
      ...expected,
    }),
    answer: { status: 200, schema: agent },
    errors: ['not_found', 'conflict'],
  }),
  deleteAgent: endpoint({
    ...agents,
    method: 'DELETE',
    path: `${AGENT_API}/agents/{id}`,
    role: 'admin',
    isForPeople: true,
    summary: 'Remove an agent; their open chats return to the queue',
    params: byId,
    answer: { status: 204 },
    errors: ['not_found'],
  }),
} as const;

const departments = settingsWrites(
  { collection: 'departments', tag: 'Departments', one: 'department', entity: department },
  departmentSettings,
);
const cannedResponses = settingsWrites(
  { collection: 'canned-responses', tag: 'Canned responses', one: 'canned response', entity: cannedResponse },
  cannedResponseSettings,
  'supervisor',
);

const settings = {
  tag: 'Team',
  path: `${AGENT_API}/team-settings`,
  answer: { status: 200, schema: ofTeam },
} as const;

/** What holds for the whole team. */
const settingsOfTeam = {
  getTeamSettings: endpoint({ ...settings, method: 'GET', role: 'agent', summary: "Get the team's settings" }),
  updateTeamSettings: endpoint({
    ...settings,
    method: 'PUT',
    role: 'admin',
    summary: "Update the team's settings",
    body: z.extend(z.partial(teamChoices), expected),
    errors: ['conflict'],
  }),
} as const;

/** Every endpoint that changes the team and what it sets up for itself. */
export const teamSettings = {
  ...agentSettings,
  ...settingsOfTeam,
  ...byOperation('Department', 'Departments', departments),
  createDepartment: endpoint({
    ...departments.create,
    body: z.extend(departmentSettings, {
      notify_emails: z._default(departmentSettings.shape.notify_emails, []),
      assignment_mode: z._default(assignmentChoices.assignment_mode, defaultAssignment.assignment_mode),
      match_languages: z._default(assignmentChoices.match_languages, defaultAssignment.match_languages),
      match_labels: z._default(assignmentChoices.match_labels, defaultAssignment.match_labels),
      fallback_minutes: z._default(assignmentChoices.fallback_minutes, defaultAssignment.fallback_minutes),
      urgent_exceeds: z._default(assignmentChoices.urgent_exceeds, defaultAssignment.urgent_exceeds),
    }),
  }),
  ...byOperation('CannedResponse', 'CannedResponses', cannedResponses),
  createCannedResponse: endpoint({
    ...cannedResponses.create,
    body: z.extend(cannedResponseSettings, {
      department_id: z._default(cannedResponseSettings.shape.department_id, null),
      actions: z._default(cannedResponseSettings.shape.actions, []),
      files: z._default(cannedResponseSettings.shape.files, []),
    }),
  }),
} as const;
