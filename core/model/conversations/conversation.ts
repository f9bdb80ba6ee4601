/** A conversation as the world sees it. Its rules are in `core/conversation/conversation.ts`. */
import * as z from 'zod/mini';
import { channels, personalFields, priorities } from '#core/model/closed-sets.ts';
import { id } from '#core/model/id.ts';
import { delivery, original } from '#core/model/messages/message.ts';
import { scheduledMessage } from '#core/model/messages/scheduled.ts';
import { attributes, content, instant, line, optionalText, pageUrl, unsentContent } from '#core/model/text.ts';

/** The states of a conversation. */
export const statuses = ['pending', 'active', 'waiting', 'resolved', 'closed'] as const;
/** A state of a conversation. */
export type Status = (typeof statuses)[number];

/** A priority. */
export type Priority = (typeof priorities)[number];

/** Who answers a conversation at the moment. */
export const handlers = ['agent', 'bot', 'workflow'] as const;
/** Who answers a conversation at the moment. */
export type Handler = (typeof handlers)[number];

/** Why a pending conversation still waits. */
export const waitingReasons = [
  'nobody_online',
  'all_full',
  'picked_by_hand',
  'needs_skill',
  'none_in_department',
  'outside_hours',
  'with_bot',
  'with_workflow',
] as const;
/** Why a pending conversation still waits. */
export type WaitingReason = (typeof waitingReasons)[number];

/** Orders the states of a conversation. Agents and visitors see different changes, and so different versions. */
const version = z.int().register(z.globalRegistry, {
  description:
    'Grows with each change, including those without a message, such as labels or a read mark. Of two states of a conversation, the one with the higher version is newer.',
});

const shared = {
  id,
  widget_id: id,
  visitor_id: id,
  agent_id: z.nullable(id),
  status: z.enum(statuses),
  handler: z.enum(handlers),
  source_url: z.nullable(pageUrl),
  source_page_title: z.nullable(optionalText(300)),
  last_message: z.nullable(content),
  last_message_at: z.nullable(instant),
  waiting_since: z.nullable(instant),
  first_response_at: z.nullable(instant),
  resolved_at: z.nullable(instant),
  closed_at: z.nullable(instant),
  rating: z.nullable(z.int().check(z.gte(1), z.lte(5))),
  feedback: z.nullable(optionalText(2000)),
  unread_by_visitor: z.int(),
  version,
  created_at: instant,
};

/** A label: a short word agents sort by. */
export const label = line(40);

/** A conversation as agents see it. */
export const conversation = z.strictObject({
  ...shared,
  department_id: z.nullable(id),
  /** How its first message came. */
  channel: z.enum(channels),
  priority: z.enum(priorities),
  labels: z.array(label),
  attributes,
  waiting_reason: z.nullable(z.enum(waitingReasons)),
  /** Since when it has asked for an agent, from which its targets count; null while it doesn't. */
  queued_at: z.nullable(instant),
  /** Put aside by the team: it counts in nobody's chats until it comes back. The visitor doesn't see it. */
  is_snoozed: z.boolean(),
  /** When it comes back by itself; null unless it is snoozed until a time. The visitor's next message always brings it back. */
  snoozed_until: z.nullable(instant),
  /** The agents who follow it: what its visitor writes is news to them, too. */
  followers: z.array(id),
  unread_by_agent: z.int(),
  /** The newest row's number; rows are dense from 1. */
  last_seq: z.int(),
  /** The visitor in short, so that a list needs no second request. */
  visitor: z.strictObject({
    id,
    name: z.nullable(z.string()),
    email: z.nullable(z.string()),
    verified: z.boolean(),
    verified_fields: z.array(z.enum(personalFields)),
  }),
});
/** A conversation as agents see it, whole. */
export type FullConversation = z.infer<typeof conversation>;

/**
 * A conversation in a list of the agents': without its attributes, which come with the conversation itself, and with the
 * beginning of its last message. What visitors attach must not make a list too large for an answer.
 */
export const listedConversation = z.omit(conversation, { attributes: true });
/** A conversation in a list of the agents'. */
export type ListedConversation = z.infer<typeof listedConversation>;

/** A conversation as a client of the agents' API knows it: without attributes while only a list has returned it. */
export type Conversation = ListedConversation & Partial<Pick<FullConversation, 'attributes'>>;

/** What an agent typed and hasn't sent: a reply to the visitor and a note to the team. */
export const draftTexts = {
  reply: unsentContent,
  note: unsentContent,
  /** What was written where the reply is a translation of it. */
  translated_from: z.optional(original),
};
/** A draft as stored. Only its author sees it. */
export const draft = z.strictObject({ ...draftTexts, saved_at: instant });
/** A draft as stored. */
export type StoredDraft = z.infer<typeof draft>;

/** A conversation as agents see it, whole, with the caller's own draft and with where an answer would go now. */
export const conversationWithDraft = z.extend(conversation, {
  draft: z.nullable(draft),
  /** What is to be sent later, or was held. */
  scheduled: z.array(scheduledMessage),
  /** Whether the visitor has a page open that a message reaches immediately. */
  visitor_connected: z.boolean(),
  ...delivery.shape,
  /** The newest row that was mailed to the visitor, and when; null before the first mail. */
  mailed_seq: z.nullable(z.int()),
  mailed_at: z.nullable(instant),
});

/** A conversation as its visitor sees it: nothing of the team's own. */
export const visitorConversation = z.strictObject({
  ...shared,
  /** Who answers, by name; null while nobody does. */
  agent: z.nullable(z.strictObject({ id, name: z.string() })),
});
/** A conversation as its visitor sees it. */
export type VisitorConversation = z.infer<typeof visitorConversation>;

/** A conversation in a visitor's own list. */
export const ownConversation = z.strictObject({
  id,
  status: z.enum(statuses),
  started_at: instant,
  last_message_at: z.nullable(instant),
  /** The beginning of what a person or bot wrote last. */
  last_message: z.nullable(z.string()),
  /** Messages of agents and bots that the visitor hasn't read. */
  unread_count: z.int(),
  /** Who has it, or had it last; null where no agent did. */
  agent_name: z.nullable(z.string()),
});
/** A conversation in a visitor's own list. */
export type OwnConversation = z.infer<typeof ownConversation>;
