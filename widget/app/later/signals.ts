/** What the visitor's side tells sparingly: that they type, and how far they have read. */
import type { Signs } from '#widget/app/chat/live.ts';
import type { Parts } from '#widget/app/chat/chat.ts';

const TYPING_EVERY_MS = 5000;
const READ_EVERY_MS = 10_000;

/** Makes what sends the signs. */
export function createSigns({
  store,
  now,
  live: { say },
}: Pick<Parts, 'store' | 'now'> & { live: Pick<Parts['live'], 'say'> }): Signs {
  let typedAt = 0;
  let readAt = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    /** A message says better than a frame that its writer has stopped typing. */
    sent() {
      typedAt = 0;
    },
    typing(is_typing: boolean) {
      const { conversation } = store.get();
      if (!conversation || (is_typing ? now() - typedAt < TYPING_EVERY_MS : !typedAt)) return;
      typedAt = is_typing ? now() : 0;
      say({ type: 'typing', conversation_id: conversation.id, is_typing });
    },
    read(seq: number) {
      const { conversation, readByVisitor } = store.get();
      if (!conversation || seq <= readByVisitor) return;
      store.set({ readByVisitor: seq });
      clearTimeout(timer);
      const tell = () => {
        if (store.get().conversation?.id !== conversation.id) return;
        readAt = now();
        say({ type: 'read', conversation_id: conversation.id, seq });
      };
      timer = setTimeout(tell, Math.max(0, readAt + READ_EVERY_MS - now()));
    },
  };
}
