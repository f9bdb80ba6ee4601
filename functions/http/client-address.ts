/** Where a request comes from, and how many an address may make. */
import { timingSafeEqual } from 'node:crypto';
import { type RateLimit, type RateLimitBalance, consume } from '#core/limits/rate-limit.ts';
import type { Id } from '#core/model/id.ts';
import { DomainError } from '#core/model/errors.ts';
import type { HttpEvent } from './serve.ts';

/** The viewer's address: CloudFront's header if the request has the secret that only CloudFront knows, else the caller's address. */
export function clientAddress({ headers, requestContext }: HttpEvent, originSecret: string): string {
  const viewer = headers['x-viewer-ip'];
  const isFromEdge = equalsSecret(headers['x-origin-secret'] ?? '', originSecret);
  return (isFromEdge ? viewer : undefined) ?? requestContext.http.sourceIp;
}

function equalsSecret(given: string, secret: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(secret)];
  return secret !== '' && one.length === other.length && timingSafeEqual(one, other);
}

/** Refuses a visitor who asks too often, as this instance of the function sees it. */
export type VisitorLimit = (visitor: Id) => void;

/** Far more than write at the same time; beyond it all counters start again. */
const MAX_VISITORS = 10_000;

/**
 * One allowance of each visitor for what is not a new message: sessions, lists of messages, messages sent again, reading,
 * rating, asking for a person or a copy, ending. What these write is limited exactly where it is written; this keeps them from costing requests and reads without end.
 * @throws DomainError `rate_limited`
 */
export function visitorLimit(allowance: RateLimit, now: () => number): VisitorLimit {
  const visitors = new Map<Id, RateLimitBalance>();
  return (visitor) => {
    const had = visitors.get(visitor) ?? { left: allowance.burst, at_ms: now() };
    const left = consume(had, allowance, now());
    if (visitors.size >= MAX_VISITORS) visitors.clear();
    visitors.set(visitor, left);
  };
}

/** Refuses an address that asks too often, as this instance of the function sees it. */
export type Limit = (address: string) => void;

/** Limits the requests of one address per second. @throws DomainError `rate_limited` */
export function requestLimit(perSecond: number, now: () => number): Limit {
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
