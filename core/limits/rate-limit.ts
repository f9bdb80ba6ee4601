/** How fast something may be done: an allowance that grows back. A visitor's is kept in the conversation's own state and so exact. */
import { DomainError } from '#core/model/errors.ts';

/** What was left of an allowance, and when (milliseconds since 1970). */
export type RateLimitBalance = { left: number; at_ms: number };

/** The size of a burst, and how fast the limit recovers. */
export type RateLimit = { burst: number; perSecond: number };

/** Bytes of a text that count as one message: far more than people write at a time. */
const BYTES_OF_ONE = 4096;

/** How many messages a text counts as, since what is stored is paid for by its length. */
export const weightOf = (text: string): number =>
  Math.max(1, Math.ceil(new TextEncoder().encode(text).length / BYTES_OF_ONE));

/**
 * Takes one of `what` from an allowance, or as many as it weighs, at most a whole burst.
 * @throws DomainError `rate_limited`
 */
export function consume(
  had: RateLimitBalance,
  allowance: RateLimit,
  nowMs: number,
  { what = 'messages', weight = 1 }: { what?: string | undefined; weight?: number } = {},
): RateLimitBalance {
  const cost = Math.max(1, Math.min(weight, allowance.burst));
  const grown = had.left + (Math.max(0, nowMs - had.at_ms) / 1000) * allowance.perSecond;
  const left = Math.min(allowance.burst, grown);
  if (left < cost) {
    const retryAfterSeconds = Math.ceil((cost - left) / allowance.perSecond);
    throw new DomainError(
      'rate_limited',
      `Too many ${what}: up to ${allowance.burst} at once, then ${allowance.perSecond} per second.`,
      { retryAfterSeconds },
    );
  }
  return { left: Math.round((left - cost) * 1000) / 1000, at_ms: nowMs };
}
