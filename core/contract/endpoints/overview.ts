/** The dashboard's first page. */
import * as z from 'zod/mini';
import { agent } from '#core/model/team/agent.ts';
import { listedConversation } from '#core/model/conversations/conversation.ts';
import { timeZone } from '#core/model/text.ts';
import { widget } from '#core/model/widgets/widget.ts';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';

const seconds = z.nullable(z.number());
const onlineAgent = z.pick(agent, {
  id: true,
  name: true,
  status: true,
  current_chats_count: true,
  max_concurrent_chats: true,
});

/** Every endpoint of the overview. */
export const overview = {
  getDashboard: endpoint({
    method: 'GET',
    path: `${AGENT_API}/dashboard`,
    role: 'agent',
    tag: 'Dashboard',
    summary: 'Get numbers for right now, today and the last seven days',
    query: z.strictObject({ timezone: z._default(timeZone, 'UTC') }),
    answer: {
      status: 200,
      schema: z.strictObject({
        active_chats: z.int(),
        pending_chats: z.int(),
        waiting_chats: z.int(),
        today: z.strictObject({ started: z.int(), resolved: z.int() }),
        average_response_time_seconds: seconds,
        average_resolution_time_seconds: seconds,
        satisfaction: z.nullable(z.number()),
        online_agents: z.array(onlineAgent),
        recent_conversations: z.array(listedConversation),
        /** Those that are switched on, as many as one answer holds. */
        active_widgets: z.array(widget),
      }),
    },
  }),
} as const;
