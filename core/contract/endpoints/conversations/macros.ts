/** Running actions on a conversation, and undoing them. */
import * as z from 'zod/mini';
import { actionResult, actions, undoResult } from '#core/model/actions/action.ts';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { conversation } from '#core/model/conversations/conversation.ts';
import { contentBesideFiles, sentFiles } from '#core/model/files/file.ts';
import { sentMessage, sentMetadata } from '#core/model/messages/message.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';

const run = { params: byId, role: 'agent', tag: 'Conversations', method: 'POST' } as const;

/** Both endpoints. */
export const macros = {
  runActions: endpoint({
    ...run,
    path: `${AGENT_API}/conversations/{id}/runs`,
    summary:
      'Reply, if there is a text or a file, and run actions, together: those that are possible are done, and each of the others says why not',
    body: z.strictObject({
      /** Repeating a request with the same one changes nothing, and answers the same. */
      client_message_id: clientMessageId,
      content: contentBesideFiles,
      metadata: z.optional(z.extend(z.pick(sentMetadata, { translated_from: true }), { files: z.optional(sentFiles) })),
      actions: actions.check(z.minLength(1)),
      /** The newest row the caller has seen: if the visitor has written since, it is neither snoozed nor resolved; if a colleague has answered since, a reply is refused, with all actions. */
      seen_seq: z.optional(z.int().check(z.gte(1))),
    }),
    answer: {
      status: 201,
      schema: z.strictObject({
        /** The reply; null without one. */
        message: z.nullable(sentMessage),
        /** What became of each action, in their order. */
        results: z.array(actionResult),
        conversation,
      }),
    },
    errors: [
      'not_found',
      'forbidden',
      'illegal_transition',
      'conflict',
      'agent_at_capacity',
      'idempotency_mismatch',
      'file_rejected',
      'try_again',
    ],
  }),
  undoActions: endpoint({
    ...run,
    path: `${AGENT_API}/conversations/{id}/runs/undo`,
    summary:
      "Undo the caller's last actions on the conversation, unless something has changed since; what was sent stays sent",
    body: z.strictObject({ client_message_id: clientMessageId }),
    answer: { status: 200, schema: z.strictObject({ results: z.array(undoResult), conversation }) },
    errors: ['not_found', 'try_again'],
  }),
} as const;
