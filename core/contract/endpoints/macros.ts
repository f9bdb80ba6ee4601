/** Canned responses of one's own, and running actions on a conversation. */
import * as z from 'zod/mini';
import { actionResult, actions, undoResult } from '#core/model/action.ts';
import { cannedResponse, ownResponseSettings } from '#core/model/canned-response.ts';
import { clientMessageId } from '#core/model/client-message-id.ts';
import { conversation } from '#core/model/conversation.ts';
import { contentBesideFiles, sentFiles } from '#core/model/file.ts';
import { sentMessage } from '#core/model/message.ts';
import { AGENT_API, byId, endpoint } from '#core/contract/kit/endpoint.ts';
import { byOperation, settingsReads, settingsWrites } from '#core/contract/kit/settings.ts';

const kind = {
  collection: 'own-canned-responses',
  tag: 'Canned responses',
  one: "canned response of the caller's own",
  entity: cannedResponse,
} as const;
const reads = settingsReads(kind);
const writes = settingsWrites(kind, ownResponseSettings);
/** A key has none: they are a person's. */
const ofPeople = { role: 'agent', isForPeople: true } as const;

const run = { params: byId, role: 'agent', tag: 'Conversations', method: 'POST' } as const;

/** Every endpoint of the two. */
export const macros = {
  ...byOperation('OwnCannedResponse', 'OwnCannedResponses', {
    list: endpoint({ ...reads.list, ...ofPeople, summary: "List the caller's own canned responses" }),
    get: endpoint({ ...reads.get, ...ofPeople }),
    create: endpoint({
      ...writes.create,
      ...ofPeople,
      body: z.extend(ownResponseSettings, { actions: z._default(ownResponseSettings.shape.actions, []) }),
    }),
    update: endpoint({ ...writes.update, ...ofPeople }),
    remove: endpoint({ ...writes.remove, ...ofPeople }),
  }),
  runActions: endpoint({
    ...run,
    path: `${AGENT_API}/conversations/{id}/runs`,
    summary:
      'Reply, if there is a text or a file, and run actions, together: those that are possible are done, and each of the others says why not',
    body: z.strictObject({
      /** Repeating a request with the same one changes nothing, and answers the same. */
      client_message_id: clientMessageId,
      content: contentBesideFiles,
      metadata: z.optional(z.strictObject({ files: z.optional(sentFiles) })),
      actions: actions.check(z.minLength(1)),
      /** The newest row the caller has seen: if the visitor has written since, it is neither snoozed nor resolved. */
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
