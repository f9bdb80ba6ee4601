/** What HTTP can bring while the socket is cut off: a proxy may block sockets and nothing else. */
import type { Parts } from './chat.ts';

const EVERY_MS = 4000;
/** With the window closed only every so many times: there it is a number on the launcher. */
const CLOSED_EVERY = 6;

/**
 * Asks for new rows, while the page is seen, as long as there is no live connection; returns how to stop.
 * @param isSeen whether the page is in front
 */
export function pollWhileCutOff({ store, history, session, random }: Parts, isSeen: () => boolean): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let turns = 0;
  const ask = async () => {
    const { isOpen, timeline } = store.get();
    if (!isSeen() || (!isOpen && ++turns % CLOSED_EVERY)) return;
    await history.catchUp();
    // Who answers, and whether it is over, comes with the session.
    const added = store.get().timeline.slice(timeline.length);
    if (added.some(({ sender_type }) => sender_type === 'system')) void session.renew().catch(() => undefined);
  };
  const stop = store.subscribe(({ connection }, before) => {
    if (connection === before.connection) return;
    clearInterval(timer);
    // Not all at the same moment, where it is the server that has cut everybody off.
    if (/con|lost/.test(connection)) timer = setInterval(ask, EVERY_MS * (1 + random() / 2));
  });
  return () => {
    stop();
    clearInterval(timer);
  };
}
