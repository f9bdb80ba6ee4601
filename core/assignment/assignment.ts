/** Who gets which chat: the rule of assignment, pure. */
import type { AssignmentReason } from '#core/model/team/assignment-choices.ts';
import type { Id } from '#core/model/id.ts';
import type { Priority } from '#core/model/conversations/conversation.ts';
import { priorities } from '#core/model/closed-sets.ts';
import { type Skilled, lacks, skillsOf } from './skills.ts';

/** A chat that waits for an agent. */
export type WaitingChat = {
  conversation_id: Id;
  priority: Priority;
  /** Since when it has waited, milliseconds since 1970; kept when it comes back to the queue. */
  queued_at_ms: number;
  /** The agent it was just taken from for not answering: somebody else, if anybody else is free. */
  avoid_agent_id: Id | null;
  /** The skills it takes to answer it; missing for none. */
  needs?: readonly string[];
};

/** An agent who has room for a chat, or is online without. */
export type FreeAgent = Skilled & {
  agent_id: Id;
  /** Chats held. */
  load: number;
  max: number;
  /** When a chat was last given to the agent, milliseconds since 1970; 0 for never. */
  last_assigned_at_ms: number;
  /** The chats that were lately passed on because the agent didn't answer them: somebody else, if anybody else is free. */
  missed?: readonly Id[];
};

/** What of the rule a department chooses. `nowMs`: the time, milliseconds since 1970. */
export type Conditions = {
  /** For how long a chat waits for an agent with its skills while one is online. */
  fallbackAfterMs: number;
  /** Whether an urgent chat may be one more than an agent's maximum, when nobody else has room. */
  urgentExceeds: boolean;
  nowMs: number;
};
const noConditions: Conditions = { fallbackAfterMs: 0, urgentExceeds: false, nowMs: 0 };

/** A chat, who gets it, and why. */
export type Pair<Chat extends WaitingChat, Agent extends FreeAgent> = {
  chat: Chat;
  agent: Agent;
  why: AssignmentReason;
};

/** The first chat that somebody may take, and who takes it; nothing when nobody waits or nobody may take one. */
export function nextPair<Chat extends WaitingChat, Agent extends FreeAgent>(
  waiting: readonly Chat[],
  agents: readonly Agent[],
  conditions: Conditions = noConditions,
): Pair<Chat, Agent> | undefined {
  for (const chat of [...waiting].sort(byUrgency)) {
    const taker = takerOf(chat, agents, conditions);
    if (taker) return { chat, ...taker };
  }
  return undefined;
}

/** Who gets a chat, and why; nothing when nobody may take it. */
function takerOf<Agent extends FreeAgent>(
  chat: WaitingChat,
  agents: readonly Agent[],
  conditions: Conditions,
): { agent: Agent; why: AssignmentReason } | undefined {
  const able = skillsOf(chat, agents, conditions);
  const room = able.agents.filter(({ load, max }) => load < max);
  const isOver = room.length === 0 && conditions.urgentExceeds && chat.priority === 'urgent';
  const [agent, next] = inOrder(chat, isOver ? able.agents.filter(({ load, max }) => load === max) : room);
  if (!agent) return undefined;
  const rule = isOver ? 'over_capacity' : next ? whyBefore(chat, agent, next) : 'only_one';
  const { needs = [] } = chat;
  const fallback = lacks(chat, agent) > 0 && able.fallback ? { fallback: able.fallback } : {};
  return { agent, why: { rule, ...(needs.length > 0 ? { skills: [...needs] } : {}), ...fallback } };
}

type Offered = Pick<WaitingChat, 'conversation_id' | 'avoid_agent_id' | 'needs'>;

/** Whether an agent gave a chat back, or lately didn't answer it. */
const hadIt = (chat: Offered, { agent_id, missed = [] }: FreeAgent): boolean =>
  agent_id === chat.avoid_agent_id || missed.includes(chat.conversation_id);

/**
 * Who of the free agents gets a chat, best first: those who didn't answer it lately, or gave it back, come last; before them
 * those who lack more of the skills it needs.
 */
export function inOrder<Agent extends FreeAgent>(chat: Offered, free: readonly Agent[]): Agent[] {
  return [...free].sort(
    (one, other) =>
      Number(hadIt(chat, one)) - Number(hadIt(chat, other)) ||
      lacks(chat, one) - lacks(chat, other) ||
      byLoad(one, other),
  );
}

/** What put an agent before the next best one. */
function whyBefore(chat: Offered, agent: FreeAgent, next: FreeAgent): AssignmentReason['rule'] {
  if (hadIt(chat, agent) !== hadIt(chat, next)) return 'others_had_it';
  if (lacks(chat, agent) !== lacks(chat, next)) return 'best_skills';
  return relativeLoad(agent, next) === 0 ? 'longest_without' : 'fewest_chats';
}

/** Most urgent first, then the one who has waited longest. */
export function byUrgency(one: WaitingChat, other: WaitingChat): number {
  return (
    priorities.indexOf(other.priority) - priorities.indexOf(one.priority) ||
    one.queued_at_ms - other.queued_at_ms ||
    one.conversation_id - other.conversation_id
  );
}

const relativeLoad = (one: FreeAgent, other: FreeAgent): number => one.load * other.max - other.load * one.max;

/** Lowest load relative to the maximum first, then longest without an assignment. */
export function byLoad(one: FreeAgent, other: FreeAgent): number {
  return (
    relativeLoad(one, other) || one.last_assigned_at_ms - other.last_assigned_at_ms || one.agent_id - other.agent_id
  );
}
