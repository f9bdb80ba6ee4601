/** The limits of what is written in the inbox. Evaluated when the dashboard is built: no schema comes along. */
import * as z from 'zod/mini';
import { teamApi } from '#core/contract/http.ts';
import { label } from '#core/model/conversations/conversation.ts';
import { metadata } from '#core/model/messages/message.ts';
import { attributes, content } from '#core/model/text.ts';
import { transferNote } from '#core/model/conversations/transfer.ts';
import { fieldsOf } from './fields-of.ts';

/** How long the server keeps a draft that isn't touched, days. */
export { DRAFT_DAYS } from '#core/model/closed-sets.ts';

/** The limits of messages, labels, attributes and searches, by the path of a field. */
export const inboxLimits = {
  conversation: fieldsOf(z.object({ label, attributes, content, mentions: metadata.shape.mentions })),
  transfer: fieldsOf(z.object({ note: transferNote })),
  search: fieldsOf(z.object({ q: teamApi.listConversations.query.shape.q })),
};
