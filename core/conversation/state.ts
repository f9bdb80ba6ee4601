/**
 * The conversation state: the result of all rows up to one of them. Each row carries it, so the newest row is the
 * conversation's state, and one read answers what comes next.
 */
import type { RateLimitBalance } from '#core/limits/rate-limit.ts';
import type { Handler, Status } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';

/** How far a side has read: up to this row, how many of the other side's messages that were, and when. Writing implies it. */
export type ReadMark = { seq: number; count: number; at_ms: number };

/** A client's message id, shortened, the row it became, and on the team's side who sent it, by `tagOf`. */
export type SentId = readonly [hash: number, seq: number, sender?: number];

/**
 * The rating that counts: its stars, the row that gave it, and when. The stars count for the agent who had the conversation
 * when it was given.
 */
export type CountedRating = { stars: number; agent_id: Id | null; seq: number; at_ms: number; has_feedback: boolean };

/**
 * A code that a bot waits for: a text that its hash is made with, and until when six digits of the visitor's are taken for it.
 * `typed`: the hash of the one that was in this very row.
 */
export type AwaitedCode = { nonce: string; until_ms: number; typed?: string };

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
   * Since when it has asked for an agent; kept through a requeue, so that nobody loses their place. Null while a bot or
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
  /** Sum and number of the times visitors waited for an agent's reply. */
  reply_ms: number;
  reply_count: number;
  resolved_at_ms: number | null;
  closed_at_ms: number | null;
  /**
   * Put aside by the team until a time, milliseconds since 1970, or with null until the visitor writes. Its agent doesn't
   * hold it meanwhile, but gets it back. Null while it isn't snoozed.
   */
  snoozed: { until_ms: number | null } | null;
  /** The agents who follow it: who chose to, and who was mentioned. */
  followers: readonly Id[];
  /** The visitor's last rating; its feedback is in its row. */
  rated: CountedRating | null;
  /** The visitor's message allowance: what was left, and when. */
  allowance: RateLimitBalance;
  /** The last messages of each side by their client's id, oldest first: what makes sending again harmless. */
  visitor_sent: readonly SentId[];
  staff_sent: readonly SentId[];
  /** The code that a bot waits for; missing while none does. */
  code?: AwaitedCode;
  /** Since when the visitor had waited when it was resolved or closed; missing where nobody did, and once it is reopened. */
  waited_since_ms?: number;
};

/**
 * The code that may still be typed: while a bot has the conversation, and once it is over, since the mail may be read after
 * that. Nothing once it is too late, or people have it.
 */
export const awaitedCode = ({ code, ...state }: ConversationState, nowMs: number): AwaitedCode | undefined =>
  code && nowMs <= code.until_ms && (isSettled(state) || (state.status === 'pending' && state.handler === 'bot'))
    ? code
    : undefined;

/** How many messages are remembered: of the sender, of all others together, and of each of these. */
const REMEMBERED = 8;
const REMEMBERED_OF_EACH_OTHER = 4;

/**
 * Remembers a message by its client's id. What some send doesn't make what another sent forgotten. Nobody but the visitor
 * sends for the visitor's side, so there is no `sender`.
 */
export function rememberSentId(
  sent: readonly SentId[],
  clientMessageId: string,
  seq: number,
  sender?: Id | null,
): readonly SentId[] {
  const hash = shortHash(clientMessageId);
  if (sender === undefined) return [...sent, [hash, seq] as const].slice(-REMEMBERED);
  const tag = tagOf(sender);
  const bySender = Map.groupBy([...sent, [hash, seq, tag] as const], ([, , who = 0]) => who);
  const others = [...bySender].filter(([who]) => who !== tag);
  const kept = [
    ...(bySender.get(tag) ?? []).slice(-REMEMBERED),
    ...others
      .flatMap(([, entries]) => entries.slice(-REMEMBERED_OF_EACH_OTHER))
      .sort(bySeq)
      .slice(-REMEMBERED),
  ];
  return kept.sort(bySeq);
}

const bySeq = ([, one]: SentId, [, other]: SentId): number => one - other;

/** Whether the visitor has written after the newest row that somebody saw; never for who saw none, such as a rule. */
export const hasWrittenSince = (
  { visitor_read }: Pick<ConversationState, 'visitor_read'>,
  seenSeq: number | undefined,
): boolean => seenSeq !== undefined && visitor_read.seq > seenSeq;

