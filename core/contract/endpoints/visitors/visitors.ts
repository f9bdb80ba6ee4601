/** Visitors as people, and what programs do in their name. */
import * as z from 'zod/mini';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { visitorConversation } from '#core/model/conversations/conversation.ts';
import { id } from '#core/model/id.ts';
import { visitorMessage } from '#core/model/messages/message.ts';
import {
  attributes,
  content,
  email,
  locale,
  name,
  optionalLine,
  pageUrl,
  phone,
  text,
  timeZone,
} from '#core/model/text.ts';
import { startedConversation } from '#core/model/conversations/started-conversation.ts';
import { visitor, visitorRecord } from '#core/model/visitors/visitor.ts';
import { AGENT_API, byId, endpoint, messagePage, messagePaging } from '#core/contract/kit/endpoint.ts';

const tag = 'Visitors';
const one = { role: 'agent', tag, params: byId } as const;
/** Only programs write in a visitor's name: nobody of the team may forge what visitors say. */
const byKey = { role: 'agent', tag, isForKeys: true } as const;
const ofConversation = `${AGENT_API}/conversations/{id}` as const;
const said = { client_message_id: clientMessageId, content, attributes: z.optional(attributes) };

/** Every endpoint of visitors that agents and programs use. Exporting and erasing is in `admin/visitors.ts`. */
export const visitors = {
  getVisitor: endpoint({
    ...one,
    method: 'GET',
    path: `${AGENT_API}/visitors/{id}`,
    summary: 'Get a visitor, with the others who are the same person for the team',
    answer: { status: 200, schema: visitorRecord },
    errors: ['not_found'],
  }),
  saveVisitor: endpoint({
    ...byKey,
    method: 'PUT',
    path: `${AGENT_API}/visitors`,
    summary:
      "Create or update the visitor of a widget that the site's own ID names, the same as the `sub` of an identity token; fields left out stay, null removes one, attributes are replaced",
    body: z.strictObject({
      widget_id: id,
      /** The site's own ID of the person. It never changes. */
      external_id: text(200),
      name: z.optional(z.nullable(name)),
      email: z.optional(z.nullable(email)),
      phone: z.optional(z.nullable(phone)),
      locale: z.optional(locale),
      timezone: z.optional(timeZone),
      custom_attributes: z.optional(attributes),
    }),
    answer: { status: 201, schema: visitor },
    errors: ['not_found', 'try_again'],
  }),
  startVisitorConversation: endpoint({
    ...byKey,
    method: 'POST',
    path: `${AGENT_API}/visitors/{id}/conversations`,
    params: byId,
    summary:
      "Start a conversation on the visitor's behalf with its first message, or add the message to the open one. The same request again changes nothing",
    body: z.strictObject({
      ...said,
      /** The department to queue it in, instead of the widget's. */
      department_id: z.optional(z.nullable(id)),
      source_url: z.optional(pageUrl),
      source_page_title: z.optional(optionalLine(300)),
    }),
    answer: { status: 201, schema: startedConversation },
    errors: ['not_found', 'widget_inactive', 'idempotency_mismatch', 'rate_limited'],
  }),
  listVisitorMessages: endpoint({
    ...one,
    method: 'GET',
    path: `${ofConversation}/visitor-messages`,
    summary: "List a conversation's messages as its visitor sees them, without notes",
    query: messagePaging,
    answer: { status: 200, schema: messagePage(visitorMessage) },
    errors: ['not_found'],
  }),
  sendVisitorMessage: endpoint({
    ...byKey,
    method: 'POST',
    path: `${ofConversation}/visitor-messages`,
    params: byId,
    summary: "Send a message on the visitor's behalf and add attributes to the conversation",
    body: z.strictObject(said),
    answer: { status: 201, schema: visitorMessage },
    errors: ['not_found', 'widget_inactive', 'illegal_transition', 'idempotency_mismatch', 'rate_limited'],
  }),
  readForVisitor: endpoint({
    ...byKey,
    method: 'POST',
    path: `${ofConversation}/visitor-read`,
    params: byId,
    summary: 'Mark everything up to a row as read by the visitor, so that it is not mailed to them',
    body: z.strictObject({ seq: z.int().check(z.gte(1)) }),
    answer: { status: 200, schema: visitorConversation },
    errors: ['not_found'],
  }),
} as const;
