/**
 * The conversation state: the result of all rows up to one of them. Each row carries it, so the newest row is the
 * conversation's state, and one read answers what comes next.
 */
import type { RateLimitBalance } from '#core/limits/rate-limit.ts';
import type { Handler, Status } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';

/** How far a side has read: up to this row, how many of the other side's messages that were, and when. Writing implies it. */
export type ReadMark = { seq: number; count: number; at_ms: number };

/** A client's message id, shortened, and the row it became. */
export type SentId = readonly [hash: number, seq: number];

/**
 * The rating that counts: its stars, the row that gave it, and when. The stars count for the agent who had the conversation
 * when it was given.
 */
export type CountedRating = { stars: number; agent_id: Id | null; seq: number; at_ms: number; has_feedback: boolean };

/** The state of a conversation after a row. Times are milliseconds since 1970. */
export type ConversationState = {
  /** The row's own number. */
  seq: number;
  widget_id: Id;
  visitor_id: Id;
  status: Status;
  handler: Handler;
  /** Who has it; once it is resolved or closed, who had it last. */
  agent_id: Id | null;
  /**
   * Since when it has asked for a human; kept through a requeue, so that nobody loses their place. Null while a bot or
   * workflow has it, and once it was released: then nobody waits.
   */
  queued_at_ms: number | null;
  /** The visitor's messages. */
  visitor_count: number;
  /** Public messages of agents and bots. */
  staff_count: number;
  visitor_read: ReadMark;
  staff_read: ReadMark;
  /** The newest row the visitor may see. */
  last_public_seq: number;
  /** The newest public row a person or bot wrote, and when. */
  last_message_seq: number;
  last_message_at_ms: number;
  /** The newest message that asked a silent visitor whether they are still there; 0 for none. */
  follow_up_seq: number;
  /** When the visitor's oldest unanswered message came. */
  waiting_since_ms: number | null;
  first_response_at_ms: number | null;
  /** Sum and number of the times visitors waited for a human's reply. */
  reply_ms: number;
  reply_count: number;
  resolved_at_ms: number | null;
  closed_at_ms: number | null;
  /** The visitor's last rating; its feedback is in its row. */
  rated: CountedRating | null;
  /** The visitor's message allowance: what was left, and when. */
  allowance: RateLimitBalance;
  /** The last messages of each side by their client's id, oldest first: what makes sending again harmless. */
  visitor_sent: readonly SentId[];
  staff_sent: readonly SentId[];
};

/** How many of each side's messages are remembered by their client's id. */
const REMEMBERED = 8;

/** Remembers a message by its client's id. */
export function rememberSentId(sent: readonly SentId[], clientMessageId: string, seq: number): readonly SentId[] {
  return [...sent, [shortHash(clientMessageId), seq] as const].slice(-REMEMBERED);
}

/** The row a client's message id became, if it is among those remembered. The caller compares the row itself. */
export function rememberedSeq(sent: readonly SentId[], clientMessageId: string): number | undefined {
  const hash = shortHash(clientMessageId);
  return sent.findLast(([known]) => known === hash)?.[1];
}

/** A 53-bit hash (two 32-bit FNV-1a lanes): only tells one client's few recent ids apart, never a defence. */
function shortHash(value: string): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let index = 0; index < value.length; index++) {
    high = Math.imul(high ^ value.charCodeAt(index), 0x01000193);
    low = Math.imul(low ^ value.charCodeAt(index), 0x85ebca6b);
  }
  return (high & 0x1fffff) * 2 ** 32 + (low >>> 0);
}

/** Whether the conversation stands in a queue: it waits for a human whom nobody has claimed yet. */
export function isQueued(state: ConversationState | null): boolean {
  return state !== null && isUnclaimed(state) && state.queued_at_ms !== null;
}

/** Whether nobody has the conversation and nobody waits: its agent left after answering. The visitor's next message queues it. */
export function isReleased(state: ConversationState): boolean {
  return isUnclaimed(state) && state.queued_at_ms === null;
}

const isUnclaimed = ({ status, handler }: ConversationState): boolean => status === 'pending' && handler === 'agent';

/** Whether a bot or flow has the conversation: it talks, and nobody waits for a human yet. */
export function isAutomated({ status, handler }: ConversationState): boolean {
  return status === 'pending' && handler !== 'agent';
}

/** The agent in whose chats it counts. */
export function assignedAgent(state: ConversationState | null): Id | null {
  return state !== null && (state.status === 'active' || state.status === 'waiting') ? state.agent_id : null;
}

/** Who gets the stars of a rating given now: who has the conversation or had it last; else who got those before. */
export function ratedAgent({ agent_id, rated }: ConversationState): Id | null {
  return agent_id ?? rated?.agent_id ?? null;
}

/** Whether the matter is settled: nobody is expected to write next. */
export function isSettled({ status }: ConversationState): boolean {
  return status === 'resolved' || status === 'closed';
}
