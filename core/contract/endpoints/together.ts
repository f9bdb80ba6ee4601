/** Working together: who follows a conversation, and who is mentioned. */
import * as z from 'zod/mini';
import { conversation } from '#core/model/conversation.ts';
import { id } from '#core/model/id.ts';
import { mention } from '#core/model/mention.ts';
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
