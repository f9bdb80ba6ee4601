/** What helps agents to answer. */
import { suggestions } from '#core/model/suggestion.ts';
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
} as const;
