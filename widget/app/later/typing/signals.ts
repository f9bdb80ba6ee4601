/** What the visitor's side tells sparingly: that they type, and how far they have read. */
import { createReading } from '#client/signals/reading.ts';
import { createOwnTyping } from '#client/signals/typing.ts';
import type { Signs } from '#widget/app/chat/live.ts';
import type { Parts } from '#widget/app/chat/chat.ts';

/** Makes what sends the signs. */
export function createSigns({
  config,
  session,
  store,
  now,
  live: { say, share },
}: Pick<Parts, 'config' | 'session' | 'store' | 'now'> & { live: Pick<Parts['live'], 'say' | 'share'> }): Signs {
  const own = createOwnTyping(say, now);
  const current = () => store.get().conversation?.id;
  const tellRead = createReading((conversation_id, seq) => {
    // The next visitor must not send signals about a previous visitor's conversation.
    if (current() !== conversation_id) return;
    if (store.get().connection === 'live') return say({ type: 'read', conversation_id, seq });
    // Nobody stays connected for a chat that has ended. What fails is unread on the next page, too.
    const params = { token: config.token, id: String(conversation_id) };
    session.call('readOwnConversation', { params, body: { seq } }).catch(() => undefined);
  });
  const inConversation = (act: (id: number) => void) => {
    const id = current();
    if (id !== undefined) act(id);
  };
  return {
    sent: () => inConversation(own.sent),
    typing: (isTyping) => inConversation((id) => own.set(id, isTyping)),
    read: (seq) =>
      inConversation((id) => {
        if (seq <= store.get().readByVisitor) return;
        store.set({ readByVisitor: seq });
        share({ type: 'message.read', conversation_id: id, by: 'visitor', seq });
        tellRead(id, seq);
      }),
  };
}
