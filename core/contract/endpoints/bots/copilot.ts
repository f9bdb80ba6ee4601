/** What helps agents to answer. */
import { copilotRequest } from '#core/model/knowledge/copilot.ts';
import { suggestions } from '#core/model/knowledge/suggestion.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

/** Every endpoint of it. */
export const copilot = {
  listSuggestions: endpoint({
    tag: 'Conversations',
    method: 'GET',
    path: `${AGENT_API}/conversations/{id}/suggestions`,
    role: 'agent',
    summary:
      "List what fits the visitor's last words best: up to three articles, then up to three past answers; none once an agent has answered",
    params: byId,
    answer: { status: 200, schema: suggestions },
    errors: ['not_found'],
  }),
  askCopilot: endpoint({
    tag: 'Conversations',
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/copilot`,
    role: 'agent',
    isForPeople: true,
    summary:
      "Have a bot's model draft an answer, rewrite a text, or summarize the conversation: the calling agent's sockets get `copilot` frames",
    params: byId,
    body: copilotRequest,
    answer: { status: 204 },
    errors: ['not_found', 'not_configured'],
  }),
} as const;
