/** Working together: who follows a conversation, who is mentioned, and calls with visitors. */
import * as z from 'zod/mini';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { conversation } from '#core/model/conversations/conversation.ts';
import { id } from '#core/model/id.ts';
import { mention } from '#core/model/messages/mention.ts';
import { sentMessage } from '#core/model/messages/message.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

const own = { role: 'agent', isForPeople: true } as const;
const mentions = `${AGENT_API}/agents/me/mentions` as const;

/** Every endpoint of it. */
export const together = {
  followConversation: endpoint({
    ...own,
    tag: 'Conversations',
    method: 'PUT',
    path: `${AGENT_API}/conversations/{id}/following`,
    summary:
      "Follow a conversation, or stop: followers are notified of the visitor's messages. Whoever a note mentions follows",
    params: byId,
    body: z.strictObject({ is_following: z.boolean() }),
    answer: { status: 200, schema: conversation },
    errors: ['not_found', 'conflict'],
  }),
  callVisitor: endpoint({
    ...own,
    tag: 'Conversations',
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/call`,
    summary:
      "Reply with the link to a new room at the team's address for calls; like any reply, it claims a pending conversation",
    params: byId,
    body: z.strictObject({
      /** Repeating a request with the same one answers with the same room. */
      client_message_id: clientMessageId,
    }),
    answer: { status: 201, schema: sentMessage },
    errors: [
      'not_found',
      'not_configured',
      'forbidden',
      'illegal_transition',
      'agent_at_capacity',
      'idempotency_mismatch',
      'conflict',
    ],
  }),
  listMentionable: endpoint({
    ...own,
    tag: 'Conversations',
    method: 'GET',
    path: `${AGENT_API}/conversations/{id}/mentionable`,
    summary: 'List the agents whom a note in a conversation can mention: those who see it',
    params: byId,
    answer: { status: 200, schema: z.strictObject({ agent_ids: z.array(id) }) },
    errors: ['not_found'],
  }),
  listMentions: endpoint({
    ...own,
    tag: 'Agents',
    method: 'GET',
    path: mentions,
    summary: 'List the newest notes that mention the calling agent, newest first, up to 30 of the last 90 days',
    answer: { status: 200, schema: z.strictObject({ data: z.array(mention), unseen: z.int() }) },
    errors: ['not_found'],
  }),
  seeMentions: endpoint({
    ...own,
    tag: 'Agents',
    method: 'PUT',
    path: `${mentions}/seen`,
    summary: 'Note that the calling agent has seen their mentions up to one',
    body: z.strictObject({ up_to: id }),
    answer: { status: 204 },
    errors: ['not_found'],
  }),
} as const;
