/** How long who waits in a queue will probably go on waiting: pure. */

/** Chats that must have been served from the queue before an estimate means anything. */
export const SERVED_ENOUGH = 10;

/** The times chats were taken from the queue (milliseconds since 1970), newest last, limited to what is needed. */
export const rememberServed = (served: readonly number[], now: readonly number[]): number[] =>
  [...served, ...now].slice(-SERVED_ENOUGH);

/**
 * Seconds until the chat at a position (1 for the next) will probably be taken; null while too few were served. By how
 * often chats were taken lately, and slower when none has been taken for longer than that.
 */
export function estimateWaitSeconds(position: number, served: readonly number[], nowMs: number): number | null {
  const [first] = served;
  const last = served.at(-1);
  if (first === undefined || last === undefined || served.length < SERVED_ENOUGH) return null;
  const usual = (last - first) / (served.length - 1);
  const interval = Math.max(usual, (nowMs - last) / 2);
  return Math.round((position * interval) / 1000);
}

/** The chats whose position differs from the one last sent, with their position now. */
export function queueMoved(order: readonly number[], told: readonly number[]): { id: number; position: number }[] {
  const before = new Map(told.map((id, index) => [id, index + 1]));
  return order
    .map((id, index) => ({ id, position: index + 1 }))
    .filter(({ id, position }) => before.get(id) !== position);
}
