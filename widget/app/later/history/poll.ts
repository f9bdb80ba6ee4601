/** New rows over HTTP while the socket is cut off, and another connection where the tab that had it for all is suspended. */
import { createFallback } from '#client/connection/fallback.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { Connection } from '#widget/app/state/state.ts';

const EVERY_MS = 4000;
/** While the window is closed, only one in this many polls is made, because it only updates the count on the launcher. */
const CLOSED_EVERY = 6;
/** How often a tab that another one connects makes sure that this one still runs: browsers suspend tabs in the background. */
const CHECKS_EVERY_MS = 30_000;

/**
 * Asks for new rows, while the page is seen, as long as there is no live connection, and checks the tab that has it for
 * this one; returns how to stop.
 * @param isSeen whether the page is in front
 */
export function pollWhileCutOff(
  { store, history, session, live, sender, random }: Parts,
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
  const cutOff = createFallback(ask, EVERY_MS, random);
  const checks = setInterval(() => isSeen() && live.check(), CHECKS_EVERY_MS);
  const follow = (connection: Connection) => cutOff(connection === 'connecting' || connection === 'lost');
  const stop = store.subscribe(({ connection }) => follow(connection));
  follow(store.get().connection);
  return () => {
    stop();
    cutOff(false);
    clearInterval(checks);
  };
}
