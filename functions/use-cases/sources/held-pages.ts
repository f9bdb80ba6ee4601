/**
 * A source may hold what it reads where that makes a test question of the bot worse: the pages keep the articles that they
 * have, next to what they should become. It is published at the end of a reading that makes nothing worse, or by an admin.
 */
import type { ArticleDraft } from '#core/sources/sections.ts';
import type { Deps } from '#functions/deps.ts';
import { putHeld, readHeld, removeHeld } from '#functions/store/sources/held-store.ts';
import { type PageItem, putReadPage } from '#functions/store/sources/page-store.ts';
import type { SourceItem } from '#functions/store/sources/source-store.ts';
import {
  type KnownArticles,
  type Maker,
  changesArticles,
  foresee,
  keepRead,
  removeArticles,
  storePage,
} from './store-page.ts';

type HeldDeps = Pick<Deps, 'table' | 'now' | 'random'>;

/** What a page is known by that should have no articles any more. Held or discarded once, it isn't held again. */
const GONE = 'gone';

/** Who the articles of a source are made for. */
export const makerOf = ({ id: source_id, bot_id, locale }: SourceItem): Maker => ({ source_id, bot_id, locale });

/** Stores a page that was read, or holds what it changes. */
export async function storeOrHold(
  deps: HeldDeps,
  { source, page, drafts, known }: { source: SourceItem; page: PageItem; drafts: ArticleDraft[]; known: KnownArticles },
): Promise<PageItem> {
  const given = { page, drafts, maker: makerOf(source), known };
  if (!source.holds_if_worse || !changesArticles(deps, given)) return storePage(deps, given);
  return keepRead(deps, known, { ...page, held: await putHeld(deps.table, page, drafts) });
}

/** A page that can't have articles any more: they are deleted, or that is held. The page isn't stored yet. */
export async function withoutArticles(
  deps: HeldDeps,
  { source, page, known }: { source: SourceItem; page: PageItem; known: KnownArticles },
): Promise<PageItem> {
  if (source.holds_if_worse && page.digest === GONE) return { ...blank(page), ...keptOf(page), digest: GONE };
  const given = { page, drafts: [], maker: makerOf(source), known };
  if (source.holds_if_worse && changesArticles(deps, given)) {
    const held = await putHeld(deps.table, page, []);
    return { ...blank(page), ...keptOf(page), digest: GONE, held };
  }
  await removeArticles(deps, known, page);
  await removeHeld(deps.table, page);
  return blank(page);
}

/**
 * Publishes what is held of a page, by the articles that there are now: what people did since stays. Where it isn't whole, it
 * is forgotten, and the next reading takes the page for one that has changed.
 */
export async function publishPage(
  deps: HeldDeps,
  { source, page, known }: { source: SourceItem; page: PageItem; known: KnownArticles },
): Promise<PageItem> {
  const drafts = await readHeld(deps.table, page);
  if (!drafts) return discardPage(deps, { ...page, etag: null, modified: null, digest: '' });
  return storePage(deps, { page, drafts, maker: makerOf(source), known });
}

/** Forgets what is held of a page. Unless the page changes, it isn't held again. */
export async function discardPage({ table }: Pick<Deps, 'table'>, page: PageItem): Promise<PageItem> {
  const stored = await putReadPage(table, { ...page, held: 0 });
  await removeHeld(table, page);
  return stored ?? page;
}

/** Takes into `known` what publishing all that is held would make of it. */
export async function foreseeHeld(
  deps: HeldDeps,
  { source, pages, known }: { source: SourceItem; pages: readonly PageItem[]; known: KnownArticles },
): Promise<void> {
  for (const page of pages) {
    const drafts = page.held > 0 ? await readHeld(deps.table, page) : undefined;
    if (drafts) foresee(deps, { page, drafts, maker: makerOf(source), known });
  }
}

const keptOf = ({ made, kept, taken, short, held }: PageItem) => ({ made, kept, taken, short, held });

/** A page without what was read of it. */
const blank = (page: PageItem): PageItem => ({
  ...page,
  etag: null,
  modified: null,
  digest: '',
  problem: null,
  detail: null,
  made: [],
  kept: 0,
  taken: 0,
  short: 0,
  held: 0,
});
