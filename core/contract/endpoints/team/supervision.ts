/** What leads do at work for their colleagues. */
import * as z from 'zod/mini';
import { agent, agentStatuses } from '#core/model/team/agent.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

/** Every endpoint of supervisors. */
export const supervision = {
  setAgentStatus: endpoint({
    tag: 'Agents',
    method: 'PUT',
    path: `${AGENT_API}/agents/{id}/status`,
    role: 'supervisor',
    isForPeople: true,
    summary: "Set a colleague's status, who then sees who set it; offline returns their chats to the queue",
    params: byId,
    body: z.strictObject({ status: z.enum(agentStatuses) }),
    answer: { status: 200, schema: agent },
    errors: ['not_found'],
  }),
} as const;
