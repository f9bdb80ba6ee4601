/**
 * The requests of the widget's API: all that its function has to know. The schemas of answers, which cost each cold start
 * their building, are in `widget-api.ts`.
 */
import * as z from 'zod/mini';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
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
import {
  contentBesideFiles,
  fileIdText,
  fileQuery,
  hasTextOrFiles,
  uploadRequest,
  visitorMetadata,
} from '#core/model/files/file.ts';
import { email, locale, optionalText } from '#core/model/text.ts';
import { endpoint, idText, messagePaging, paging } from '#core/contract/kit/endpoint.ts';
import { helpRequests } from './help-requests.ts';
import { widgetAddresses as at } from '#core/contract/kit/widget-addresses.ts';

const tag = 'Widget';
const token = z.string().check(z.minLength(1), z.maxLength(100));
const byToken = z.strictObject({ token });
const ofConversation = z.strictObject({ token, id: idText });
/** A visitor's message. */
const said = {
  client_message_id: clientMessageId,
  content: contentBesideFiles,
  metadata: z.optional(visitorMetadata),
  attributes: lenientAttributes,
};
const ofMail = z.strictObject({ token, key: z.string().check(z.minLength(1), z.maxLength(100)) });
const stars = z.enum(['1', '2', '3', '4', '5']);
const page = { status: 200, contentType: 'text/html' } as const;
const shown = { role: 'public', tag, answer: page } as const;
const uploading = {
  role: 'visitor',
  tag,
  body: uploadRequest,
  answer: { status: 201 },
} as const;

