/** What HTTP can bring while the socket is cut off: a proxy may block sockets and nothing else. */

/** Asks while there is no live connection. */
export type Fallback = {
  /** Starts and ends it. While it is cut off, being told so again changes nothing. */
  cutOff: (isCutOff: boolean) => void;
  /** Something is awaited: asks after so many milliseconds, and then ever more seldom again. Nothing while there is a connection. */
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
  const waitFor = (ms: number) => {
    clearTimeout(timer);
    timer = setTimeout(
      () => {
        waitFor(Math.min(ms * GROWTH, maxMs));
        ask();
      },
      ms * (1 + random() / 2),
    );
  };
  return {
    cutOff(isCutOff) {
      if (!isCutOff) {
        clearTimeout(timer);
        timer = undefined;
      } else if (timer === undefined) waitFor(firstMs);
    },
    soon(ms) {
      if (timer !== undefined) waitFor(ms);
    },
  };
}
