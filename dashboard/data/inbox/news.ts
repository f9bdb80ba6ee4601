/** What to notify an agent about: each event once, and nothing that they did themselves. */
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { isOpen } from './filter.ts';

/** A chat that waits in the agent's queue, was assigned or transferred to the agent, or has a new message from its visitor; or a note that calls the agent. */
export type News = {
  kind: 'waiting' | 'assigned' | 'transferred' | 'message' | 'mention' | 'target';
  conversation: Conversation;
  text: string;
};

type ConversationFrame = Extract<
  ServerFrame,
  { type: 'conversation.created' | 'conversation.updated' | 'conversation.assigned' }
>;

/** What frames about conversations mean to this agent. */
export type NewsDesk = {
  /** What kind of news a frame is, if any; `before` is what was known until then. */
  of: (
    type: ConversationFrame['type'],
    conversation: Conversation,
    before: Conversation | undefined,
  ) => News['kind'] | undefined;
  /** This person changes who has a conversation, here or in another tab, so what follows isn't news. */
  own: (id: Id) => void;
};

/** Frames follow a request within moments, and may come before its answer. */
const OWN_FOR_MS = 15_000;

/** Makes it. */
export function createNewsDesk(me: () => Id | undefined, now: () => Date): NewsDesk {
  const ownAt = new Map<Id, number>();
  /** Of these it was heard already, for as long as they stay so: frames may come twice. */
  const held = new Set<Id>();
  const waiting = new Set<Id>();
  const isOwn = (id: Id) => now().getTime() - (ownAt.get(id) ?? -Infinity) < OWN_FOR_MS;
  const isFirst = (known: Set<Id>, id: Id) => !known.has(id) && known.add(id).has(id) && !isOwn(id);

  return {
    own: (id) => void ownAt.set(id, now().getTime()),
    of: (type, conversation, before) => {
      const { id, agent_id, status, last_seq } = conversation;
      const isMine = agent_id !== null && agent_id === me() && isOpen(conversation) && !conversation.is_snoozed;
      const isWaiting = agent_id === null && status === 'pending';
      if (!isMine) held.delete(id);
      if (!isWaiting) waiting.delete(id);
      if (type === 'conversation.created') return isWaiting && isFirst(waiting, id) ? 'waiting' : undefined;
      if (type === 'conversation.updated' || !isMine || !isFirst(held, id)) return undefined;
      if (before === undefined || before.agent_id === null) return 'assigned';
      if (before.agent_id !== agent_id) return 'transferred';
      // Back from a snooze by itself. What its visitor wrote is news of its own.
      if (before.is_snoozed) return before.last_message_at === conversation.last_message_at ? 'assigned' : undefined;
      // It was this agent's before the event, unless an answer over HTTP was faster than the frame.
      return before.last_seq < last_seq ? undefined : 'assigned';
    },
  };
}
