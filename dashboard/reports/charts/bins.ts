/** A distribution of durations in the steps people think in: up to 5 s, 15 s, half a minute, … days. */
import type { Answer } from '#core/contract/http.ts';

/** A distribution as a report gives it. */
export type Histogram = Answer<'reportResolutionTime'>['total']['histogram'];

/** How many lie from one duration up to another, in seconds; the last has no end. */
export type Bin = { from: number; to: number; count: number };

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const edges = [
  0,
  5,
  15,
  30,
  ...[1, 2, 5, 10, 30].map((minutes) => minutes * MINUTE),
  ...[1, 3, 6, 12].map((hours) => hours * HOUR),
  ...[1, 2, 7].map((days) => days * DAY),
  Infinity,
];

/** The bins from the first to the last that hold anything. A bucket lies where its middle does: it is a tenth wide. */
export function binsOf(histogram: Histogram): Bin[] {
  const bins = edges.slice(0, -1).map((from, index): Bin => ({ from, to: edges[index + 1] ?? Infinity, count: 0 }));
  for (const { from_seconds, to_seconds, count } of histogram) {
    const middle = Math.sqrt(from_seconds * to_seconds);
    const bin = bins.findLast(({ from }) => from <= middle);
    if (bin) bin.count += count;
  }
  const first = bins.findIndex(({ count }) => count > 0);
  const last = bins.findLastIndex(({ count }) => count > 0);
  return first < 0 ? [] : bins.slice(first, last + 1);
}
