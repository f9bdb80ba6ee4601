/** How long visitors usually wait for a first answer: measured, and said only where enough were answered lately. */
import type { Durations } from './durations.ts';
import { percentile } from './durations.ts';

/** A usual time to answer, and when it was measured (milliseconds since 1970). */
export type AnswerTime = { seconds: number; measured_at_ms: number };

/** How far back answers are looked at, and for how long what they say holds. */
export const ANSWERS_MS = 7 * 24 * 3_600_000;
/** Fewer answers than that say nothing about the next one. */
const ENOUGH = 10;
/** A longer wait isn't shown: it would discourage visitors. */
const MAX_SECONDS = 3600;

/** The usual time of these waits, their median; null where they are too few. */
export function answerTimeOf(waits: Durations, nowMs: number): AnswerTime | null {
  const median = waits.count < ENOUGH ? null : percentile(waits, 0.5);
  return median === null ? null : { seconds: Math.ceil(median / 1000), measured_at_ms: nowMs };
}

/** The wait shown to visitors, in seconds: null where there is no data, where it is old, or where it is long. */
export function shownSeconds(time: AnswerTime | null | undefined, nowMs: number): number | null {
  if (!time || nowMs - time.measured_at_ms > ANSWERS_MS || time.seconds > MAX_SECONDS) return null;
  return time.seconds;
}
