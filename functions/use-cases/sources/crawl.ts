/** The pages of a source during one reading: which comes next, and which of the links that are found are pages of it. */
import { type Scope, endlessGuard, isInScope, isPageLink, pageUrlOf, scopeOf } from '#core/sources/links.ts';
import { MAX_SOURCE_PAGES } from '#core/model/knowledge/source-limits.ts';
import type { ReadingCounts } from '#functions/store/sources/reading-store.ts';
import { type PageItem, newPage } from '#functions/store/sources/page-store.ts';
import type { SourceItem } from '#functions/store/sources/source-store.ts';

/** Clicks from where reading begins, and sitemaps of one source. */
const MAX = { depth: 10, sitemaps: 50 };

/** A crawl. */
export type Crawl = {
  /** The page to read next, or nothing. */
  next(): PageItem | undefined;
  /** Takes in what became of a page. */
  set(page: PageItem): void;
  /** Takes in links; returns the pages among them that are new. */
  found(links: readonly string[], from: LinksFrom): PageItem[];
  /** Takes in sitemaps; returns those that are new. */
  foundSitemaps(addresses: readonly string[], depth: number): PageItem[];
  /** Pages that the source no longer has. */
  stale(): PageItem[];
  remove(page: PageItem): void;
  /** Pages of which something is held. */
  held(): PageItem[];
  counts(): ReadingCounts;
  isSeed(page: PageItem): boolean;
  /** The page that another says it is a copy of, if it is to be read instead; nothing where that can't be right. */
  originalOf(page: PageItem, canonical: string, base: string): string | undefined;
  /** Notes that a page can't be read: those that were left out for it are to be read themselves. Returns them. */
  unreadable(page: PageItem): PageItem[];
  isOfSource(address: string): boolean;
};

/** Where links are: the address they start from, how many links lead to them, and whether a sitemap lists them, which ends. */
export type LinksFrom = { base: string; depth: number; isListed: boolean };

/** Opens a crawl on the pages that are known. @param run when this reading began */
export function openCrawl(source: SourceItem, known: readonly PageItem[], run: number, leftOut: number): Crawl {
  const pages = new Map(known.map((page) => [page.id, page]));
  const seeds = new Set<string>();
  const scopes = scopesOf(source);
  const mayGoOn = endlessGuard();
  const sitemaps = new Set<string>();
  const notOriginal = new Set<string>();
  let left = leftOut;
  const isOfSource = (page: PageItem): boolean => {
    if (page.kind === 'file' || seeds.has(page.id)) return true;
    const url = URL.parse(page.address);
    return source.kind === 'site' && url !== null && isInScope(url, scopes);
  };
  const add = (page: PageItem): PageItem | undefined => {
    if (pages.has(page.id)) return undefined;
    if (pages.size >= MAX_SOURCE_PAGES) {
      left++;
      return undefined;
    }
    pages.set(page.id, page);
    return page;
  };
  for (const address of source.addresses) {
    const url = pageUrlOf(address);
    if (!url) continue;
    const seed = newPage(source.id, { address: url.href, kind: 'page', depth: 0 });
    seeds.add(seed.id);
    add(seed);
  }
  for (const { address, depth } of pages.values()) {
    const url = depth > 0 ? URL.parse(address) : null;
    if (url) mayGoOn(url);
  }
  const open = (page: PageItem) => page.run !== run && isOfSource(page);
  return {
    next: () => {
      let first: PageItem | undefined;
      for (const page of pages.values()) if (open(page) && (!first || page.depth < first.depth)) first = page;
      return first;
    },
    set: (page) => void pages.set(page.id, page),
    found: (links, { base, depth, isListed }) => {
      if (source.kind !== 'site' || depth > MAX.depth) return [];
      const added: PageItem[] = [];
      for (const link of links) {
        const url = pageUrlOf(link, base);
        if (!url || !isInScope(url, scopes) || !isPageLink(url)) continue;
        const page = newPage(source.id, { address: url.href, kind: 'page', depth });
        if (pages.has(page.id)) continue;
        if (!isListed && !mayGoOn(url)) left++;
        else {
          const one = add(page);
          if (one) added.push(one);
        }
      }
      return added;
    },
    foundSitemaps: (addresses, depth) => {
      if (source.kind !== 'site') return [];
      return addresses.flatMap((address) => {
        const url = pageUrlOf(address);
        const isOwn = url !== undefined && scopes.some(({ origin }) => origin === url.origin);
        if (!isOwn || sitemaps.size >= MAX.sitemaps || sitemaps.has(url.href)) return [];
        sitemaps.add(url.href);
        const page = newPage(source.id, { address: url.href, kind: 'page', depth });
        seeds.add(page.id);
        return add(page) ?? [];
      });
    },
    unreadable: ({ address }) => {
      if (notOriginal.has(address)) return [];
      notOriginal.add(address);
      const copies = [...pages.values()].filter(({ detail, state }) => state === 'read' && detail === address);
      const opened = copies.map((page) => ({ ...page, run: 0 }));
      for (const page of opened) pages.set(page.id, page);
      return opened;
    },
    stale: () => [...pages.values()].filter((page) => !isOfSource(page)),
    held: () => [...pages.values()].filter(({ held }) => held > 0),
    remove: (page) => void pages.delete(page.id),
    counts: () => {
      const all = [...pages.values()].filter(isOfSource);
      return {
        pages: all.length,
        done: all.filter(({ run: of }) => of === run).length,
        unread: all.filter(({ state }) => state === 'unread').length,
        articles: all.reduce((sum, { made }) => sum + made.length, 0),
        left_out: left,
        held: all.filter(({ held: parts }) => parts > 0).length,
      };
    },
    isSeed: ({ id }) => seeds.has(id),
    originalOf: (page, canonical, base) => {
      const [url, own] = [pageUrlOf(canonical, base), pageUrlOf(page.address)];
      if (!url || !own || source.kind !== 'site' || url.href === own.href) return undefined;
      if (!isInScope(url, scopes) || !isPageLink(url)) return undefined;
      const original = newPage(source.id, { address: url.href, kind: 'page', depth: page.depth });
      const known = pages.get(original.id);
      const isFull = !known && pages.size >= MAX_SOURCE_PAGES;
      // Some sites name their first page on each of their pages, or two pages name each other.
      const isFirst = (seeds.has(original.id) || url.pathname === '/') && folderOf(url) !== folderOf(own);
      const isEmpty = notOriginal.has(url.href) || (known?.run === run && known.made.length + known.held === 0);
      return isFull || isFirst || isEmpty ? undefined : url.href;
    },
    isOfSource: (address) => {
      const url = pageUrlOf(address);
      return url !== undefined && isInScope(url, scopes);
    },
  };
}

/** A path without what names the page that a folder shows. */
const folderOf = ({ pathname }: URL): string => pathname.replace(/\/(?:index\.\w+)?$/, '');

/** Where a source may read. */
export const scopesOf = ({ addresses }: Pick<SourceItem, 'addresses'>): Scope[] =>
  addresses.flatMap((address) => {
    const url = pageUrlOf(address);
    return url ? [scopeOf(url)] : [];
  });
