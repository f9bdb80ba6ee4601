/** Agents, the people who may become one, departments and canned responses. */
import * as z from 'zod/mini';
import { agent, agentStatuses, departmentIds, maxConcurrentChats, teamMember, userId } from '#core/model/agent.ts';
import { cannedResponse, cannedResponseSettings } from '#core/model/canned-response.ts';
import { department, departmentSettings } from '#core/model/department.ts';
import { AGENT_API, byId, endpoint, page, paging } from '#core/contract/kit/endpoint.ts';
import { byOperation, expected, settingsEndpoints } from '#core/contract/kit/settings.ts';

const paged = z.strictObject(paging);
const agents = { tag: 'Agents' } as const;
const me = z.strictObject({ ...agent.shape, socket_url: z.string() });

/** Every endpoint of agents and team members. */
const agentEndpoints = {
  listAgents: endpoint({
    ...agents,
    method: 'GET',
    path: `${AGENT_API}/agents`,
    role: 'agent',
    summary: 'List agents',
    query: paged,
    answer: { status: 200, schema: page(agent) },
  }),
  createAgent: endpoint({
    ...agents,
    method: 'POST',
    path: `${AGENT_API}/agents`,
    role: 'admin',
    summary: 'Add a team member as an agent',
    body: z.strictObject({
      user_id: userId,
      max_concurrent_chats: z._default(maxConcurrentChats, 5),
      department_ids: z._default(departmentIds, []),
    }),
    answer: { status: 201, schema: agent },
    errors: ['conflict', 'not_found'],
  }),
  getOwnAgent: endpoint({
    ...agents,
    method: 'GET',
    path: `${AGENT_API}/agents/me`,
    role: 'agent',
    needsAgentRecord: false,
    summary: 'Get the calling agent and the socket to connect to',
    answer: { status: 200, schema: me },
    errors: ['not_found'],
  }),
  getMe: endpoint({
    ...agents,
    method: 'GET',
    path: `${AGENT_API}/me`,
    role: 'agent',
    needsAgentRecord: false,
    summary: "Get the caller's agent, null for those who aren't one, and the socket to connect to",
    answer: { status: 200, schema: z.strictObject({ agent: z.nullable(agent), socket_url: z.string() }) },
  }),
  setOwnStatus: endpoint({
    ...agents,
    method: 'PUT',
    path: `${AGENT_API}/agents/me/status`,
    role: 'agent',
    summary: "Set the calling agent's status",
    body: z.strictObject({ status: z.enum(agentStatuses) }),
    answer: { status: 200, schema: agent },
    errors: ['not_found'],
  }),
  endOwnPresence: endpoint({
    ...agents,
    method: 'DELETE',
    path: `${AGENT_API}/agents/me/presence`,
    role: 'agent',
    summary: "End the calling agent's presence, because they sign out: their chats are returned",
    answer: { status: 204 },
    errors: [],
  }),
  getAgent: endpoint({
    ...agents,
    method: 'GET',
    path: `${AGENT_API}/agents/{id}`,
    role: 'agent',
    summary: 'Get an agent',
    params: byId,
    answer: { status: 200, schema: agent },
    errors: ['not_found'],
  }),
  updateAgent: endpoint({
    ...agents,
    method: 'PUT',
    path: `${AGENT_API}/agents/{id}`,
    role: 'admin',
    summary: 'Update capacity or departments; lowering the maximum keeps current chats',
    params: byId,
    body: z.strictObject({
      max_concurrent_chats: z.optional(maxConcurrentChats),
      department_ids: z.optional(departmentIds),
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
    summary: 'Remove an agent; their open chats return to the queue',
    params: byId,
    answer: { status: 204 },
    errors: ['not_found'],
  }),
  listTeamMembers: endpoint({
    ...agents,
    method: 'GET',
    path: `${AGENT_API}/team-members`,
    role: 'admin',
    summary: 'List the users of the identity provider',
    answer: { status: 200, schema: z.array(teamMember) },
  }),
} as const;

const departments = settingsEndpoints('departments', 'Departments', 'department', department, departmentSettings);
const cannedResponses = settingsEndpoints(
  'canned-responses',
  'Canned responses',
  'canned response',
  cannedResponse,
  cannedResponseSettings,
);

/** Every endpoint of the team and what it sets up for itself. */
export const team = {
  ...agentEndpoints,
  ...byOperation('Department', 'Departments', departments),
  ...byOperation('CannedResponse', 'CannedResponses', cannedResponses),
  createCannedResponse: endpoint({
    ...cannedResponses.create,
    body: z.extend(cannedResponseSettings, {
      department_id: z._default(cannedResponseSettings.shape.department_id, null),
    }),
  }),
} as const;
