/** Every frame of the socket as data. Frames are JSON objects with `type`; unknown types are ignored on both sides. */
import * as z from 'zod/mini';
import { agent } from '#core/model/team/agent.ts';
import { conversation, visitorConversation } from '#core/model/conversations/conversation.ts';
import { copilotFrame } from '#core/model/knowledge/copilot.ts';
import { id } from '#core/model/id.ts';
import { message, visitorMessage } from '#core/model/messages/message.ts';
import { scheduledMessage } from '#core/model/messages/scheduled.ts';
import { instant } from '#core/model/text.ts';
import { availability } from '#core/model/widgets/public-widget.ts';

/** The subprotocol the server selects; the token travels as the second one. */
export const SUBPROTOCOL = 'live-chat.v1';
/** Rows an agent's resumed conversation is caught up by, and a visitor's by fewer; beyond it `resume.more` tells the client to fetch. */
export const RESUME_LIMIT = 100;

const seq = z.int().check(z.gte(0));

/** What clients send. */
export const clientFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('hello'),
    /** The client takes several frames in one text, as a JSON array: what happens together is billed once. */
    batches: z.optional(z.literal(true)),
    resume: z.optional(z.array(z.object({ conversation_id: id, after_seq: seq })).check(z.maxLength(100))),
  }),
  z.object({ type: z.literal('typing'), conversation_id: id, is_typing: z.boolean() }),
  z.object({ type: z.literal('read'), conversation_id: id, seq: z.int().check(z.gte(1)) }),
  z.object({ type: z.literal('watch'), conversation_id: id }),
  z.object({ type: z.literal('unwatch'), conversation_id: id }),
  /** Agents: be notified when the list of visitors on the sites changes, or no longer. */
  z.object({ type: z.literal('watch_visitors'), is_watching: z.boolean() }),
  z.object({ type: z.literal('ping') }),
]);
/** What clients send. */
export type ClientFrame = z.infer<typeof clientFrame>;

/** Frames that read more than others: each has a route of its own by its type, and so a throttle. */
export const ROUTED_FRAMES = ['hello', 'read'] as const satisfies ClientFrame['type'][];

/** Which side did something. */
export const side = z.enum(['visitor', 'agent', 'bot']);

/** What the server sends. Agents and visitors get the same frames, each with their own view of messages and conversations. */
export const serverFrame = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('welcome'),
    connection_id: z.string(),
    server_time: instant,
    /** Open a new socket after this long, before the server's own limit ends this one. */
    reconnect_after_seconds: z.int(),
    /** Send `ping` this often when nothing else was sent. */
    heartbeat_seconds: z.int(),
  }),
  z.object({ type: z.literal('pong') }),
  z.object({ type: z.literal('message.created'), message: z.union([visitorMessage, message]) }),
  z.object({
    type: z.literal('message.delta'),
    conversation_id: id,
    reply_to_seq: seq,
    /** The whole answer so far, so that a frame that is lost or late leaves no hole. */
    text: z.string(),
  }),
  z.object({ type: z.literal('message.read'), conversation_id: id, by: side, seq }),
  z.object({
    type: z.literal('typing'),
    conversation_id: id,
    by: side,
    is_typing: z.boolean(),
    agent_id: z.optional(id),
    name: z.optional(z.string()),
  }),
  /** Who has a conversation open, to those who do; not sent while there is only one. */
  z.object({
    type: z.literal('viewing'),
    conversation_id: id,
    agents: z.array(z.object({ id, name: z.string() })),
  }),
  /** To agents: the visitor came to a page, or has none open any more. Within seconds of a move to another page, both. */
  z.object({ type: z.literal('visitor.presence'), conversation_id: id, is_connected: z.boolean() }),
  /** To agents who watch it: the list of visitors on a widget's site has changed. Fetch it again. */
  z.object({ type: z.literal('visitors.changed'), widget_id: id }),
  /**
   * A conversation's scheduled messages, after one changed: to the agents who have it open and to its author. Without `data`
   * where that is too much for a frame: clients then ask for the list.
   */
  z.object({ type: z.literal('scheduled'), conversation_id: id, data: z.optional(z.array(scheduledMessage)) }),
  /** To the agent who asked: what a bot's model writes for them. */
  copilotFrame,
  z.object({ type: z.literal('conversation.created'), conversation }),
  z.object({ type: z.literal('conversation.updated'), conversation: z.union([conversation, visitorConversation]) }),
  z.object({ type: z.literal('conversation.assigned'), conversation: z.union([conversation, visitorConversation]) }),
  z.object({
    type: z.literal('queue.position'),
    conversation_id: id,
    position: z.int(),
    estimated_wait_seconds: z.nullable(z.int()),
  }),
  /** An agent no longer sees a conversation that they saw: it moved to another department. */
  z.object({ type: z.literal('conversation.hidden'), conversation_id: id }),
  z.object({ type: z.literal('agent.updated'), agent }),
  z.object({ type: z.literal('availability.changed'), availability }),
  z.object({ type: z.literal('resume.more'), conversation_id: id, after_seq: seq }),
  z.object({ type: z.literal('session.revoked') }),
  z.object({ type: z.literal('error'), code: z.string(), detail: z.string() }),
]);
/** What the server sends. */
export type ServerFrame = z.infer<typeof serverFrame>;
