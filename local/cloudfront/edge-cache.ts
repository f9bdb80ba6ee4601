/** What an edge caches and for how long (developer guide, "Manage how long content stays in the cache", "How CloudFront processes HTTP 4xx and 5xx status codes"). */
import type { HttpResponse } from '#local/platform/http-message.ts';
import type { CachePolicy } from './policies.ts';

/** A cached response; times in milliseconds. */
type CachedResponse = {
  response: HttpResponse;
  storedAt: number;
  freshUntil: number;
  revalidateUntil: number;
  onErrorUntil: number;
};

export type Found = { response: HttpResponse; ageSeconds: number; state: 'fresh' | 'revalidate' | 'on-error-only' };

/** Errors that are always cached. Other errors are cached only with their own max-age. */
const alwaysCached = new Set([404, 414, 500, 501, 502, 503, 504]);
const cachedByMaxAge = new Set([400, 403, 405, 412, 415]);
const cacheableStatuses = new Set([200, 203, 204, 206, 300, 301, 302, 303, 304, 307, 308, 410]);

type Directives = Record<string, string | true>;

function directivesOf({ headers }: HttpResponse): Directives {
  const parts = (headers['cache-control'] ?? '').toLowerCase().split(',');
  return Object.fromEntries(
    parts.map((part): [string, string | true] => {
      const [name = '', value] = part.trim().split('=');
      return [name, value?.replaceAll('"', '') ?? true];
    }),
  );
}

const secondsOf = (directive: string | true | undefined): number | undefined =>
  typeof directive === 'string' && /^\d+$/.test(directive) ? Number(directive) : undefined;

function ownSeconds(directives: Directives, response: HttpResponse, now: number): number | undefined {
  if ('no-cache' in directives || 'no-store' in directives || 'private' in directives) return 0;
  const age = secondsOf(directives['s-maxage']) ?? secondsOf(directives['max-age']);
  const expires = Date.parse(response.headers['expires'] ?? '');
  return age ?? (Number.isNaN(expires) ? undefined : Math.max(0, (expires - now) / 1000));
}

/** Seconds that a response stays fresh at this edge; 0 means that it isn't cached. */
export function freshSeconds(
  response: HttpResponse,
  { MinTTL, MaxTTL, DefaultTTL }: CachePolicy,
  errorTtl: ReadonlyMap<number, number>,
  now: number,
): number {
  const own = ownSeconds(directivesOf(response), response, now);
  if (cacheableStatuses.has(response.status))
    return Math.min(Math.max(own ?? DefaultTTL, MinTTL), Math.max(MaxTTL, MinTTL));
  const least = errorTtl.get(response.status) ?? 10;
  if (alwaysCached.has(response.status)) return Math.max(own ?? 0, least);
  return cachedByMaxAge.has(response.status) && own ? Math.max(own, least) : 0;
}

export class EdgeCache {
  readonly #kept = new Map<string, CachedResponse>();

  /** The cached response of a key, if it may still be used in any way. */
  find(key: string, now: number): Found | undefined {
    const kept = this.#kept.get(key);
    if (!kept) return undefined;
    const { response, storedAt, freshUntil, revalidateUntil, onErrorUntil } = kept;
    const ageSeconds = Math.floor((now - storedAt) / 1000);
    if (now < freshUntil) return { response, ageSeconds, state: 'fresh' };
    if (now < revalidateUntil) return { response, ageSeconds, state: 'revalidate' };
    if (now < onErrorUntil) return { response, ageSeconds, state: 'on-error-only' };
    this.#kept.delete(key);
    return undefined;
  }

  /** Caches a response for some seconds, and longer if its `stale-…` directives say so, but not beyond the maximum TTL. */
  keep(key: string, response: HttpResponse, seconds: number, { MaxTTL }: CachePolicy, now: number): void {
    if (seconds <= 0) {
      this.#kept.delete(key);
      return;
    }
    const directives = directivesOf(response);
    const freshUntil = now + seconds * 1000;
    const beyond = (name: string): number => freshUntil + Math.min(secondsOf(directives[name]) ?? 0, MaxTTL) * 1000;
    this.#kept.set(key, {
      response,
      storedAt: now,
      freshUntil,
      revalidateUntil: beyond('stale-while-revalidate'),
      onErrorUntil: beyond('stale-if-error'),
    });
  }
}