/** The row a sender's message id became, if it is among those remembered. The caller compares the row itself. */
export function rememberedSeq(
  sent: readonly SentId[],
  clientMessageId: string,
  sender?: Id | null,
): number | undefined {
  const hash = shortHash(clientMessageId);
  // Entries of before senders were remembered may be anyone's.
  const isTheirs = (who: Id | undefined): boolean => sender === undefined || who === undefined || who === tagOf(sender);
  return sent.findLast(([known, , who]) => known === hash && isTheirs(who))?.[1];
}

/** Tells the few senders of a conversation apart in few bytes: an id's random part. 0: a bot, or an admin who isn't an agent. */
const tagOf = (sender: Id | null): number => (sender ?? 0) % SENDER_TAGS;
const SENDER_TAGS = 4096;

/** Whether a stored number is a sender's tag: every hash is larger. */
const isSenderTag = (value: number | undefined): value is number => value !== undefined && value < SENDER_TAGS;

/** Messages that were sent: of two numbers each, or of three with the sender, whose tag no hash is as small as. */
export function sentIds([hash, seq = 0, next, ...after]: readonly number[]): SentId[] {
  if (hash === undefined) return [];
  if (isSenderTag(next)) return [[hash, seq, next], ...sentIds(after)];
  return [[hash, seq], ...(next === undefined ? [] : sentIds([next, ...after]))];
}

/** A 53-bit hash (two 32-bit FNV-1a lanes) above all tags: only tells one client's few recent ids apart, never a defence. */
function shortHash(value: string): number {
  let high = 0x811c9dc5;
  let low = 0x01000193;
  for (let index = 0; index < value.length; index++) {
    high = Math.imul(high ^ value.charCodeAt(index), 0x01000193);
    low = Math.imul(low ^ value.charCodeAt(index), 0x85ebca6b);
  }
  return Math.max(SENDER_TAGS, (high & 0x1fffff) * 2 ** 32 + (low >>> 0));
}

/** Whether the conversation is queued: it waits for an agent and nobody has claimed it yet. */
export function isQueued(state: ConversationState | null): boolean {
  return state !== null && isUnclaimed(state) && state.queued_at_ms !== null;
}

/** Whether nobody has the conversation and nobody waits: its agent left after answering. The visitor's next message queues it. */
export function isReleased(state: ConversationState): boolean {
  return isUnclaimed(state) && state.queued_at_ms === null;
}

const isUnclaimed = ({ status, handler }: ConversationState): boolean => status === 'pending' && handler === 'agent';

/** Whether a bot or workflow has the conversation: it talks, and nobody waits for an agent yet. */
export function isAutomated({ status, handler }: ConversationState): boolean {
  return status === 'pending' && handler !== 'agent';
}

/** The agent in whose chats it counts. A snoozed one counts in nobody's. */
export function assignedAgent(state: ConversationState | null): Id | null {
  if (state === null || state.snoozed) return null;
  return state.status === 'active' || state.status === 'waiting' ? state.agent_id : null;
}

/** The agent who has it, also while they put it aside: who gets it back has had it all the time. */
export const keepingAgent = (state: ConversationState | null): Id | null =>
  state?.snoozed ? state.agent_id : assignedAgent(state);

/** Whether somebody else has it now. An agent who snoozed a chat and gets it back has had it all the time. */
export function isNewlyAssigned(before: ConversationState | undefined, after: ConversationState): boolean {
  return assignedAgent(after) !== null && assignedAgent(after) !== keepingAgent(before ?? null);
}

/** The list that a conversation is in: its status, or those that are snoozed. */
export type Listing = Status | 'snoozed';
/** The list that a conversation is in. */
export const listingOf = ({ status, snoozed }: ConversationState): Listing => (snoozed ? 'snoozed' : status);

/** Who gets the stars of a rating given now: who has the conversation or had it last; else who got those before. */
export function ratedAgent({ agent_id, rated }: ConversationState): Id | null {
  return agent_id ?? rated?.agent_id ?? null;
}

/** Whether the matter is settled: nobody is expected to write next. */
export function isSettled({ status }: Pick<ConversationState, 'status'>): boolean {
  return status === 'resolved' || status === 'closed';
}
