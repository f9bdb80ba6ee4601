/** Renewing the tokens of a page: once for all who ask, and before they end. */

/** What renews. */
type RenewalDeps = {
  /** Whether there is a token to renew with. */
  canRenew: () => boolean;
  /** Fetches new tokens; undefined when the issuer refuses for good, rejects when it can't be reached. */
  refresh: () => Promise<string | undefined>;
  onExpired: () => void;
};

/**
 * The one way to renew, however many ask at once: a refresh token may be good for one use only. Each page has its own, so
 * nothing is shared between tabs. Undefined once the issuer refuses it for good, which `onExpired` is told; whatever else
 * goes wrong rejects, and may be tried again.
 * Only a refresh token renews without leaving the page: a hidden frame would need third-party cookies and a laxer policy.
 */
export function createRenewal({ canRenew, refresh, onExpired }: RenewalDeps): () => Promise<string | undefined> {
  let running: Promise<string | undefined> | undefined;
  let isOver = false;
  const renew = async () => {
    const token = isOver || !canRenew() ? undefined : await refresh();
    if (token === undefined && !isOver) onExpired();
    isOver = token === undefined;
    return token;
  };
  return () =>
    (running ??= renew().finally(() => {
      running = undefined;
    }));
}

/** A token is renewed this long before it ends. */
const EARLY_MS = 60_000;
/** And once more when it has ended, if that failed. */
const ENDED_MS = -1000;
/** Looking often finds also what ended while the computer slept. */
const LOOK_MS = 5000;

/**
 * Calls `renew` when the tokens are about to end, and again when they have ended.
 * @param left how many milliseconds they are good for; undefined while there are none
 */
export function renewInTime(left: () => number | undefined, renew: () => void): void {
  let noted = 0;
  setInterval(() => {
    const ms = left() ?? Infinity;
    const stage = [EARLY_MS, ENDED_MS].filter((limit) => ms <= limit).length;
    if (stage > noted) renew();
    noted = stage;
  }, LOOK_MS);
}
