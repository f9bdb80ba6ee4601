/** Notices that a connection is dead: after quiet minutes it asks, and no answer is one too. */

/** How long a ping may stay unanswered. */
const PONG_MS = 10_000;

/** Watches one connection after the other. @param onDead nothing came after `ask` */
export function createHeartbeat(ping: () => void, onDead: () => void) {
  let quietMs = 300_000;
  let quiet: ReturnType<typeof setTimeout> | undefined;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  const ask = () => {
    ping();
    clearTimeout(doubt);
    doubt = setTimeout(onDead, PONG_MS);
  };
  const said = () => {
    clearTimeout(quiet);
    quiet = setTimeout(ask, quietMs);
  };
  const heard = () => clearTimeout(doubt);
  return {
    /** Asks now. */
    ask,
    /** Something was sent: the quiet begins anew. */
    said,
    /** Something came: there is no doubt. */
    heard,
    /** A connection begins, which may be quiet for as long. */
    begin(quietSeconds: number) {
      quietMs = quietSeconds * 1000;
      said();
    },
    stop() {
      heard();
      clearTimeout(quiet);
    },
  };
}
