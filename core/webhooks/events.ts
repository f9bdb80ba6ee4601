/** The events that webhooks and the event bus receive, as they are sent. */
import * as z from 'zod/mini';
import { agent, agentStatuses } from '#core/model/team/agent.ts';
import { conversation, statuses } from '#core/model/conversations/conversation.ts';
import { id } from '#core/model/id.ts';
import { message } from '#core/model/messages/message.ts';
import { instant } from '#core/model/text.ts';
import { ticket } from '#core/model/conversations/ticket.ts';
import { visitor } from '#core/model/visitors/visitor.ts';
import { type EventType, type SubjectType, subjectOf } from './event-types.ts';

/** The conversation of a message in short: where it was when the message was written. */
const conversationInShort = z.pick(conversation, {
  id: true,
  widget_id: true,
  visitor_id: true,
  agent_id: true,
  status: true,
  handler: true,
});

/** A visitor without what only their own browser and the server need. */
const eventVisitor = z.omit(visitor, { session_id: true });

/** The names of the fields that changed. */
const changed = z.array(z.string());

const aboutMessage = z.strictObject({ message, conversation: conversationInShort });

/** What each kind of event tells. */
export const eventData = {
  'conversation.created': z.strictObject({ conversation }),
  'conversation.assigned': z.strictObject({
    conversation,
    /** Who has it from now on. */
    agent: z.strictObject({ id, name: z.nullable(z.string()) }),
    previous_agent_id: z.nullable(id),
  }),
  'conversation.status_changed': z.strictObject({
    conversation,
    previous_status: z.enum(statuses),
    status: z.enum(statuses),
    /** Why, in one word for machines; null where a person did it. */
    reason: z.nullable(z.string()),
  }),
  'conversation.updated': z.strictObject({ conversation, changed }),
  'conversation.rated': z.strictObject({ conversation, rating: z.int(), feedback: z.nullable(z.string()) }),
  'message.created': aboutMessage,
  'note.created': aboutMessage,
  'visitor.created': z.strictObject({ visitor: eventVisitor }),
  'visitor.updated': z.strictObject({ visitor: eventVisitor, changed }),
  'visitor.identified': z.strictObject({ visitor: eventVisitor, changed }),
  'agent.status_changed': z.strictObject({
    agent: z.pick(agent, {
      id: true,
      user_id: true,
      name: true,
      status: true,
      status_reason: true,
      is_connected: true,
    }),
    previous_status: z.enum(agentStatuses),
    was_connected: z.boolean(),
  }),
  'ticket.created': z.strictObject({ ticket }),
  'ticket.updated': z.strictObject({ ticket, changed }),
  'webhook.test': z.strictObject({ webhook: z.strictObject({ id }), text: z.string() }),
} as const satisfies Record<EventType, z.ZodMiniType>;

/** What a kind of event tells. */
export type EventData<Type extends EventType = EventType> = z.infer<(typeof eventData)[Type]>;

/** An event of one kind, whole. */
export const eventSchema = <Type extends EventType>(type: Type) =>
  z.strictObject({
    /** The same at each try, and in the header `webhook-id`. Sorted by it, events are in the order in which they happened. */
    id: z.string(),
    type: z.literal(type),
    /** When it happened. */
    timestamp: instant,
    /** What it is about. */
    subject: z.strictObject({ type: z.literal(subjectOf(type)), id }),
    /**
     * Orders the events about one subject: of two, the one with the higher number happened later. Of a conversation it is
     * the number of its newest row; events with the same number are ordered by `data.conversation.version`.
     */
    seq: z.int(),
    data: eventData[type],
  });

/** An event. */
export type ChatEvent<Type extends EventType = EventType> = {
  id: string;
  type: Type;
  timestamp: string;
  subject: { type: SubjectType; id: number };
  seq: number;
  data: EventData<Type>;
};
