/** Conversations, as agents work with them. */
import * as z from 'zod/mini';
import { clientMessageId } from '#core/model/messages/client-message-id.ts';
import { MAX_LABELS } from '#core/conversation/concurrent-edits.ts';
import { priorities } from '#core/model/closed-sets.ts';
import { conversation, conversationWithDraft, draftTexts, label } from '#core/model/conversations/conversation.ts';
import {
  contentBesideFiles,
  fileIdText,
  fileLink,
  fileQuery,
  hasTextOrFiles,
  upload,
  uploadRequest,
} from '#core/model/files/file.ts';
import {
  message,
  onlyRepliesAreTranslated,
  onlyRepliesResolve,
  replyOptions,
  sentMessage,
  sentMetadata,
} from '#core/model/messages/message.ts';
import { transfer } from '#core/model/conversations/transfer.ts';
import { anyInstant, attributes, instant } from '#core/model/text.ts';
import { AGENT_API, byId, endpoint, messagePage, messagePaging } from '#core/contract/kit/endpoint.ts';
import { listConversations } from './conversation-list.ts';

const tag = 'Conversations';
const one = { params: byId, role: 'agent', tag } as const;
/** Whether visitors see it, too. */
const visibility = z._default(z.enum(['public', 'internal']), 'public');
const changed = { status: 200, schema: conversation } as const;
/** The newest row the caller has seen: if the visitor has written since, the request is refused. */
const seen_seq = z.optional(z.int().check(z.gte(1)));
const ending = z.strictObject({ seen_seq });

/** Every endpoint of the agents' conversations. */
export const conversations = {
  listConversations,
  getConversation: endpoint({
    ...one,
    method: 'GET',
    path: `${AGENT_API}/conversations/{id}`,
    summary: "Get a conversation, with the caller's own draft and with where an answer would go",
    answer: { status: 200, schema: conversationWithDraft },
    errors: ['not_found'],
  }),
  listMessages: endpoint({
    ...one,
    method: 'GET',
    path: `${AGENT_API}/conversations/{id}/messages`,
    summary: "List a conversation's rows, including notes",
    query: messagePaging,
    answer: { status: 200, schema: messagePage(message) },
    errors: ['not_found'],
  }),
  sendMessage: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/messages`,
    summary: 'Reply to the visitor or add a note; a reply to a pending conversation assigns it to the caller',
    body: z
      .strictObject({
        content: contentBesideFiles,
        client_message_id: clientMessageId,
        visibility,
        metadata: z.optional(sentMetadata),
        ...replyOptions,
      })
      .check(hasTextOrFiles, onlyRepliesResolve, onlyRepliesAreTranslated),
    answer: { status: 201, schema: sentMessage },
    errors: [
      'not_found',
      'illegal_transition',
      'agent_at_capacity',
      'idempotency_mismatch',
      'conflict',
      'file_rejected',
    ],
  }),
  uploadFile: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/uploads`,
    summary:
      'Request the upload of a file to the conversation; a message, or a note for an internal file, then sends it',
    body: z.extend(uploadRequest, { visibility }),
    answer: { status: 201, schema: upload },
    errors: ['not_found', 'not_configured', 'file_rejected'],
  }),
  getFile: endpoint({
    method: 'GET',
    path: `${AGENT_API}/files/{id}`,
    role: 'agent',
    tag,
    summary: 'Get the address of a file of a conversation, valid for five minutes',
    params: z.strictObject({ id: fileIdText }),
    query: fileQuery,
    answer: { status: 200, schema: fileLink },
    errors: ['not_found', 'file_being_checked', 'file_blocked'],
  }),
  assignConversation: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/assign`,
    summary: 'Assign or transfer the conversation to an agent or a department, or return it to the queue',
    body: transfer,
    answer: changed,
    errors: ['not_found', 'forbidden', 'illegal_transition', 'agent_at_capacity', 'conflict'],
  }),
  resolveConversation: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/resolve`,
    summary: 'Resolve the conversation',
    body: ending,
    answer: changed,
    errors: ['not_found', 'illegal_transition', 'attributes_required', 'conflict'],
  }),
  closeConversation: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/close`,
    summary: 'Close the conversation',
    body: ending,
    answer: changed,
    errors: ['not_found', 'illegal_transition', 'attributes_required', 'conflict'],
  }),
  reopenConversation: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/reopen`,
    summary: 'Reopen a resolved or closed conversation',
    answer: changed,
    errors: ['not_found', 'illegal_transition', 'conflict'],
  }),
  snoozeConversation: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/snooze`,
    summary:
      "Put the conversation aside until a time, or with null until the visitor's next message, which always brings it back",
    body: z.strictObject({
      until: z.nullable(anyInstant),
      seen_seq,
    }),
    answer: changed,
    errors: ['not_found', 'illegal_transition', 'conflict'],
  }),
  unsnoozeConversation: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/unsnooze`,
    summary: 'End the snooze: the conversation returns to its agent, or to the queue if that agent was removed',
    answer: changed,
    errors: ['not_found', 'illegal_transition', 'agent_at_capacity'],
  }),
  setPriority: endpoint({
    ...one,
    method: 'PUT',
    path: `${AGENT_API}/conversations/{id}/priority`,
    summary: 'Set the priority; a waiting conversation moves in its queue',
    body: z.strictObject({ priority: z.enum(priorities) }),
    answer: changed,
    errors: ['not_found'],
  }),
  setLabels: endpoint({
    ...one,
    method: 'PUT',
    path: `${AGENT_API}/conversations/{id}/labels`,
    summary: 'Replace the labels; with `base`, add and remove only what differs from it',
    body: z.strictObject({
      labels: z.array(label).check(z.maxLength(MAX_LABELS)),
      /** The labels that the edit started from, so that labels which others change at the same time are kept. */
      base: z.optional(z.array(label)),
    }),
    answer: changed,
    errors: ['not_found', 'try_again'],
  }),
  setAttributes: endpoint({
    ...one,
    method: 'PUT',
    path: `${AGENT_API}/conversations/{id}/attributes`,
    summary: 'Replace the attributes; with `base`, change only what differs from it',
    body: z.strictObject({
      attributes,
      /** The attributes that the edit started from, so that attributes which others change at the same time are kept. */
      base: z.optional(attributes),
    }),
    answer: changed,
    errors: ['not_found', 'try_again'],
  }),
  readConversation: endpoint({
    ...one,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/read`,
    summary: 'Mark everything up to a row as read by the team',
    body: z.strictObject({ seq: z.int().check(z.gte(1)) }),
    answer: changed,
    errors: ['not_found'],
  }),
  saveDraft: endpoint({
    ...one,
    method: 'PUT',
    path: `${AGENT_API}/conversations/{id}/draft`,
    summary: "Save the caller's own draft for 30 days; empty texts delete it",
    body: z.strictObject({
      ...draftTexts,
      /** `saved_at` of the draft that the edit started from, or null; if another one is stored, the request is refused. */
      base: z.nullable(instant),
    }),
    answer: { status: 200, schema: z.strictObject({ saved_at: z.nullable(instant) }) },
    errors: ['not_found', 'conflict'],
  }),
} as const;
