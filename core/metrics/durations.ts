/** Distributions of durations that can be added up: count, sum, and a histogram fine enough for percentiles within 5 %. */

/** How many of which duration: by the index of the bucket. */
export type Buckets = ReadonlyMap<number, number>;

/** A distribution; milliseconds. */
export type Durations = { count: number; sum_ms: number; buckets: Buckets };

/** Nothing measured. */
export const noDurations: Durations = { count: 0, sum_ms: 0, buckets: new Map() };

/** A year and more: what lasts longer is in the last bucket. */
const LONGEST_MS = 40_000_000_000;

/** Where each bucket begins, in whole milliseconds: at most a tenth wider than the one before, so that its middle is within 5 %. An index fits into a byte. */
const edges: number[] = [0];
for (let edge = 1; edge < LONGEST_MS; edge = Math.max(edge + 1, Math.floor(edge * 1.1))) edges.push(edge);

/** The bucket a duration lies in. */
export function bucketOf(ms: number): number {
  let [low, high] = [0, edges.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((edges[middle] ?? 0) <= ms) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Where a bucket begins, and where the next one does; milliseconds. */
export function boundsOf(bucket: number): { fromMs: number; toMs: number } {
  const fromMs = edges[bucket] ?? 0;
  return { fromMs, toMs: edges[bucket + 1] ?? LONGEST_MS };
}

/** The distribution of durations. */
export function durationsOf(all: readonly number[]): Durations {
  const buckets = new Map<number, number>();
  for (const ms of all) buckets.set(bucketOf(ms), (buckets.get(bucketOf(ms)) ?? 0) + 1);
  return { count: all.length, sum_ms: all.reduce((sum, ms) => sum + ms, 0), buckets };
}

/** Several distributions as one. */
export function addDurations(all: readonly Durations[]): Durations {
  const buckets = new Map<number, number>();
  for (const each of all)
    for (const [bucket, count] of each.buckets) buckets.set(bucket, (buckets.get(bucket) ?? 0) + count);
  return {
    count: all.reduce((sum, { count }) => sum + count, 0),
    sum_ms: all.reduce((sum, { sum_ms }) => sum + sum_ms, 0),
    buckets,
  };
}

/** The duration that a share of all don't exceed (nearest rank), within 5 %; null when there are none. Milliseconds. */
export function percentile({ count, buckets }: Durations, share: number): number | null {
  const rank = Math.max(1, Math.ceil(share * count));
  let seen = 0;
  for (const [bucket, own] of [...buckets].sort(([one], [other]) => one - other)) {
    seen += own;
    if (seen < rank) continue;
    const { fromMs, toMs } = boundsOf(bucket);
    return Math.round(Math.sqrt(fromMs * (toMs - 1)));
  }
  return null;
}
