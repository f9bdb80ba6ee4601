/** A message: one row of a conversation, in the one order everybody sees. */
import * as z from 'zod/mini';
import { heldReasons, mailStates, recordEvents, transferReasons, visitorEvents } from '#core/model/closed-sets.ts';
import { assignmentReason } from '#core/model/team/assignment-choices.ts';
import { id } from '#core/model/id.ts';
import { messageFile, sentFiles } from '#core/model/files/file.ts';
import { MAX_FILES } from '#core/model/files/file-types.ts';
import { handoffNote } from './handoff-note.ts';
import { ranTool } from './ran-tool.ts';
import { ruleRun } from '#core/model/actions/rule-run.ts';
import { content, instant, line, locale, optionalText } from '#core/model/text.ts';

/** Who wrote a row. */
export const senderTypes = ['visitor', 'agent', 'bot', 'system'] as const;
/** Who wrote a row. */
export type SenderType = (typeof senderTypes)[number];

/** What happened, on a system row. */
export const systemEvents = [
  ...visitorEvents,
  'snoozed',
  'woken',
  'followed',
  'unfollowed',
  'rule_ran',
  ...recordEvents,
] as const;

/** Agents that a note calls, each once. */
const mentions = z.array(id).check(
  z.maxLength(10),
  z.refine((ids) => new Set(ids).size === ids.length, 'Must not contain an agent twice'),
);

/** What an agent wrote where a text is a translation of it, and its language. */
export const original = z.strictObject({ content, locale });

/** What a message may carry in addition to its text. */
export const metadata = z.strictObject({
  /** Quick-reply buttons below the message. */
  options: z.optional(z.array(z.strictObject({ label: line(100), value: line(500) })).check(z.maxLength(20))),
  /** The files of the message. Its text may then be empty. */
  files: z.optional(z.array(messageFile).check(z.maxLength(MAX_FILES))),
  /** The agents a note calls. Only notes have any. */
  mentions: z.optional(mentions),
  /** What an agent wrote where the message is a translation of it, and its language. Visitors see the translation alone. */
  translated_from: z.optional(original),
  /** A reply that is the link to a call. */
  call: z.optional(z.literal(true)),
  /** What a system row records. */
  event: z.optional(z.enum(systemEvents)),
  /** The agent a system row is about. */
  agent_id: z.optional(id),
  /** The stars a `rated` row records. */
  rating: z.optional(z.int()),
  /** Why a system row came about, in one word for machines. */
  reason: z.optional(line(40)),
  /** Why this agent was given it, on the row that says so. */
  why: z.optional(assignmentReason),
  /** Why an agent handed the conversation on, on the note that says so. */
  transfer_reason: z.optional(z.enum(transferReasons)),
  /** The rule whose run a `rule_ran` row records. */
  rule: z.optional(ruleRun),
  /** Why the scheduled message was held that a row is about; `agent_id` is its author. */
  held: z.optional(z.enum(heldReasons)),
  /** What a bot's tool did. */
  tool: z.optional(ranTool),
  /** What a bot notes for those who take over. */
  handoff: z.optional(handoffNote),
  /** Which address a reply came from that wasn't added. */
  address: z.optional(line(254)),
  /** Until when a `snoozed` row puts the conversation aside; null for until the visitor writes. */
  until: z.optional(z.nullable(instant)),
  /** The row that a `redacted` row is about. */
  about_seq: z.optional(z.int()),
  /** The other conversation that a `merged` or `merged_into` row is about. */
  about_id: z.optional(id),
  /** When what a message said was taken away. */
  redacted_at: z.optional(instant),
  /** The API key that caused a system row, or wrote a visitor's message. */
  key_name: z.optional(line(100)),
  /** How a visitor's message came, where that wasn't the widget: as a reply by email, or from the site's server. */
  via: z.optional(z.enum(['email', 'api'])),
});
/** What a message may carry in addition to its text. */
export type Metadata = z.infer<typeof metadata>;

