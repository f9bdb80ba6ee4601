/** When a socket pings: a connection that is quiet for too long is ended on its way, without a word. */

/** Pings until it is stopped. */
export type Pulse = {
  /** Something was sent. */
  sent: () => void;
  /** Something was received. */
  heard: () => void;
  stop: () => void;
};

/**
 * Pings after nothing was sent for this many milliseconds, and this many milliseconds after a frame that nothing followed:
 * a visitor who keeps typing must notice, too, that nobody receives it.
 */
export function afterQuiet(ms: number, ping: () => void): Pulse {
  let timer: ReturnType<typeof setTimeout>;
  let isUnanswered = false;
  const stop = () => clearTimeout(timer);
  const restart = () => {
    stop();
    timer = setTimeout(() => {
      isUnanswered = false;
      ping();
    }, ms);
  };
  restart();
  return {
    sent() {
      if (isUnanswered) return;
      isUnanswered = true;
      restart();
    },
    heard() {
      isUnanswered = false;
    },
    stop,
  };
}
