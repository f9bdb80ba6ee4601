/** Reads one page or file of a source, and stores what became of it. */
import type { PageProblem } from '#core/model/knowledge/source.ts';
import { pageUrlOf } from '#core/sources/links.ts';
import type { Deps } from '#functions/deps.ts';
import { type Unread, unread } from '#functions/sources/problem.ts';
import { type Content, type Readable, readContent } from '#functions/sources/read-content.ts';
import { type PageItem, putPage, readParts, removePage, removeParts } from '#functions/store/sources/page-store.ts';
import type { SourceItem } from '#functions/store/sources/source-store.ts';
import { digestOf } from '#functions/store/unique.ts';
import type { Crawl } from './crawl.ts';
import type { SiteFetcher } from './site-fetcher.ts';
import { storeOrHold, withoutArticles } from './held-pages.ts';
import { type KnownArticles, keepRead } from './store-page.ts';

/** A reading that is under way. */
export type Reading = {
  source: SourceItem;
  run: number;
  crawl: Crawl;
  site: SiteFetcher;
  known: KnownArticles;
};

type PageDeps = Pick<Deps, 'table' | 'now' | 'random' | 'log'>;

/** Counts changes of how pages are read: what was read by others is read again, though it hasn't changed. */
const RULES = 2;
const rulesFor = ({ locale }: SourceItem): string => `${RULES} ${locale ?? ''}`;

/** What may be over tomorrow: the articles of a page stay meanwhile. Whatever else is said of a page, they go. */
const PASSING: ReadonlySet<PageProblem> = new Set([
  'timeout',
  'unreachable',
  'server_error',
  'too_large',
  'damaged',
  'articles_full',
]);

/** Reads a page, and takes what it leads to into the crawl. */
export async function readPage(deps: PageDeps, reading: Reading, page: PageItem): Promise<void> {
  const stored = page.kind === 'file' ? await readUpload(deps, reading, page) : await readLinked(deps, reading, page);
  if (stored) reading.crawl.set(stored);
  else reading.crawl.remove(page);
  if (stored?.state !== 'read') await addAll(deps, reading.crawl.unreadable(page));
}

/** Leaves a page out that can't be read: reading it ended the function. */
export async function skipPage(deps: PageDeps, reading: Reading, page: PageItem): Promise<void> {
  reading.crawl.set(await storeUnread(deps, reading, page, unread('damaged')));
}

/** What is read; text that breaks a reader is a damaged page, and no reason to end. */
async function contentIn(deps: PageDeps, page: PageItem, given: Readable): Promise<Content | Unread> {
  try {
    return await readContent(given);
  } catch (error) {
    deps.log.warn('page_unreadable', { source_id: page.source_id, page: page.id, error });
    return unread('damaged');
  }
}

async function readUpload(deps: PageDeps, reading: Reading, page: PageItem): Promise<PageItem> {
  const { run } = reading;
  if (page.state !== 'waiting') return { ...page, run };
  const bytes = await readParts(deps.table, 'FILE', page);
  const name = page.address;
  const content = bytes ? await contentIn(deps, page, { bytes, type: '', name, url: undefined }) : unread('damaged');
  const stored = await storeContent(deps, reading, { ...page, parts: 0 }, content);
  await removeParts(deps.table, 'FILE', page);
  return stored;
}

