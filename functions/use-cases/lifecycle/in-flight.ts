/** How long work that had started before something was deleted can still finish. */

/** Longer than any request or stream consumer runs, and longer than an index lags. Nothing is settled before that. */
const IN_FLIGHT_MS = 120_000;

/** Whether everything that was running at a time (milliseconds since 1970) has ended. */
export const hasLanded = (sinceMs: number, nowMs: number): boolean => nowMs - sinceMs >= IN_FLIGHT_MS;
