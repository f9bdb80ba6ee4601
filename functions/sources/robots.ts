/** What a site allows programs to read: its robots.txt, read once for each reading and host (RFC 9309). */
import robotsParser from 'robots-parser';
import { isLoopback } from '#core/access/public-endpoint.ts';
import { type Fetching, fetchPage } from './fetch-page.ts';
import { decodeText } from './decode-text.ts';
import { type Unread, unread } from './problem.ts';

/** The name that a site's robots.txt may address. */
export const ROBOT = 'LiveChatBot';

/** What one host allows. */
export type Robots = {
  /** Why an address may not be read, if it may not. */
  judge: (url: URL) => Unread | undefined;
  /** Milliseconds between two requests. */
  delayMs: number;
  sitemaps: readonly string[];
};

/** Between two requests if the site doesn't say. */
const USUAL_DELAY_MS = 200;
/** A site that asks for more wants no visit of five hundred pages. */
const MAX_DELAY_SECONDS = 60;
/** What a robots.txt may have (RFC 9309, 2.5). */
const MAX_CHARACTERS = 500 * 1024;

/**
 * Reads a host's rules. Without a robots.txt, everything is allowed; while the server fails, nothing is (RFC 9309, 2.3.1).
 * @param fetching a robots.txt may lead to another host, so that nothing but a public address is required
 */
export async function readRobots(fetching: Omit<Fetching, 'judge'>, origin: string): Promise<Robots> {
  const address = `${origin}/robots.txt`;
  const judge = async (url: URL) => (isReadable(url) ? undefined : unread('other_site', url.href));
  const result = await fetchPage({ ...fetching, judge }, new URL(address));
  if (result === 'unchanged') return everything;
  if ('problem' in result) {
    const { problem } = result;
    const isDown = problem === 'server_error' || problem === 'timeout' || problem === 'unreachable';
    return isDown || problem === 'inner_address' ? nothing(result) : everything;
  }
  return rulesOf(address, decodeText(result.bytes, result.type).slice(0, MAX_CHARACTERS));
}

/** The rules of a robots.txt. */
export function rulesOf(address: string, text: string): Robots {
  const rules = robotsParser(address, text);
  const seconds = rules.getCrawlDelay(ROBOT) ?? 0;
  if (seconds > MAX_DELAY_SECONDS) return nothing(unread('robots', `crawl-delay: ${seconds}`));
  return {
    judge: ({ href }) => (rules.isDisallowed(href, ROBOT) ? unread('robots') : undefined),
    delayMs: Math.max(USUAL_DELAY_MS, seconds * 1000),
    sitemaps: rules.getSitemaps(),
  };
}

/** By https, or on the machine itself, where that is allowed. */
export const isReadable = (url: URL): boolean => url.protocol === 'https:' || isLoopback(url);

const everything: Robots = { judge: () => undefined, delayMs: USUAL_DELAY_MS, sitemaps: [] };
const nothing = (why: Unread): Robots => ({ ...everything, judge: () => why });
