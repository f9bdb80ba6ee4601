/** Messages to visitors that are sent later. */
import * as z from 'zod/mini';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { ifVisitorWrites } from '#core/model/closed-sets.ts';
import { original, sentMessage } from '#core/model/messages/message.ts';
import { scheduledMessage } from '#core/model/messages/scheduled.ts';
import { anyInstant, content } from '#core/model/text.ts';
import { AGENT_API, byId, endpoint, idText } from '#core/contract/kit/endpoint.ts';

const own = { role: 'agent', isForPeople: true, tag: 'Conversations' } as const;
const all = `${AGENT_API}/conversations/{id}/scheduled` as const;
const one = {
  ...own,
  path: `${all}/{message}`,
  params: z.strictObject({ id: idText, message: clientMessageId }),
} as const;
const chosen = {
  content,
  /** What was written where the text is a translation of it. Without it, a changed text has none. */
  translated_from: z.optional(original),
  send_at: anyInstant,
  /** Whether it is sent although the visitor has written meanwhile, or waits for the team. */
  if_visitor_writes: z._default(z.enum(ifVisitorWrites), 'hold'),
};

/** Every endpoint of scheduled messages. */
export const scheduled = {
  listScheduledMessages: endpoint({
    ...own,
    method: 'GET',
    path: all,
    summary: 'List the messages that are to be sent later, or were held',
    params: byId,
    answer: { status: 200, schema: z.strictObject({ data: z.array(scheduledMessage) }) },
    errors: ['not_found'],
  }),
  scheduleMessage: endpoint({
    ...own,
    method: 'POST',
    path: all,
    summary: "Schedule a reply in the calling agent's name; it is sent within a minute of its time",
    params: byId,
    body: z.strictObject({
      ...chosen,
      client_message_id: clientMessageId,
      /** The newest row the caller has seen: if the visitor has written since, the request is refused. */
      seen_seq: z.optional(z.int().check(z.gte(1))),
    }),
    answer: { status: 201, schema: scheduledMessage },
    errors: ['not_found', 'illegal_transition', 'idempotency_mismatch', 'conflict'],
  }),
  changeScheduledMessage: endpoint({
    ...one,
    method: 'PUT',
    summary:
      'Change when a scheduled message is sent or, as its author, its text; one that was held is scheduled again',
    body: z.strictObject({ ...chosen, version: z.int() }),
    answer: { status: 200, schema: scheduledMessage },
    errors: ['not_found', 'forbidden', 'conflict'],
  }),
  cancelScheduledMessage: endpoint({
    ...one,
    method: 'DELETE',
    summary: 'Cancel a scheduled message',
    answer: { status: 204 },
    errors: ['not_found', 'conflict'],
  }),
  sendScheduledMessage: endpoint({
    ...one,
    method: 'POST',
    path: `${one.path}/send`,
    summary: "Send a scheduled message now, in the calling agent's name",
    answer: { status: 201, schema: sentMessage },
    errors: ['not_found', 'illegal_transition', 'agent_at_capacity', 'conflict'],
  }),
} as const;
