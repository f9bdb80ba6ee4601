/** How much a client may do with sockets, as this instance of the function sees it. */

/** Far beyond what any client of ours sends, agents who work through their chats included. */
const FRAMES = { max: 60, windowMs: 10_000 };
/** Sockets that one visitor opens: far beyond a network that comes and goes. */
const CONNECTS = { max: 30, windowMs: 60_000 };

/** Whether something is handled. The first one too many is refused with an error, those after it in silence. */
export type Limit = (whose: string) => 'handle' | 'refuse' | 'ignore';

/** Counts a connection's frames. */
export const frameLimit = (now: () => number): Limit => limit(FRAMES, now);
/** Counts the sockets a visitor opens. */
export const connectLimit = (now: () => number): Limit => limit(CONNECTS, now);

/** Counts per window. */
function limit({ max, windowMs }: { max: number; windowMs: number }, now: () => number): Limit {
  let window = 0;
  let counts = new Map<string, number>();
  return (whose) => {
    const current = Math.floor(now() / windowMs);
    if (current !== window) [window, counts] = [current, new Map()];
    const count = (counts.get(whose) ?? 0) + 1;
    counts.set(whose, count);
    if (count <= max) return 'handle';
    return count === max + 1 ? 'refuse' : 'ignore';
  };
}
