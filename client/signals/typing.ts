/** Tells that one is typing: at most every five seconds, and that one has stopped. */
import type { ClientFrame } from '#core/contract/socket.ts';
import type { Id } from '#core/model/id.ts';

const EVERY_MS = 5000;

/** What is told of one's own typing. */
export type OwnTyping = {
  /** One types in a conversation, or has emptied what was typed. */
  set: (conversation: Id, isTyping: boolean) => void;
  /** One has sent it: the message says better than a frame that its writer has stopped. */
  sent: (conversation: Id) => void;
};

/** Makes it. @param send passes a frame on; false when that wasn't possible @param now in milliseconds */
export function createOwnTyping(send: (frame: ClientFrame) => boolean | void, now: () => number): OwnTyping {
  const toldAt = new Map<Id, number>();
  return {
    set(conversation_id, is_typing) {
      const at = toldAt.get(conversation_id);
      if (is_typing ? at !== undefined && now() - at < EVERY_MS : at === undefined) return;
      const isSent = send({ type: 'typing', conversation_id, is_typing }) !== false;
      if (is_typing && isSent) toldAt.set(conversation_id, now());
      else toldAt.delete(conversation_id);
    },
    sent: (conversation) => void toldAt.delete(conversation),
  };
}
