/** What HTTP can bring while the socket is cut off: a proxy may block sockets and nothing else. */

/**
 * Asks at an interval while there is no live connection. The interval is drawn, up to half longer: where it is the server
 * that has cut everybody off, not all ask at the same moment.
 * @returns what is told whether the connection is cut off, and when it no longer matters
 */
export function createFallback(ask: () => unknown, everyMs: number, random: () => number): (isCutOff: boolean) => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  return (isCutOff) => {
    if (isCutOff) timer ??= setInterval(ask, everyMs * (1 + random() / 2));
    else {
      clearInterval(timer);
      timer = undefined;
    }
  };
}
