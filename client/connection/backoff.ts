/** When to try again: full jitter below a cap that doubles, so that a thousand clients don't all reconnect at the same moment. */

const FIRST_MS = 500;
const MAX_MS = 30_000;

/**
 * The delay before the next attempt in milliseconds: below a second at first, never above half a minute.
 * @param failures so far, from 1
 * @param random in [0, 1)
 */
export const backoffMs = (failures: number, random: number): number =>
  Math.round(random * Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(failures, 10)));
