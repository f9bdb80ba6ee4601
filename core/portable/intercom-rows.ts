/** The shapes of Intercom's rows, as far as they are read. */
import * as z from 'zod/mini';
import { foreignId, foreignTime, maybe } from './fields.ts';

const anything = z.optional(z.unknown());
/** A contact, an older user or a lead. */
export const contactRow = z.object({
  id: foreignId,
  external_id: maybe(foreignId),
  user_id: maybe(foreignId),
  name: anything,
  email: anything,
  phone: anything,
  browser_language: anything,
  language_override: anything,
  custom_attributes: anything,
  created_at: maybe(foreignTime),
  last_seen_at: maybe(foreignTime),
});
/** Who wrote something. */
export const author = z.object({
  type: maybe(z.string()),
  id: maybe(foreignId),
  name: maybe(z.string()),
  email: maybe(z.string()),
});
const attachments = maybe(z.array(z.object({ name: maybe(z.string()), url: maybe(z.string()) })));
/** A part of a conversation: a message, a note or a change. */
export const partRow = z.object({
  id: foreignId,
  part_type: z.string(),
  body: maybe(z.string()),
  created_at: foreignTime,
  author: maybe(author),
  assigned_to: anything,
  attachments,
});
const reference = z.object({ id: maybe(foreignId), external_id: maybe(foreignId) });
const sourceRow = z.object({
  id: maybe(foreignId),
  body: maybe(z.string()),
  subject: maybe(z.string()),
  author: maybe(author),
  attachments,
  url: anything,
});
/** A list by itself, or in the object that Intercom wraps lists in. */
const listOf = <Schema extends z.ZodMiniType>(name: string, entry: Schema) =>
  z._default(
    z.pipe(
      z.nullable(z.union([z.array(entry), z.object({ [name]: maybe(z.array(entry)) })])),
      z.transform((list): z.output<Schema>[] =>
        Array.isArray(list) ? list : ((list?.[name] ?? []) as z.output<Schema>[]),
      ),
    ),
    [],
  );
/** A conversation with its parts. */
export const conversationRow = z.object({
  id: foreignId,
  created_at: foreignTime,
  updated_at: maybe(foreignTime),
  title: maybe(z.string()),
  state: maybe(z.enum(['open', 'closed', 'snoozed'])),
  open: maybe(z.boolean()),
  priority: anything,
  custom_attributes: anything,
  source: maybe(sourceRow),
  conversation_message: maybe(sourceRow),
  contacts: listOf('contacts', reference),
  user: maybe(reference),
  admin_assignee_id: maybe(foreignId),
  tags: listOf('tags', z.object({ name: maybe(z.string()) })),
  conversation_parts: listOf('conversation_parts', z.unknown()),
  conversation_rating: maybe(
    z.object({
      rating: maybe(z.int().check(z.gte(1), z.lte(5))),
      remark: maybe(z.string()),
      created_at: maybe(foreignTime),
    }),
  ),
});
/** A saved reply. */
export const macroRow = z.object({
  id: foreignId,
  name: z.string(),
  body: maybe(z.string()),
  body_text: maybe(z.string()),
  created_at: maybe(foreignTime),
});
/** A conversation. */
export type ConversationRow = z.infer<typeof conversationRow>;
/** A part of a conversation. */
export type PartRow = z.infer<typeof partRow>;
/** Who wrote a part. */
export type Author = z.infer<typeof author> | null | undefined;
