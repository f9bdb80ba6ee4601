/** What HTTP can bring while the socket is cut off: a proxy may block sockets and nothing else. */

/** Asks while there is no live connection. */
export type Fallback = {
  /** Starts and ends it. While it is cut off, being told so again changes nothing. */
  cutOff: (isCutOff: boolean) => void;
  /**
   * Something is awaited: asks after so many milliseconds, or earlier where it would have anyway, and then ever more seldom again.
   * Nothing while there is a connection.
   */
  soon: (ms: number) => void;
};

/** When to ask, milliseconds. Each delay is drawn, up to half longer. */
type Pace = { firstMs: number; maxMs: number };

/** How much longer each delay is than the one before. */
const GROWTH = 1.25;

/**
 * Makes it. A socket that is back soon costs no request: where it is the server that has cut everybody off, it has enough to do with
 * the sockets. Delays grow, and as they are drawn, not all ask at the same moment.
 */
export function createFallback(ask: () => unknown, { firstMs, maxMs }: Pace, random: () => number): Fallback {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dueMs = 0;
  const waitFor = (ms: number, leftMs = ms * (1 + random() / 2)) => {
    clearTimeout(timer);
    dueMs = Date.now() + leftMs;
    timer = setTimeout(() => {
      waitFor(Math.min(ms * GROWTH, maxMs));
      ask();
    }, leftMs);
  };
  return {
    cutOff(isCutOff) {
      if (!isCutOff) {
        clearTimeout(timer);
        timer = undefined;
      } else if (timer === undefined) waitFor(firstMs);
    },
    soon(ms) {
      if (timer === undefined) return;
      // Whoever writes every few seconds doesn't put off what they are answered.
      waitFor(ms, Math.min(ms * (1 + random() / 2), dueMs - Date.now()));
    },
  };
}
