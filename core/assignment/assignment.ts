/** Who gets which chat: the rule of assignment, pure. */
import type { Id } from '#core/model/id.ts';
import type { Priority } from '#core/model/conversation.ts';
import { priorities } from '#core/model/closed-sets.ts';

/** A chat that waits for an agent. */
export type WaitingChat = {
  conversation_id: Id;
  priority: Priority;
  /** Since when it has waited, milliseconds since 1970; kept when it comes back to the queue. */
  queued_at_ms: number;
  /** The agent it was just taken from for not answering: somebody else, if anybody else is free. */
  avoid_agent_id: Id | null;
};

/** An agent who has room for a chat. */
export type FreeAgent = {
  agent_id: Id;
  /** Chats held. */
  load: number;
  max: number;
  /** When a chat was last given to the agent, milliseconds since 1970; 0 for never. */
  last_assigned_at_ms: number;
  /** The chats that were lately passed on because the agent didn't answer them: somebody else, if anybody else is free. */
  missed?: readonly Id[];
};

/** A chat and who gets it. */
export type Pair<Chat extends WaitingChat, Agent extends FreeAgent> = { chat: Chat; agent: Agent };

/** The chat whose turn it is, and who takes it; nothing when nobody waits or nobody is free. */
export function nextPair<Chat extends WaitingChat, Agent extends FreeAgent>(
  waiting: readonly Chat[],
  agents: readonly Agent[],
): Pair<Chat, Agent> | undefined {
  const chat = first(waiting, byUrgency);
  if (!chat) return undefined;
  const free = agents.filter((agent) => agent.load < agent.max);
  const [agent] = inOrder(chat, free);
  return agent && { chat, agent };
}

/** Who of the free agents gets a chat, best first: those who didn't answer it lately, or gave it back, come last. */
export function inOrder<Agent extends FreeAgent>(
  chat: Pick<WaitingChat, 'conversation_id' | 'avoid_agent_id'>,
  free: readonly Agent[],
): Agent[] {
  const hadIt = ({ agent_id, missed = [] }: Agent): number =>
    Number(agent_id === chat.avoid_agent_id || missed.includes(chat.conversation_id));
  return [...free].sort((one, other) => hadIt(one) - hadIt(other) || byLoad(one, other));
}

/** Most urgent first, then the one who has waited longest. */
export function byUrgency(one: WaitingChat, other: WaitingChat): number {
  return (
    priorities.indexOf(other.priority) - priorities.indexOf(one.priority) ||
    one.queued_at_ms - other.queued_at_ms ||
    one.conversation_id - other.conversation_id
  );
}

/** Lowest load relative to the maximum first, then longest without an assignment. */
export function byLoad(one: FreeAgent, other: FreeAgent): number {
  return (
    one.load * other.max - other.load * one.max ||
    one.last_assigned_at_ms - other.last_assigned_at_ms ||
    one.agent_id - other.agent_id
  );
}

function first<Entry>(entries: readonly Entry[], order: (one: Entry, other: Entry) => number): Entry | undefined {
  return entries.reduce<Entry | undefined>(
    (best, entry) => (best === undefined || order(entry, best) < 0 ? entry : best),
    undefined,
  );
}
