/** How fast something may be done: an allowance that grows back. A visitor's is kept in the conversation's own state and so exact. */
import { DomainError } from '#core/model/errors.ts';

/** What was left of an allowance, and when (milliseconds since 1970). */
export type RateLimitBalance = { left: number; at_ms: number };

/** The size of a burst, and how fast the limit recovers. */
export type RateLimit = { burst: number; perSecond: number };

/** Takes one of `what` from an allowance. @throws DomainError `rate_limited` */
export function consume(
  had: RateLimitBalance,
  allowance: RateLimit,
  nowMs: number,
  what = 'messages',
): RateLimitBalance {
  const grown = had.left + (Math.max(0, nowMs - had.at_ms) / 1000) * allowance.perSecond;
  const left = Math.min(allowance.burst, grown);
  if (left < 1) {
    const retryAfterSeconds = Math.ceil((1 - left) / allowance.perSecond);
    throw new DomainError(
      'rate_limited',
      `Too many ${what}: up to ${allowance.burst} at once, then ${allowance.perSecond} per second.`,
      { retryAfterSeconds },
    );
  }
  return { left: Math.round((left - 1) * 1000) / 1000, at_ms: nowMs };
}
