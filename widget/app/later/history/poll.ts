/** New rows over HTTP while the socket is cut off, and what other tabs leave: the connection that a suspended one had for all, and what a closed one hadn't sent. */
import { createFallback } from '#client/connection/fallback.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { Connection } from '#widget/app/state/state.ts';

/** Where no socket can be opened, an answer that nobody waits for is seen within 45 seconds; others are back before the first poll. */
const PACE = { firstMs: 30_000, maxMs: 30_000 };
/** Once the visitor has sent something, or something has come, more is to be expected. */
const SOON_MS = 4000;
/** While the window is closed, only one in this many polls is made, because it only updates the count on the launcher. */
const CLOSED_EVERY = 2;
/** How often a tab looks after the others: browsers suspend the one that connects all in the background, and tabs are closed while they send. */
const CHECKS_EVERY_MS = 30_000;

/**
 * Asks for new rows, while the page is seen, as long as there is no live connection: ever more seldom, until a message is stored
 * or comes. Looks after the other tabs, too: that the one that has the connection still runs, and that what one wrote that is
 * gone is sent. Returns how to stop.
 * @param isSeen whether the page is in front
 */
export function pollWhileCutOff(
  { store, memory, history, session, live, sender, random }: Parts,
  isSeen: () => boolean,
): () => void {
  let turns = 0;
  const ask = async () => {
    const { isOpen, timeline } = store.get();
    if (!isSeen() || (!isOpen && ++turns % CLOSED_EVERY)) return;
    await history.catchUp();
    const now = store.get();
    const added = now.timeline.slice(timeline.length);
    // Who answers, whether it is over, and that a widget is on again comes with the session.
    if (!added.some(({ sender_type }) => now.trouble || sender_type === 'system')) return;
    await session.renew().catch(() => undefined);
    if (!now.trouble || store.get().trouble) return;
    live.wake();
    sender.flush(true);
  };
  const { cutOff, soon } = createFallback(ask, PACE, random);
  const checks = setInterval(() => {
    if (!isSeen()) return;
    live.check();
    takeOver({ store, memory, sender });
  }, CHECKS_EVERY_MS);
  const follow = (connection: Connection) => cutOff(connection === 'connecting' || connection === 'lost');
  const stop = store.subscribe(({ connection, timeline, outbox }, before) => {
    follow(connection);
    // The first rows of a page aren't news; a message that is no longer in the outbox was stored.
    const last = before.timeline.at(-1);
    const isLess = outbox.length < before.outbox.length;
    if ((last && timeline.at(-1) !== last) || isLess) soon(SOON_MS);
    if (isLess) forgetStored({ store, memory });
  });
  follow(store.get().connection);
  forgetStored({ store, memory });
  // This chunk may come after the first message was stored.
  if (store.get().timeline.at(-1)?.sender_type === 'visitor') soon(SOON_MS);
  return () => {
    stop();
    cutOff(false);
    clearInterval(checks);
  };
}

/** Sends what another tab wrote and hasn't sent. Where that tab is still there, both sendings become one message. */
function takeOver({ store, memory, sender }: Pick<Parts, 'store' | 'memory' | 'sender'>): void {
  const { visitor_id, outbox: kept } = forgetStored({ store, memory });
  const { outbox } = store.get();
  const left = Object.values(kept).filter((message) => !outbox.some(({ id }) => id === message.id));
  if (left.length === 0) return;
  store.set({ outbox: [...outbox, ...left.map((message) => ({ visitor_id, ...message }))] });
  sender.flush();
}

/**
 * Forgets what the rows show to be stored, where a tab or page ended before the answer: in the next conversation it would be
 * sent as that one's. Returns what is left to send, and whose it is.
 */
function forgetStored({ store, memory }: Pick<Parts, 'store' | 'memory'>) {
  const { visitor_id, outbox = {} } = memory.read();
  const stored = new Set(store.get().timeline.map((row) => row.client_message_id));
  const left = Object.fromEntries(Object.entries(outbox).filter(([id]) => !stored.has(id)));
  if (Object.keys(left).length < Object.keys(outbox).length) memory.patch({ outbox: left });
  return { visitor_id, outbox: left };
}
