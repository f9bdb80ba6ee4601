/** When a socket pings: a connection that is quiet for too long is ended on its way, without a word. */

/** Pings until it is stopped. */
export type Pulse = {
  /** Something was sent. */
  sent: () => void;
  stop: () => void;
};

/** Pings after each time that nothing was sent for so many milliseconds. */
export function afterQuiet(ms: number, ping: () => void): Pulse {
  let timer: ReturnType<typeof setTimeout>;
  const stop = () => clearTimeout(timer);
  const sent = () => {
    stop();
    timer = setTimeout(ping, ms);
  };
  sent();
  return { sent, stop };
}
