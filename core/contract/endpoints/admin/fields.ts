/** The attributes and labels of conversations, as a team sets them up. */
import { conversationFields, fieldChoices } from '#core/model/conversations/conversation-fields.ts';
import * as z from 'zod/mini';
import { AGENT_API, endpoint } from '#core/contract/kit/endpoint.ts';
import { expected } from '#core/contract/kit/settings.ts';

const all = {
  tag: 'Team',
  path: `${AGENT_API}/conversation-fields`,
  answer: { status: 200, schema: conversationFields },
} as const;

/** Both endpoints: all of it is one record. */
export const fields = {
  getConversationFields: endpoint({
    ...all,
    method: 'GET',
    role: 'agent',
    summary: 'Get the typed attributes and the labels of conversations',
  }),
  updateConversationFields: endpoint({
    ...all,
    method: 'PUT',
    role: 'admin',
    summary: 'Set the typed attributes and the labels of conversations; a list that is given replaces the stored one',
    body: z.extend(z.partial(fieldChoices), expected),
    errors: ['conflict'],
  }),
} as const;
