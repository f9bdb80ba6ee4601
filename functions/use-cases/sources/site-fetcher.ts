/** Fetches the pages of the sites that a source names, as their robots.txt allows, and not faster. */
import { isIP } from 'node:net';
import type { Deps } from '#functions/deps.ts';
import { type FetchResult, type Fetching, type Validators, fetchPage } from '#functions/sources/fetch-page.ts';
import { unread } from '#functions/sources/problem.ts';
import { ROBOT, type Robots, isReadable, readRobots } from '#functions/sources/robots.ts';
import { type Send, isPublicAddress } from '#functions/platform/network/safe-fetch.ts';

/** The dependencies of reading sites. */
export type SiteDeps = Pick<Deps, 'now'> & {
  send: Send;
  pause: (ms: number) => Promise<void>;
  /** The deployment's own address, by which a site's owner finds out who reads. */
  publicOrigin: string;
};

/** Fetches pages. */
export type SiteFetcher = {
  fetch(url: URL, known?: Validators): Promise<FetchResult>;
  robotsOf(origin: string): Promise<Robots>;
};

/** Whether an address says itself that it isn't on the public internet. What a name resolves to is judged when it is requested. */
function isInner({ hostname }: URL): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return hostname === 'localhost' || (isIP(host) > 0 && !isPublicAddress(host));
}

/** @param origins the sites that may be read: neither a page nor a redirect leads anywhere else */
export function siteFetcher(deps: SiteDeps, origins: ReadonlySet<string>): SiteFetcher {
  const { send, now, pause, publicOrigin } = deps;
  const userAgent = `Mozilla/5.0 (compatible; ${ROBOT}/1.0; +${publicOrigin})`;
  const robots = new Map<string, Promise<Robots>>();
  const lastMs = new Map<string, number>();
  const robotsOf = (origin: string): Promise<Robots> => {
    const known = robots.get(origin) ?? readRobots({ send, userAgent }, origin);
    robots.set(origin, known);
    return known;
  };
  const judge: Fetching['judge'] = async (url) => {
    if (!isReadable(url) || !origins.has(url.origin))
      return unread(isInner(url) ? 'inner_address' : 'other_site', url.href);
    const rules = await robotsOf(url.origin);
    const refused = rules.judge(url);
    if (refused) return refused;
    const waitMs = (lastMs.get(url.origin) ?? 0) + rules.delayMs - now();
    if (waitMs > 0) await pause(waitMs);
    lastMs.set(url.origin, now());
    return undefined;
  };
  return { robotsOf, fetch: (url, known) => fetchPage({ send, userAgent, judge }, url, known) };
}
