/** What a visit tells of a visitor's browser and where they are: bounded in bytes, and only what differs. */
import { cleanText, cutBytes, utf8Length } from '#core/model/lenient.ts';
import type { Visitor } from '#core/model/visitors/visitor.ts';

/** What is noted of visits. The page they are on is the last of `pages`. */
export type Visited = Pick<
  Visitor,
  'ip_address' | 'user_agent' | 'locale' | 'timezone' | 'referrer' | 'last_seen_at'
> & { pages?: Page[] };
type Page = Visitor['pages'][number];

/** What a browser sends. */
export type Visit = {
  address: string;
  userAgent: string;
  locale?: string | undefined;
  timezone?: string | undefined;
  referrer?: string | undefined;
  current_page?: string | undefined;
  page_title?: string | undefined;
};

const MAX_PAGES = 20;
/** Every page costs a write of all that is known of a visitor, by the kilobyte: long addresses leave room for fewer. */
const MAX_PAGES_BYTES = 2800;
const MAX_PAGE_BYTES = 2000;
const MAX_TITLE_BYTES = 600;
const MAX_REFERRER_BYTES = 500;
const MAX_BROWSER_BYTES = 300;
/** A page's time, and the names of its fields. */
const OF_EACH_PAGE = 40;
/** How exactly it is noted when somebody was there last, where nothing else is to be noted. */
const SEEN_EVERY_MS = 5 * 60 * 1000;

/** What a visit changes, apart from when the visitor was seen last. */
export function visitChanges(before: Visited, visit: Visit, at: string): Partial<Visited> {
  const known = {
    ip_address: visit.address,
    user_agent: cutBytes(cleanText(visit.userAgent, MAX_BROWSER_BYTES), MAX_BROWSER_BYTES),
    locale: visit.locale,
    timezone: visit.timezone,
    referrer: visit.referrer === undefined ? undefined : cutBytes(visit.referrer, MAX_REFERRER_BYTES),
  };
  const isNew = (name: keyof typeof known) => known[name] !== undefined && known[name] !== before[name];
  const names = Object.keys(known) as (keyof typeof known)[];
  const pages = pagesWith(before.pages ?? [], visit, at);
  return { ...Object.fromEntries(names.filter(isNew).map((name) => [name, known[name]])), ...(pages ? { pages } : {}) };
}

/** Whether it is time to note that the visitor is still there. */
export const isSeenDue = ({ last_seen_at }: Pick<Visited, 'last_seen_at'>, nowMs: number): boolean =>
  nowMs - Date.parse(last_seen_at) >= SEEN_EVERY_MS;

/** A visit that goes on: which one it is, and when it began. */
export type CurrentVisit = { count: number; began_at: string };

/** Without a page for this long, the next page begins another visit. */
const VISIT_ENDS_MS = 30 * 60 * 1000;

/** The visit that somebody is on; who isn't known to have come back is on their first. */
export const visitOf = ({
  visit,
  first_seen_at,
}: Pick<Visitor, 'first_seen_at'> & { visit?: CurrentVisit }): CurrentVisit =>
  visit ?? { count: 1, began_at: first_seen_at };

/** The visit that begins with a page; nothing while the last one goes on. */
export const nextVisit = (
  before: Pick<Visitor, 'first_seen_at' | 'last_seen_at'> & { visit?: CurrentVisit },
  nowMs: number,
): CurrentVisit | undefined =>
  nowMs - Date.parse(before.last_seen_at) < VISIT_ENDS_MS
    ? undefined
    : { count: visitOf(before).count + 1, began_at: new Date(nowMs).toISOString() };

/** The last pages, with the one that is shown now; nothing when that is the last one already. */
function pagesWith(before: Page[], { current_page, page_title }: Visit, at: string) {
  if (current_page === undefined) return undefined;
  const url = cutBytes(current_page, MAX_PAGE_BYTES);
  if (url === before.at(-1)?.url) return undefined;
  const title = page_title === undefined ? null : cutBytes(page_title, MAX_TITLE_BYTES);
  const pages = [...before, { url, title, at }].slice(-MAX_PAGES);
  while (pages.length > 1 && bytesOf(pages) > MAX_PAGES_BYTES) pages.shift();
  return pages;
}

const bytesOf = (pages: Page[]): number =>
  pages.reduce((sum, { url, title }) => sum + utf8Length(url) + utf8Length(title ?? '') + OF_EACH_PAGE, 0);
