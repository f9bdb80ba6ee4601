/**
 * An aggregate as an attribute of a few bytes: a number if there is only a count, else a list of numbers, each in as many
 * bytes as it takes. A month of them is read in one query, so they have to be small and quick to read.
 */
import { type Durations, noDurations } from '#core/metrics/durations.ts';
import { type Aggregate, emptyAggregate } from '#core/metrics/aggregate.ts';

/** Which parts follow the count. Business hours are left out where they make no difference. */
const WAITS = 1;
const BUSINESS = 2;
const STARS = 4;
const LATER = 8;

/** The attribute of a tally. */
export function packAggregate({ count, later, waits, business, stars }: Aggregate): number | Uint8Array {
  const [w, b] = [packDurations(waits), packDurations(business)];
  const hasStars = stars.some((number) => number > 0);
  if (waits.count === 0 && !hasStars && later === 0) return count;
  const isSame = w.join() === b.join();
  const parts: [number, readonly number[]][] = [
    ...(waits.count > 0 ? [[WAITS, w] as [number, number[]]] : []),
    ...(isSame ? [] : [[BUSINESS, b] as [number, number[]]]),
    ...(hasStars ? [[STARS, stars] as [number, readonly number[]]] : []),
    ...(later > 0 ? [[LATER, [later]] as [number, number[]]] : []),
  ];
  const numbers = [count, parts.reduce((sum, [part]) => sum + part, 0), ...parts.flatMap(([, given]) => given)];
  return Uint8Array.from(numbers.flatMap(bytesOf));
}

/** The tally of an attribute. */
export function unpackAggregate(value: unknown): Aggregate {
  if (typeof value === 'number') return { ...emptyAggregate, count: value };
  const next = reader(value as Uint8Array);
  const count = next();
  const parts = next();
  const waits = parts & WAITS ? readDurations(next) : noDurations;
  return {
    count,
    waits,
    business: parts & BUSINESS ? readDurations(next) : waits,
    stars: parts & STARS ? emptyAggregate.stars.map(() => next()) : emptyAggregate.stars,
    later: parts & LATER ? next() : 0,
  };
}

/** The sum, how many buckets there are, and each with how many are in it. */
function packDurations({ sum_ms, buckets }: Durations): number[] {
  const sorted = [...buckets].sort(([one], [other]) => one - other);
  return [sum_ms, sorted.length, ...sorted.flat()];
}

function readDurations(next: () => number): Durations {
  const sum_ms = next();
  const buckets = new Map<number, number>();
  let count = 0;
  for (let left = next(); left > 0; left--) {
    const bucket = next();
    const own = next();
    buckets.set(bucket, own);
    count += own;
  }
  return { count, sum_ms, buckets };
}

/** Seven bits a byte, the lowest first; the eighth says that there are more. */
function bytesOf(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return [...bytes, rest];
}

function reader(bytes: Uint8Array): () => number {
  let at = 0;
  return () => {
    let value = 0;
    for (let unit = 1; ; unit *= 128) {
      const byte = bytes[at++] ?? 0;
      value += (byte % 128) * unit;
      if (byte < 128) return value;
    }
  };
}
