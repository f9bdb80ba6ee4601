/** What the team does about what visitors wrote, and about visitors. */
import * as z from 'zod/mini';
import { conversation as conversationSchema } from '#core/model/conversations/conversation.ts';
import { id } from '#core/model/id.ts';
import { message } from '#core/model/messages/message.ts';
import { email, name, phone } from '#core/model/text.ts';
import { visitor as visitorSchema, visitorRecord } from '#core/model/visitors/visitor.ts';
import { blockSettings, visitorBlock } from '#core/model/visitors/visitor-block.ts';
import { AGENT_API, byId, endpoint, idText, page, paging, wholeNumber } from '#core/contract/kit/endpoint.ts';

const conversation = { role: 'agent', tag: 'Conversations', params: byId } as const;

const details = {
  name: z.optional(z.nullable(name)),
  email: z.optional(z.nullable(email)),
  phone: z.optional(z.nullable(phone)),
};
const visitor = { role: 'agent', tag: 'Visitors', params: byId } as const;
const merge = `${AGENT_API}/visitors/{id}/merge` as const;
const block = `${AGENT_API}/visitors/{id}/block` as const;

/** Every endpoint of it. */
export const customers = {
  redactMessage: endpoint({
    ...conversation,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/messages/{seq}/redact`,
    summary:
      'Take away for good what a message, a note or the feedback of a rating says, with its files; for supervisors and admins, for the agent who has the chat, and for who wrote it',
    params: z.strictObject({ id: idText, seq: wholeNumber(1, Number.MAX_SAFE_INTEGER) }),
    query: z.strictObject({
      /** `true`: also the attributes whose value it says, and answers that a workflow saved. */
      copies: z.optional(z.enum(['true'])),
    }),
    answer: { status: 200, schema: message },
    errors: ['not_found', 'forbidden', 'try_again'],
  }),
  mergeConversation: endpoint({
    ...conversation,
    method: 'POST',
    path: `${AGENT_API}/conversations/{id}/merge`,
    summary:
      'End a conversation and go on in another one of the same visitor, which is reopened if it was closed; rows in both lead to the other',
    body: z.strictObject({ into: id }),
    answer: { status: 200, schema: conversationSchema },
    errors: ['not_found', 'illegal_transition', 'try_again'],
  }),
  editVisitor: endpoint({
    ...visitor,
    method: 'PUT',
    path: `${AGENT_API}/visitors/{id}`,
    summary:
      'Change what is known of a visitor: fields left out stay, null removes one, and those that your site verified are refused. With `base`, what somebody else has changed since is refused, too',
    body: z.strictObject({ ...details, base: z.optional(z.strictObject(details)) }),
    answer: { status: 200, schema: visitorSchema },
    errors: ['not_found', 'conflict', 'try_again'],
  }),
  mergeVisitor: endpoint({
    ...visitor,
    method: 'POST',
    path: merge,
    summary:
      'Take two visitors for one person: the team sees them together, and each of them keeps their own sessions and conversations',
    body: z.strictObject({ visitor_id: id }),
    answer: { status: 200, schema: visitorRecord },
    errors: ['not_found', 'try_again'],
  }),
  separateVisitor: endpoint({
    ...visitor,
    method: 'DELETE',
    path: merge,
    summary: 'Take a visitor for a person of their own again',
    answer: { status: 204 },
    errors: ['not_found', 'try_again'],
  }),
  listBlockedVisitors: endpoint({
    role: 'agent',
    tag: visitor.tag,
    method: 'GET',
    path: `${AGENT_API}/blocked-visitors`,
    summary: 'List the visitors who are blocked now',
    query: z.strictObject(paging),
    answer: { status: 200, schema: page(visitorBlock) },
  }),
  getVisitorBlock: endpoint({
    ...visitor,
    method: 'GET',
    path: block,
    summary: 'Get how a visitor is blocked; null for who is not',
    answer: { status: 200, schema: z.strictObject({ block: z.nullable(visitorBlock) }) },
  }),
  blockVisitor: endpoint({
    ...visitor,
    method: 'PUT',
    path: block,
    summary:
      'Block a visitor for hours or for ever: their chat ends, and the widget is switched off for them. Only supervisors and admins block by network, for a week at most',
    body: blockSettings,
    answer: { status: 200, schema: visitorBlock },
    errors: ['not_found', 'forbidden', 'try_again'],
  }),
  unblockVisitor: endpoint({
    ...visitor,
    method: 'DELETE',
    path: block,
    summary: 'End the block of a visitor',
    answer: { status: 204 },
    errors: ['not_found', 'try_again'],
  }),
} as const;
