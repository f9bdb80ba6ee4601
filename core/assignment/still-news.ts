/** Whether what happened in a chat is still news to an agent. */
import { type ConversationState, type ReadMark, assignedAgent, isQueued, isSettled } from '#core/conversation/state.ts';
import type { NoticeEvent } from '#core/model/closed-sets.ts';
import type { Id } from '#core/model/id.ts';

/** A chat as it is now. `read.agent`: how far the team has read it, where that was noted since its newest row. */
type Chat = { row: { state: ConversationState }; read: { agent: ReadMark | null } };

/**
 * Somebody may have read, answered, taken or ended the chat meanwhile.
 * @param sinceMs when it happened, milliseconds since 1970: who has read the chat since then knows that it is theirs. Without
 * it, reading doesn't count for that.
 */
export function isStillNews(
  { row: { state }, read }: Chat,
  event: NoticeEvent,
  { agent, sinceMs = Infinity }: { agent: Id; sinceMs?: number },
): boolean {
  const isOpen = !isSettled(state);
  const isOwn = assignedAgent(state) === agent;
  switch (event) {
    case 'assigned':
      return isOwn && Math.max(state.staff_read.at_ms, read.agent?.at_ms ?? 0) < sinceMs;
    case 'message':
      return (
        (isOwn || state.followers.includes(agent)) &&
        state.visitor_count > Math.max(state.staff_read.count, read.agent?.count ?? 0)
      );
    case 'mention':
      return true;
    case 'target':
      return isOpen && isOwn;
    case 'missed':
      return isOpen && state.agent_id !== agent;
    case 'waiting':
      return isQueued(state);
  }
}
