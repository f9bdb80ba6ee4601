/** What the team does about what visitors wrote, and about visitors. */
import * as z from 'zod/mini';
import { message } from '#core/model/message.ts';
import { AGENT_API, byId, endpoint, idText, wholeNumber } from '#core/contract/kit/endpoint.ts';

const conversation = { role: 'agent', tag: 'Conversations', params: byId } as const;

/** Every endpoint of it. */
export const customers = {
  redactMessage: endpoint({
    ...conversation,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/messages/{seq}/redact`,
    summary:
      'Take away for good what a message or note says, with its files; for admins, for the agent who has the chat, and for who wrote it',
    params: z.strictObject({ id: idText, seq: wholeNumber(1, Number.MAX_SAFE_INTEGER) }),
    answer: { status: 200, schema: message },
    errors: ['not_found', 'forbidden', 'try_again'],
  }),
} as const;
