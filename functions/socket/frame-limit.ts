/** How many frames a connection may send, as this instance of the function sees it. */

/** Far beyond what any client of ours sends, agents who work through their chats included. */
const MOST_A_WINDOW = 60;
const WINDOW_MS = 10_000;

/** Whether a frame of a connection is handled. The first one too many is refused with an error, those after it in silence. */
export type FrameLimit = (connectionId: string) => 'handle' | 'refuse' | 'ignore';

/** Counts frames, each window anew. */
export function frameLimit(now: () => number): FrameLimit {
  let window = 0;
  let counts = new Map<string, number>();
  return (connectionId) => {
    const current = Math.floor(now() / WINDOW_MS);
    if (current !== window) [window, counts] = [current, new Map()];
    const count = (counts.get(connectionId) ?? 0) + 1;
    counts.set(connectionId, count);
    if (count <= MOST_A_WINDOW) return 'handle';
    return count === MOST_A_WINDOW + 1 ? 'refuse' : 'ignore';
  };
}
