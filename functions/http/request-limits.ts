/** Limits on the requests of a visitor, of an API key and of an IP address, counted in the memory of one function instance. */
import type { RateLimit, RateLimitBalance } from '#core/limits/rate-limit.ts';
import { consume } from '#core/limits/rate-limit.ts';
import type { Id } from '#core/model/id.ts';
import { DomainError } from '#core/model/errors.ts';

/** Refuses a visitor who sends too many requests. @throws DomainError `rate_limited` */
export type VisitorLimit = (visitor: Id) => void;

/** Far more visitors than send requests at the same time. Beyond this, every count starts again. */
const MAX_VISITORS = 10_000;

/**
 * Limits each visitor's requests that send no new message: sessions, lists of messages, repeated messages, read marks,
 * ratings, requests for an agent or a copy, ending. Their writes have exact limits elsewhere; this one limits their reads.
 */
export function visitorLimit(allowance: RateLimit, now: () => number, what?: string): VisitorLimit {
  const visitors = new Map<Id, RateLimitBalance>();
  return (visitor) => {
    const had = visitors.get(visitor) ?? { left: allowance.burst, at_ms: now() };
    const left = consume(had, allowance, now(), { what });
    if (visitors.size >= MAX_VISITORS) visitors.clear();
    visitors.set(visitor, left);
  };
}

/** Refuses an IP address that sends too many requests. @throws DomainError `rate_limited` */
export type AddressLimit = (address: string) => void;

/** Allows each IP address this many requests in each second. */
export function addressLimit(perSecond: number, now: () => number): AddressLimit {
  let second = 0;
  let counts = new Map<string, number>();
  return (address) => {
    const current = Math.floor(now() / 1000);
    if (current !== second) [second, counts] = [current, new Map()];
    const count = (counts.get(address) ?? 0) + 1;
    counts.set(address, count);
    if (count > perSecond)
      throw new DomainError('rate_limited', `More than ${perSecond} requests per second from one address.`, {
        retryAfterSeconds: 1,
      });
  };
}

/** What an API key may ask for, and all the keys of an address together, valid or not. */
export const KEY_RATE: RateLimit = { burst: 60, perSecond: 20 };
/** Requests per second with keys from one IP address. */
export const KEY_ADDRESS_RATE = 60;

/** The limits of requests with API keys. Each throws `rate_limited`. */
export const keyLimits = (now: () => number) => ({
  limitKey: visitorLimit(KEY_RATE, now, 'requests with this API key'),
  limitKeyAddress: addressLimit(KEY_ADDRESS_RATE, now),
});