/** Every endpoint of the widget's API, but for the schemas of its answers. */
export const widgetRequests = {
  widgetScript: endpoint({
    ...at.widgetScript,
    role: 'public',
    tag,
    summary: 'Get the loader that a website embeds, with the public configuration',
    params: byToken,
    answer: { status: 200, contentType: 'text/javascript' },
  }),
  widgetConfig: endpoint({
    ...at.widgetConfig,
    role: 'public',
    tag,
    summary: 'Get the public configuration and whether someone can answer now',
    params: byToken,
    answer: { status: 200 },
    errors: ['not_found', 'widget_inactive'],
  }),
  tryWidget: endpoint({
    ...at.tryWidget,
    ...shown,
    summary:
      'Show a page with the widget, to try it before a site has it: in the given language, else in the first that the browser prefers and the widget speaks',
    params: byToken,
    query: z.object({ language: z.optional(locale) }),
  }),
  openSession: endpoint({
    ...at.openSession,
    role: 'public',
    tag,
    summary:
      'Start or continue a visitor session; after a navigation, call it again to update the page. `conversation` is the open one, or the last one while it holds messages that the visitor has not read',
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
  listOwnConversations: endpoint({
    ...at.listOwnConversations,
    role: 'visitor',
    tag,
    summary: "List the visitor's conversations with this widget, newest first",
    params: byToken,
    query: z.strictObject(paging),
    answer: { status: 200 },
  }),
  startConversation: endpoint({
    ...at.startConversation,
    role: 'visitor',
    tag,
    summary:
      'Start a conversation with its first message, or add the message to the open one. The same request again changes nothing; other content with the same `client_message_id` is rejected',
    params: byToken,
    body: z
      .strictObject({
        ...said,
        source_url: lenientUrl,
        source_page_title: lenientTitle,
        name: lenientName,
        email: optionalEmail,
      })
      .check(hasTextOrFiles),
    answer: { status: 201 },
    errors: ['not_found', 'idempotency_mismatch', 'file_rejected'],
  }),
  leaveOfflineMessage: endpoint({
    ...at.leaveOfflineMessage,
    role: 'visitor',
    tag,
    summary:
      'Leave a message while no agent is available: a conversation with the label `offline`, answered by email or in the widget',
    params: byToken,
    body: z
      .strictObject({
        ...said,
        source_url: lenientUrl,
        source_page_title: lenientTitle,
        name: requiredName,
        email,
      })
      .check(hasTextOrFiles),
    answer: { status: 201 },
    errors: ['not_found', 'idempotency_mismatch', 'file_rejected'],
  }),
  listOwnMessages: endpoint({
    ...at.listOwnMessages,
    role: 'visitor',
    tag,
    summary: "List a conversation's messages, without notes",
    params: ofConversation,
    query: messagePaging,
    answer: { status: 200 },
    errors: ['not_found'],
  }),
  sendOwnMessage: endpoint({
    ...at.sendOwnMessage,
    role: 'visitor',
    tag,
    summary: "Send the visitor's message and add the page's attributes to the conversation",
    params: ofConversation,
    body: z.strictObject(said).check(hasTextOrFiles),
    answer: { status: 201 },
    errors: ['not_found', 'illegal_transition', 'idempotency_mismatch', 'file_rejected'],
  }),
  rateConversation: endpoint({
    ...at.rateConversation,
    role: 'visitor',
    tag,
    summary: 'Rate a resolved or closed conversation; a new rating replaces the previous one',
    params: ofConversation,
    body: z.strictObject({ rating: z.int().check(z.gte(1), z.lte(5)), feedback: z.optional(optionalText(2000)) }),
    answer: { status: 200 },
    errors: ['not_found', 'illegal_transition'],
  }),
  closeOwnConversation: endpoint({
    ...at.closeOwnConversation,
    role: 'visitor',
    tag,
    summary: 'Close the conversation',
    params: ofConversation,
    answer: { status: 200 },
    errors: ['not_found', 'illegal_transition'],
  }),
  escalateOwnConversation: endpoint({
    ...at.escalateOwnConversation,
    role: 'visitor',
    tag,
    summary: 'Request an agent while a bot or workflow answers; if agents already handle the chat, nothing changes',
    params: ofConversation,
    answer: { status: 200 },
    errors: ['not_found', 'illegal_transition'],
  }),
  mailTranscript: endpoint({
    ...at.mailTranscript,
    role: 'visitor',
    tag,
    summary: 'Request an email to the visitor with a copy of the conversation',
    params: ofConversation,
    answer: { status: 200 },
    errors: ['not_found', 'not_configured', 'conflict'],
  }),
  readOwnConversation: endpoint({
    ...at.readOwnConversation,
    role: 'visitor',
    tag,
    summary: 'Mark everything up to a row as read',
    params: ofConversation,
    body: z.strictObject({ seq: z.int().check(z.gte(1)) }),
    answer: { status: 200 },
    errors: ['not_found'],
  }),
  uploadFirstFile: endpoint({
    ...uploading,
    ...at.uploadFirstFile,
    summary: 'Request the upload of a file, also before there is a conversation; a message then sends it',
    params: byToken,
    errors: ['not_found', 'not_configured', 'file_rejected'],
  }),
  uploadOwnFile: endpoint({
    ...uploading,
    ...at.uploadOwnFile,
    summary: 'Request the upload of a file to the own conversation; a message then sends it',
    params: ofConversation,
    errors: ['not_found', 'not_configured', 'illegal_transition', 'file_rejected'],
  }),
  getMailedFile: endpoint({
    ...at.getMailedFile,
    role: 'public',
    tag,
    summary: 'Download a file by its link in an emailed copy of the chat; the response redirects to the file',
    params: z.strictObject({ token, key: fileIdText, id: fileIdText }),
    answer: { status: 200, contentType: 'application/octet-stream' },
    errors: ['not_found', 'file_being_checked', 'file_blocked'],
  }),
  openMailedChat: endpoint({
    ...at.openMailedChat,
    ...shown,
    summary: 'Show the page that a link in an email about unread answers opens: the widget with that conversation',
    params: ofMail,
  }),
  openMailedSession: endpoint({
    ...at.openMailedSession,
    role: 'public',
    tag,
    summary: 'Start a session of the visitor an email about unread answers was sent to; works for seven days',
    params: ofMail,
    answer: { status: 200 },
    errors: ['not_found', 'widget_inactive', 'origin_not_allowed', 'unauthenticated'],
  }),
  showUnsubscribe: endpoint({
    ...at.showUnsubscribe,
    ...shown,
    summary: 'Show the page with the button that unsubscribes an address from emails about unread answers',
    params: ofMail,
  }),
  unsubscribe: endpoint({
    ...at.unsubscribe,
    role: 'public',
    tag,
    summary: 'Unsubscribe the address an email was sent to, in one click (RFC 8058), or subscribe it again with `undo`',
    params: ofMail,
    query: z.object({ undo: z.optional(z.literal('yes')) }),
    ignoresBody: true,
    answer: page,
  }),
  showRating: endpoint({
    ...at.showRating,
    ...shown,
    summary: 'Show the page that a star in an email opens, with that choice made; rates nothing',
    params: ofMail,
    query: z.object({ stars: z.optional(stars) }),
  }),
  rateByMail: endpoint({
    ...at.rateByMail,
    role: 'public',
    tag,
    summary: 'Rate the conversation that an email was about; works for seven days, and the last rating counts',
    params: ofMail,
    body: z.strictObject({ stars, feedback: z.optional(optionalText(2000)) }),
    takesForms: true,
    answer: page,
    errors: ['rate_limited'],
  }),
  ...helpRequests,
  getOwnFile: endpoint({
    ...at.getOwnFile,
    role: 'visitor',
    tag,
    summary: 'Get the address of a file of the own conversations, valid for five minutes',
    params: z.strictObject({ token, id: fileIdText }),
    query: fileQuery,
    answer: { status: 200 },
    errors: ['not_found', 'file_being_checked', 'file_blocked'],
  }),
} as const;