async function readLinked(deps: PageDeps, reading: Reading, page: PageItem): Promise<PageItem | undefined> {
  const { source, run, crawl, site } = reading;
  const rules = rulesFor(source);
  const isKnown = page.state === 'read' && page.rules === rules;
  const result = await site.fetch(new URL(page.address), isKnown ? page : undefined);
  if (result === 'unchanged' && isKnown) return keep(deps, reading, { ...page, run, read_at_ms: deps.now() });
  if (result === 'unchanged') return storeUnread(deps, reading, page, unread('server_error', '304'));
  if ('problem' in result) return leftPage(deps, reading, page, result);
  const to = source.kind === 'site' ? pageUrlOf(result.url.href)?.href : undefined;
  if (to !== undefined && to !== page.address) {
    if (crawl.isOfSource(to)) return storeMoved(deps, reading, page, to);
    // Where reading begins may be anywhere on its site.
    if (!crawl.isSeed(page)) return storeUnread(deps, reading, page, unread('other_site', to));
  }
  const content = await contentIn(deps, page, { ...result, name: result.url.pathname });
  const isList = 'sitemaps' in content && content.isList;
  if ('sitemaps' in content) {
    const sitemaps = crawl.foundSitemaps(content.sitemaps, page.depth + 1);
    const links = crawl.found(content.links, { base: result.url.href, depth: page.depth + 1, isListed: isList });
    await addAll(deps, [...sitemaps, ...links]);
  }
  const canonical = 'canonical' in content ? content.canonical : null;
  const original = canonical ? crawl.originalOf(page, canonical, result.url.href) : undefined;
  if (original !== undefined) return storeMoved(deps, reading, page, original);
  // Of single pages nothing is followed, so one that only leads further is read in vain.
  if (source.kind === 'pages' && 'sitemaps' in content && !isList && content.drafts.length === 0)
    return storeUnread(deps, reading, page, unread(content.short > 0 ? 'too_short' : 'no_text'));
  // What lists others is read each time: they may have changed although it hasn't.
  const { etag, modified } = isList ? { etag: null, modified: null } : result;
  return storeContent(deps, reading, { ...page, etag, modified, rules }, content);
}

/** A page that leads to another of the source, which is then read by itself, as near to where reading begins. */
async function storeMoved(deps: PageDeps, reading: Reading, page: PageItem, to: string): Promise<PageItem> {
  await addAll(deps, reading.crawl.found([to], { base: to, depth: page.depth, isListed: true }));
  const left = await withoutArticles(deps, { ...reading, page });
  return keep(deps, reading, {
    ...left,
    problem: null,
    run: reading.run,
    state: 'read',
    detail: to,
    read_at_ms: deps.now(),
  });
}

/** A page that is still gone is forgotten; the first time it is listed with the reason. */
async function leftPage(deps: PageDeps, reading: Reading, page: PageItem, why: Unread): Promise<PageItem | undefined> {
  const isGone = why.problem === 'not_found' && page.problem === 'not_found' && page.made.length === 0;
  const isForgotten = isGone && !reading.crawl.isSeed(page);
  if (!isForgotten) return storeUnread(deps, reading, page, why);
  await removePage(deps.table, page);
  return undefined;
}

async function storeUnread(deps: PageDeps, reading: Reading, page: PageItem, why: Unread): Promise<PageItem> {
  const isPassing = PASSING.has(why.problem);
  const left = isPassing ? page : await withoutArticles(deps, { ...reading, page });
  return keep(deps, reading, { ...left, ...why, run: reading.run, state: 'unread', read_at_ms: deps.now() });
}

async function storeContent(
  deps: PageDeps,
  reading: Reading,
  page: PageItem,
  content: Content | Unread,
): Promise<PageItem> {
  if ('problem' in content) return storeUnread(deps, reading, page, content);
  const { source, run, known } = reading;
  const { title, drafts, short } = content;
  const digest = digestOf(JSON.stringify([drafts, rulesFor(source)]));
  const read: PageItem = {
    ...page,
    run,
    title,
    state: 'read',
    problem: null,
    detail: null,
    read_at_ms: deps.now(),
    digest,
    short,
  };
  // Also behind a problem that passed: what was discarded isn't held again.
  if (digest === page.digest) return keep(deps, reading, read);
  return storeOrHold(deps, { source, page: read, drafts, known });
}

const keep = (deps: PageDeps, { known }: Reading, page: PageItem): Promise<PageItem> => keepRead(deps, known, page);

async function addAll({ table }: PageDeps, pages: readonly PageItem[]): Promise<void> {
  for (const page of pages) await putPage(table, page);
}
