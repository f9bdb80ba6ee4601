/** How long something may still come that was under way when a thing was deleted. */

/** Longer than any request or reader of the stream goes on, and longer than an index lags: before that nothing is settled. */
const IN_FLIGHT_MS = 120_000;

/** Whether everything that was under way at a time (milliseconds since 1970) has come to its end. */
export const hasLanded = (sinceMs: number, nowMs: number): boolean => nowMs - sinceMs >= IN_FLIGHT_MS;
