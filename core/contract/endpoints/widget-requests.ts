/**
 * The requests of the widget's API: all that its function has to know. The schemas of answers, which cost each cold start
 * their building, are in `widget-api.ts`.
 */
import * as z from 'zod/mini';
import { clientMessageId } from '#core/model/client-message-id.ts';
import {
  lenientAttributes,
  lenientLocale,
  lenientName,
  lenientPhone,
  lenientTimeZone,
  lenientTitle,
  lenientUrl,
  optionalEmail,
  requiredName,
} from '#core/model/lenient.ts';
import { content, email, optionalText } from '#core/model/text.ts';
import { endpoint, idText, messagePaging, WIDGET_API } from '#core/contract/kit/endpoint.ts';

const tag = 'Widget';
const token = z.string().check(z.minLength(1), z.maxLength(100));
const byToken = z.strictObject({ token });
const ofConversation = z.strictObject({ token, id: idText });

/** Every endpoint of the widget's API, but for the schemas of its answers. */
export const widgetRequests = {
  widgetScript: endpoint({
    method: 'GET',
    path: `${WIDGET_API}/script.js`,
    role: 'public',
    tag,
    summary: 'The loader a website embeds, with the public configuration inside',
    params: byToken,
    answer: { status: 200, contentType: 'text/javascript' },
    errors: ['not_found'],
  }),
  widgetConfig: endpoint({
    method: 'GET',
    path: `${WIDGET_API}/config`,
    role: 'public',
    tag,
    summary: 'The public configuration and whether someone will answer now',
    params: byToken,
    answer: { status: 200 },
    errors: ['not_found', 'widget_inactive'],
  }),
  openSession: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/session`,
    role: 'public',
    tag,
    summary: 'Begins or continues a visitor session; called again after a navigation it updates the page',
    params: byToken,
    body: z.strictObject({
      session_token: z.optional(z.string().check(z.maxLength(4096))),
      name: lenientName,
      email: optionalEmail,
      phone: lenientPhone,
      identity_token: z.optional(z.string().check(z.maxLength(4096))),
      current_page: lenientUrl,
      page_title: lenientTitle,
      referrer: lenientUrl,
      locale: lenientLocale,
      timezone: lenientTimeZone,
      custom_attributes: lenientAttributes,
    }),
    answer: { status: 200 },
    errors: ['not_found', 'widget_inactive', 'origin_not_allowed', 'unauthenticated'],
  }),
  startConversation: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/conversations`,
    role: 'visitor',
    tag,
    summary:
      'Starts a conversation with its first message, or appends to the one that is open. Repeated with the same content it changes nothing; other content under the same `client_message_id` is refused',
    params: byToken,
    body: z.strictObject({
      client_message_id: clientMessageId,
      content,
      source_url: lenientUrl,
      source_page_title: lenientTitle,
      name: lenientName,
      email: optionalEmail,
      attributes: lenientAttributes,
    }),
    answer: { status: 201 },
    errors: ['not_found', 'idempotency_mismatch'],
  }),
  leaveOfflineMessage: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/offline-messages`,
    role: 'visitor',
    tag,
    summary:
      'Leaves a message while nobody is there: a conversation labelled `offline`, answered by e-mail if not here',
    params: byToken,
    body: z.strictObject({ client_message_id: clientMessageId, content, name: requiredName, email }),
    answer: { status: 201 },
    errors: ['not_found', 'idempotency_mismatch'],
  }),
  listOwnMessages: endpoint({
    method: 'GET',
    path: `${WIDGET_API}/conversations/{id}/messages`,
    role: 'visitor',
    tag,
    summary: "A conversation's messages, internal notes left out",
    params: ofConversation,
    query: messagePaging,
    answer: { status: 200 },
    errors: ['not_found'],
  }),
  sendOwnMessage: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/conversations/{id}/messages`,
    role: 'visitor',
    tag,
    summary: "Adds the visitor's message, and what the page says of the conversation to its attributes",
    params: ofConversation,
    body: z.strictObject({ client_message_id: clientMessageId, content, attributes: lenientAttributes }),
    answer: { status: 201 },
    errors: ['not_found', 'illegal_transition', 'idempotency_mismatch'],
  }),
  rateConversation: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/conversations/{id}/rate`,
    role: 'visitor',
    tag,
    summary: 'Rates a resolved or closed conversation; again replaces',
    params: ofConversation,
    body: z.strictObject({ rating: z.int().check(z.gte(1), z.lte(5)), feedback: z.optional(optionalText(2000)) }),
    answer: { status: 200 },
    errors: ['not_found', 'illegal_transition'],
  }),
  closeOwnConversation: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/conversations/{id}/close`,
    role: 'visitor',
    tag,
    summary: 'Ends the conversation',
    params: ofConversation,
    answer: { status: 200 },
    errors: ['not_found', 'illegal_transition'],
  }),
  escalateOwnConversation: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/conversations/{id}/escalate`,
    role: 'visitor',
    tag,
    summary: 'Asks for a person while a bot or flow answers; with people already nothing changes',
    params: ofConversation,
    answer: { status: 200 },
    errors: ['not_found', 'illegal_transition'],
  }),
  mailTranscript: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/conversations/{id}/transcript`,
    role: 'visitor',
    tag,
    summary: 'Asks for a copy of the conversation by e-mail, to the address the visitor is known by',
    params: ofConversation,
    answer: { status: 200 },
    errors: ['not_found', 'not_configured', 'conflict'],
  }),
  readOwnConversation: endpoint({
    method: 'POST',
    path: `${WIDGET_API}/conversations/{id}/read`,
    role: 'visitor',
    tag,
    summary: 'Marks everything up to a row as read',
    params: ofConversation,
    body: z.strictObject({ seq: z.int().check(z.gte(1)) }),
    answer: { status: 200 },
    errors: ['not_found'],
  }),
} as const;
