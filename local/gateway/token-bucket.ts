/** API Gateway's throttle: a bucket of `burst` requests that refills at `rate` per second. */

export type Throttle = { burst: number; rate: number };

/** A bucket that starts full. `take` returns whether the request may pass; `now` is in milliseconds. */
export function tokenBucket({ burst, rate }: Throttle): { take: (now: number) => boolean } {
  let tokens = burst;
  let last: number | undefined;
  return {
    take(now) {
      tokens = Math.min(burst, tokens + ((now - (last ?? now)) / 1000) * rate);
      last = now;
      if (tokens < 1) return false;
      tokens -= 1;
      return true;
    },
  };
}
