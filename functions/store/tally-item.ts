/** A tally as an attribute of a few bytes: a number where there is nothing but a count, histograms as pairs of bytes. */
import type { Durations } from '../../core/metrics/durations.ts';
import type { Tally } from '../../core/metrics/tally.ts';
import { noTally } from '../../core/metrics/tally.ts';
import { noDurations } from '../../core/metrics/durations.ts';

type Packed = [count: number, sum_ms: number, buckets: Uint8Array];
type PackedTally = number | { n: number; w?: Packed; b?: Packed; s?: number[] };

/** The attribute of a tally. Business hours are left out where they make no difference. */
export function packTally({ count, waits, business, stars }: Tally): PackedTally {
  const [w, b] = [packDurations(waits), packDurations(business)];
  if (waits.count === 0 && stars.every((number) => number === 0)) return count;
  return {
    n: count,
    ...(waits.count > 0 ? { w } : {}),
    ...(String(w) === String(b) ? {} : { b }),
    ...(stars.some((number) => number > 0) ? { s: [...stars] } : {}),
  };
}

/** The tally of an attribute. */
export function unpackTally(value: unknown): Tally {
  const packed = value as PackedTally;
  if (typeof packed === 'number') return { ...noTally, count: packed };
  const { n, w, b = w, s } = packed;
  return {
    count: n,
    waits: w ? unpackDurations(w) : noDurations,
    business: b ? unpackDurations(b) : noDurations,
    stars: s ?? noTally.stars,
  };
}

/** A pair holds a bucket and how many are in it; more than a byte can say takes further pairs. */
function packDurations({ count, sum_ms, buckets }: Durations): Packed {
  const pairs = [...buckets]
    .sort(([one], [other]) => one - other)
    .flatMap(([bucket, number]) => {
      const full = Array.from({ length: Math.floor(number / 255) }, () => [bucket, 255]);
      return [...full, ...(number % 255 > 0 ? [[bucket, number % 255]] : [])].flat();
    });
  return [count, sum_ms, Uint8Array.from(pairs)];
}

function unpackDurations([count, sum_ms, pairs]: Packed): Durations {
  const buckets = new Map<number, number>();
  for (let at = 0; at < pairs.length; at += 2) {
    const bucket = pairs[at] ?? 0;
    buckets.set(bucket, (buckets.get(bucket) ?? 0) + (pairs[at + 1] ?? 0));
  }
  return { count, sum_ms, buckets };
}
