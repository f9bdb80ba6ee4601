/** How fast a visitor may write: an allowance that grows back, kept in the conversation's own state and so exact. */
import { DomainError } from './model/errors.ts';

/** What was left of an allowance, and when (milliseconds since 1970). */
export type Left = { left: number; at_ms: number };

/** How many messages a visitor may send at once, and how fast the allowance grows back. */
export type Allowance = { burst: number; perSecond: number };

/** Takes one message from the visitor's allowance. @throws DomainError `rate_limited` */
export function spend(had: Left, allowance: Allowance, nowMs: number): Left {
  const grown = had.left + (Math.max(0, nowMs - had.at_ms) / 1000) * allowance.perSecond;
  const left = Math.min(allowance.burst, grown);
  if (left < 1) {
    const retryAfterSeconds = Math.ceil((1 - left) / allowance.perSecond);
    throw new DomainError(
      'rate_limited',
      `Too much at once: at most ${allowance.burst} at once, then ${allowance.perSecond} a second.`,
      { retryAfterSeconds },
    );
  }
  return { left: Math.round((left - 1) * 1000) / 1000, at_ms: nowMs };
}
