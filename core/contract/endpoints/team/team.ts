/** What agents see of their team, and of themselves. */
import * as z from 'zod/mini';
import { agent, agentStatuses } from '#core/model/team/agent.ts';
import { cannedResponse } from '#core/model/actions/canned-response.ts';
import { department } from '#core/model/team/department.ts';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';
import { byOperation, settingsReads } from '#core/contract/kit/settings.ts';

const agents = { tag: 'Agents' } as const;
const me = z.strictObject({ ...agent.shape, socket_url: z.string() });

/** Every endpoint of the team that agents use at work. Those that change it are in `admin/team.ts`. */
export const team = {
  getOwnAgent: endpoint({
    ...agents,
    method: 'GET',
    path: `${AGENT_API}/agents/me`,
    role: 'agent',
    isForPeople: true,
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
    isForPeople: true,
    needsAgentRecord: false,
    summary: "Get the caller's agent, null for those who aren't one, and the socket to connect to",
    answer: { status: 200, schema: z.strictObject({ agent: z.nullable(agent), socket_url: z.string() }) },
  }),
  setOwnStatus: endpoint({
    ...agents,
    method: 'PUT',
    path: `${AGENT_API}/agents/me/status`,
    role: 'agent',
    isForPeople: true,
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
    isForPeople: true,
    summary: "End the calling agent's presence, because they sign out: their chats are returned",
    answer: { status: 204 },
    errors: [],
  }),
  ...byOperation(
    'Agent',
    'Agents',
    settingsReads({ collection: 'agents', tag: 'Agents', one: 'agent', entity: agent }),
  ),
  ...byOperation(
    'Department',
    'Departments',
    settingsReads({ collection: 'departments', tag: 'Departments', one: 'department', entity: department }),
  ),
  ...byOperation(
    'CannedResponse',
    'CannedResponses',
    settingsReads({
      collection: 'canned-responses',
      tag: 'Canned responses',
      one: 'canned response',
      entity: cannedResponse,
    }),
  ),
} as const;