/** The part of `metadata` a sender may set. */
export const sentMetadata = z.extend(z.pick(metadata, { options: true, mentions: true, translated_from: true }), {
  files: z.optional(sentFiles),
});

/** How a reply is sent. */
export const replyOptions = {
  /** The newest row the caller has seen: if a colleague has answered since, the reply is refused. */
  seen_seq: z.optional(z.int().check(z.gte(0))),
  /** Also resolves the conversation, in the same step. */
  resolve: z._default(z.boolean(), false),
};
/** A note resolves nothing. */
export const onlyRepliesResolve = z.refine<{ resolve: boolean; visibility: string }>(
  (body) => !body.resolve || body.visibility === 'public',
  { path: ['resolve'], error: 'Only a reply can resolve the conversation' },
);

/** A note is read as it was written. */
export const onlyRepliesAreTranslated = z.refine<{
  visibility: string;
  metadata?: { translated_from?: unknown } | undefined;
}>((body) => body.visibility === 'public' || body.metadata?.translated_from === undefined, {
  path: ['metadata', 'translated_from'],
  error: 'Only a reply can be a translation',
});

/** What an agent's message carries besides its files; null for nothing. */
export function sentMetadataOf({ options, mentions = [], translated_from }: Metadata = {}): Metadata | null {
  const sent = {
    ...(options ? { options } : {}),
    ...(mentions.length > 0 ? { mentions } : {}),
    ...(translated_from ? { translated_from } : {}),
  };
  return Object.keys(sent).length > 0 ? sent : null;
}

/** A message as agents see it. `seq` is dense from 1 within the conversation. */
export const message = z.strictObject({
  id,
  conversation_id: id,
  seq: z.int(),
  client_message_id: z.nullable(z.string()),
  sender_type: z.enum(senderTypes),
  sender_id: z.nullable(id),
  sender_name: z.nullable(z.string()),
  /** Empty only where there are files. */
  content: optionalText(8000),
  metadata: z.nullable(metadata),
  visibility: z.enum(['public', 'internal']),
  is_read: z.boolean(),
  read_at: z.nullable(instant),
  created_at: instant,
});
/** A message as agents see it. */
export type Message = z.infer<typeof message>;

/** Where an answer goes: to the page that the visitor has open, to their address if they don't come back, or it waits for them. */
export const deliveries = ['page', 'email', 'waiting'] as const;
/** Why an answer to somebody who left waits for them to come back: nothing is mailed here, or not to them, as to blocked visitors. */
export const deliveryReasons = ['no_mail', 'no_address', 'blocked', ...mailStates] as const;

/** Where an answer goes, and why it waits if it does. */
export const delivery = z.strictObject({
  delivery: z.enum(deliveries),
  /** Null unless it waits. */
  delivery_reason: z.nullable(z.enum(deliveryReasons)),
});
/** Where an answer goes, and why it waits if it does. */
export type AnswerDelivery = z.infer<typeof delivery>;

/** A message as its sender gets it back; a note isn't delivered. */
export const sentMessage = z.extend(message, {
  delivery: z.nullable(delivery.shape.delivery),
  delivery_reason: delivery.shape.delivery_reason,
});

/** A message as visitors see it: `previous_seq` is the row before it that they may see (0 for the first). */
export const visitorMessage = z.extend(message, {
  metadata: z.nullable(
    z.extend(
      z.omit(metadata, {
        reason: true,
        why: true,
        transfer_reason: true,
        mentions: true,
        translated_from: true,
        key_name: true,
        until: true,
        about_seq: true,
        about_id: true,
        rule: true,
        held: true,
        tool: true,
        handoff: true,
        address: true,
      }),
      {
        event: z.optional(z.enum(visitorEvents)),
      },
    ),
  ),
  previous_seq: z.int(),
});
/** A message as visitors see it. */
export type VisitorMessage = z.infer<typeof visitorMessage>;
