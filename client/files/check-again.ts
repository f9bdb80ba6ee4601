/** How often to ask for a file that is being checked for malware. */

const CHECK_AGAIN_S = 5;
const MAX_MS = 60_000;

/**
 * After how many milliseconds to ask again: as soon as the server says at first, later each minute, for a scanner may take
 * hours. @param times asked before, from 0
 */
export const checkAgainMs = (times: number, retryAfterSeconds = CHECK_AGAIN_S): number => {
  const firstMs = retryAfterSeconds * 1000;
  return Math.max(firstMs, Math.min(MAX_MS, firstMs * 2 ** times));
};
