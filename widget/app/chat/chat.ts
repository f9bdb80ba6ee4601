/** The chat: what the visitor can do, and what follows from it. Knows nothing about its appearance. */
import { createHistory } from './history.ts';
import { createLive } from './live.ts';
import { createSender } from './sender.ts';
import { createSession, type Person } from './session.ts';
import { isLive, unreadOf } from '#widget/app/state/state.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { takeVisits } from './visits.ts';
import { takeWriting } from './writing.ts';

/** What a chat is made of. */
export type Parts = ReturnType<typeof makeParts>;

/** A chat, to be driven by the view and by the page's API. */
export type Chat = ReturnType<typeof createChat>;

/** Makes the chat of a widget. Nothing is sent before the visitor opens it, or before `resume`. */
export function createChat(world: Surroundings) {
  const parts = makeParts(world);
  const { session, memory, store } = parts;
  staySteady(parts);
  store.set({ isMuted: memory.read().muted === true });
  return {
    /** Its parts, for the later chunk. */
    parts,
    ...takeVisits(parts),
    ...takeWriting(parts),
    /** What the page knows about the visitor. */
    identify: (person: Person) => session.renew(person).catch(() => undefined),
    setMuted(isMuted: boolean) {
      memory.patch({ muted: isMuted });
      store.set({ isMuted });
    },
  };
}

function makeParts(world: Surroundings) {
  const session = createSession(world);
  const history = createHistory(world, session);
  const live = createLive(world, session, history);
  const sender = createSender(world, session, live.take);
  return { ...world, session, history, live, sender };
}

/** Stays connected as long as there is a reason to, and reports unread messages to the page. */
function staySteady({ store, memory, live, emit }: Parts): void {
  store.subscribe((now, before) => {
    const { conversation, visitor, isOpen, outbox, isLoaded } = now;
    const unread = unreadOf(now);
    const isNews = unread !== unreadOf(before);
    if (visitor?.id !== before.visitor?.id) live.leave();
    if (
      conversation !== before.conversation ||
      visitor !== before.visitor ||
      isOpen !== before.isOpen ||
      outbox !== before.outbox ||
      isNews
    ) {
      // Before there is a session, it isn't known whether there is a conversation.
      if (visitor || outbox.length)
        memory.patch({ live: isLive(now) || Boolean(isLoaded ? unread : conversation?.unread_by_visitor) });
      if (!isLive(now) && !isOpen) live.leave();
      else if (visitor) live.join();
    }
    const { id, status = '' } = conversation ?? {};
    const wasSame = id === before.conversation?.id && status !== before.conversation?.status;
    if (wasSame && /resolved|closed/.test(status)) emit('conversation:ended', { id, status });
    if (isNews) emit('unread', { count: unread });
  });
}
