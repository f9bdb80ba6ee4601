/** What is shown only while it goes on, and ends by itself when no further sign comes. */

/** The time each has left. */
export type Fading<Key> = {
  /** A sign came: it goes on for a while. */
  renew: (key: Key) => void;
  /** It has ended by itself. */
  stop: (key: Key) => void;
};

/** Makes it. @param end is called once no sign has come for `ms` milliseconds */
export function createFading<Key>(ms: number, end: (key: Key) => void): Fading<Key> {
  const timers = new Map<Key, ReturnType<typeof setTimeout>>();
  const stop = (key: Key) => {
    clearTimeout(timers.get(key));
    timers.delete(key);
  };
  return {
    stop,
    renew(key) {
      stop(key);
      timers.set(key, setTimeout(end, ms, key));
    },
  };
}

/** Someone who typed is silent after this long without another sign: they tell it every five seconds. */
export const TYPING_ENDS_MS = 8000;
/** An answer nobody goes on writing for this long will not come: several frames come in a second. */
export const DELTA_ENDS_MS = 10_000;
