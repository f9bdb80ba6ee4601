/** When a delivery that failed is tried again. */

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** How long after each try the next one follows; the last one holds for all that come later. */
const DELAYS_MS = [1, 2, 5, 10, 30, 60, 120, 240].map((minutes) => minutes * MINUTE_MS);

/** How long a delivery is tried. */
export const MAX_AGE_MS = 24 * HOUR_MS;

/** How long a webhook may fail until it is switched off. */
export const MAX_FAILING_MS = 72 * HOUR_MS;

/** A receiver may ask to be left alone for no longer than this. */
const MAX_WISH_MS = 4 * HOUR_MS;

/**
 * When it is tried again, milliseconds since 1970; nothing once that would be later than a day after the first try.
 * @param tries how often it was tried
 * @param random a number in [0, 1): receivers that come back aren't asked for everything at the same moment
 * @param wishSeconds what the receiver asked for (`Retry-After`), 0 for nothing
 */
export function nextTryMs(
  { tries, sinceMs, nowMs }: { tries: number; sinceMs: number; nowMs: number },
  random: number,
  wishSeconds = 0,
): number | undefined {
  const delay = DELAYS_MS[Math.min(tries, DELAYS_MS.length) - 1] ?? MINUTE_MS;
  const wish = Math.min(wishSeconds * 1000, MAX_WISH_MS);
  const next = nowMs + Math.round(Math.max(delay, wish) * (0.8 + 0.4 * random));
  return next - sinceMs > MAX_AGE_MS ? undefined : next;
}
