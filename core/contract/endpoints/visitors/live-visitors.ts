/** Who is on the sites now, and beginning a chat with them. */
import * as z from 'zod/mini';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { conversation } from '#core/model/conversations/conversation.ts';
import { conversationPresence, liveVisitors as listed } from '#core/model/visitors/live-visitor.ts';
import { content } from '#core/model/text.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

const own = { role: 'agent', tag: 'Visitors' } as const;

/** Every endpoint of it. */
export const liveVisitors = {
  listLiveVisitors: endpoint({
    ...own,
    method: 'GET',
    path: `${AGENT_API}/live-visitors`,
    summary: 'List who is on the sites of widgets with `live_visitors`, the latest first, up to 100',
    answer: { status: 200, schema: listed },
  }),
  listPresence: endpoint({
    ...own,
    isForPeople: true,
    method: 'GET',
    path: `${AGENT_API}/presence`,
    summary: 'Whether the visitors of up to 50 conversations have a page open; those that you do not see are left out',
    query: z.strictObject({
      /** IDs with commas between them. */
      conversation_ids: z.string().check(z.regex(/^\d{1,16}(,\d{1,16}){0,49}$/, 'Must be up to 50 IDs')),
    }),
    answer: { status: 200, schema: conversationPresence },
  }),
  sayHello: endpoint({
    ...own,
    isForPeople: true,
    method: 'POST',
    path: `${AGENT_API}/visitors/{id}/hello`,
    summary: "Begin a chat with a visitor who is on the site: the calling agent's message opens in their widget",
    params: byId,
    body: z.strictObject({ client_message_id: clientMessageId, content }),
    answer: { status: 201, schema: conversation },
    errors: [
      'not_found',
      'not_configured',
      'forbidden',
      'visitor_left',
      'visitor_blocked',
      'visitor_in_chat',
      'agent_at_capacity',
      'widget_inactive',
      'try_again',
    ],
  }),
} as const;
