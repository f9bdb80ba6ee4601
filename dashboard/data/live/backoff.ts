/** How long to wait before the next attempt: exponential, with full jitter, so that a thousand clients don't return at once. */

const FIRST_MS = 500;
const MAX_MS = 20_000;

/**
 * Milliseconds to wait.
 * @param attempt 0 for the first retry
 * @param random a number in [0, 1)
 */
export function backoffMs(attempt: number, random: number): number {
  return Math.round(random * Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(attempt, 10)));
}
