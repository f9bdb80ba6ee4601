/**
 * Reads a source from beginning to end: each page once, at most five hundred. What there is no time for is left to the next
 * run of the function, which goes on from what is stored.
 */
import { DomainError } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { clearSource, getPage, pagesOf, putPage, removePage } from '#functions/store/sources/page-store.ts';
import {
  CLAIM_MS,
  type Decision,
  type ReadingItem,
  claimReading,
  extendClaim,
  finishReading,
  getReading,
  releaseReading,
  restartReading,
} from '#functions/store/sources/reading-store.ts';
import { type SourceItem, getSource, sourceStore } from '#functions/store/sources/source-store.ts';
import { removeHeld } from '#functions/store/sources/held-store.ts';
import { noteFailedTrial } from '#functions/store/sources/source-trial-store.ts';
import { openCrawl, scopesOf } from './crawl.ts';
import { discardPage, publishPage } from './held-pages.ts';
import { type Reading, readPage, skipPage } from './read-page.ts';
import { nextReadingMs } from './reading-times.ts';
import { type SiteDeps, siteFetcher } from './site-fetcher.ts';
import { knownArticles, removeArticles } from './store-page.ts';

/** The dependencies of reading a source. */
export type ReadSourceDeps = Pick<Deps, 'table' | 'now' | 'random' | 'log'> &
  SiteDeps & {
    /** Has what is held of a source compared, which is noted with its reading, and waits for it: up to three minutes. */
    tryHeld: (source: Id) => Promise<unknown>;
  };

/** What of a run is left for a comparison of what is held, and for publishing it. */
const HELD_MS = 2 * 60_000;

/** Reads a source that waits for it. Does nothing when another is at it. @param until milliseconds since 1970 */
export async function readSource(deps: ReadSourceDeps, id: Id, until: number): Promise<void> {
  const { table, now } = deps;
  for (;;) {
    const before = await getReading(table, id);
    const claim = String(makeId(now(), deps.random()));
    const reading = before && (await claimReading(table, before, { claim, nowMs: now() }));
    if (!reading) return;
    const outcome = await readOnce(deps, reading, until);
    if (outcome === 'again' && (await restartReading(table, reading)) === 'done') continue;
    return;
  }
}

/** `again`: something was asked for meanwhile. */
async function readOnce(deps: ReadSourceDeps, reading: ReadingItem, until: number): Promise<'ended' | 'again'> {
  const { table, now, log } = deps;
  const { source_id: id, bot_id } = reading;
  const [source, bot] = await Promise.all([getSource(table, id), getBot(table, bot_id)]);
  if (!source || !bot) {
    await removeSource(deps, reading, source);
    return 'ended';
  }
  const opened = await open(deps, source, reading);
  const run = { reading, until };
  const outcome = reading.decided
    ? await settleHeld(deps, opened, run, reading.decided.does)
    : await readAndSettle(deps, opened, run);
  if (outcome === 'lost') return 'ended';
  const counted = { ...reading, counts: opened.crawl.counts() };
  if (outcome === 'late') {
    await releaseReading(table, counted, now());
    return 'ended';
  }
  log.info('source_read', { source_id: id, bot_id, ...counted.counts, took_ms: now() - reading.started_at_ms });
  // What was ordered before an admin's decision was carried out is read after it.
  if (reading.decided && reading.wanted > reading.decided.wanted) return 'again';
  const nextAtMs = nextReadingMs(source, reading.started_at_ms);
  const finished = await finishReading(table, counted, {
    finishedAtMs: reading.decided ? reading.finished_at_ms : now(),
    nextAtMs: nextAtMs && Math.max(nextAtMs, now()),
  });
  return finished === 'done' ? 'ended' : 'again';
}

type Run = { reading: ReadingItem; until: number };
type Outcome = 'done' | 'late' | 'lost';

/** Reads all pages; what they hold is published, or goes on being held where that makes a test question worse. */
async function readAndSettle(deps: ReadSourceDeps, opened: Reading, { reading, until }: Run): Promise<Outcome> {
  const { table, now, log } = deps;
  const { source, crawl } = opened;
  const read = await readPages(deps, opened, { reading, until });
  if (read !== 'done' || crawl.held().length === 0) return read;
  if (source.holds_if_worse) {
    if (now() > until - HELD_MS) return 'late';
    const counts = crawl.counts();
    if ((await extendClaim(table, { ...reading, counts }, now() + 2 * CLAIM_MS)) === 'refused') return 'lost';
    try {
      await deps.tryHeld(source.id);
    } catch (error) {
      log.error('held_trial_failed', { source_id: source.id, error });
      await noteFailedTrial(table, reading);
    }
    const trial = (await getReading(table, source.id))?.trial;
    if (trial && (trial.state === 'failed' || trial.worse > 0)) return 'done';
  }
  return settleHeld(deps, opened, { reading, until }, 'publish');
}

/** Publishes or discards what all pages hold. */
async function settleHeld(
  deps: ReadSourceDeps,
  { source, crawl, known }: Reading,
  { reading, until }: Run,
  does: Decision['does'],
): Promise<Outcome> {
  const { table, now } = deps;
  for (const { id } of crawl.held()) {
    if (now() >= until) return 'late';
    const page = await getPage(table, source.id, id);
    // A file that was uploaded again meanwhile is read next, which replaces what is held of it.
    if (!page || page.state === 'waiting') continue;
    if ((await extendClaim(table, { ...reading, counts: crawl.counts() }, now() + CLAIM_MS)) === 'refused')
      return 'lost';
    try {
      crawl.set(does === 'publish' ? await publishPage(deps, { source, page, known }) : await discardPage(deps, page));
    } catch (error) {
      if (error instanceof DomainError && error.code === 'try_again') return 'late';
      throw error;
    }
  }
  return 'done';
}

async function open(deps: ReadSourceDeps, source: SourceItem, reading: ReadingItem): Promise<Reading> {
  const { table } = deps;
  const [pages, known] = await Promise.all([pagesOf(table, source.id), knownArticles(deps, source.bot_id)]);
  const { started_at_ms: run, counts } = reading;
  const crawl = openCrawl(source, pages, run, counts.left_out);
  const origins = new Set(scopesOf(source).map(({ origin }) => origin));
  const site = siteFetcher(deps, origins);
  if (source.kind === 'site' && !reading.decided)
    for (const origin of origins) {
      const { sitemaps } = await site.robotsOf(origin);
      for (const page of crawl.foundSitemaps(sitemaps, 0)) await putPage(table, page);
    }
  for (const page of crawl.stale()) {
    await removeArticles(deps, known, page);
    await removeHeld(table, page);
    await removePage(table, page);
    crawl.remove(page);
  }
  return { source, run, crawl, site, known };
}

/** How often a page, or an upload of a file, is begun that ended the function. */
const MAX_TRIES = 2;

async function readPages(deps: ReadSourceDeps, opened: Reading, { reading, until }: Run): Promise<Outcome> {
  const { table, now } = deps;
  for (let page = opened.crawl.next(); page; page = opened.crawl.next()) {
    if (now() >= until) return 'late';
    const begun = `${page.id}${page.upload}`;
    const tries = begun === reading.page ? reading.tries + 1 : 1;
    const extended = { ...reading, counts: opened.crawl.counts(), page: begun, tries };
    if ((await extendClaim(table, extended, now() + CLAIM_MS)) === 'refused') return 'lost';
    try {
      await (tries > MAX_TRIES ? skipPage(deps, opened, page) : readPage(deps, opened, page));
    } catch (error) {
      // Others change the same articles, or the bot was deleted: the next run finds out.
      if (error instanceof DomainError && error.code === 'try_again') return 'late';
      throw error;
    }
  }
  return 'done';
}

/** Takes a source away whose bot is gone, and what a deleted source left: its articles, but those that people edited. */
async function removeSource(
  deps: ReadSourceDeps,
  { source_id, bot_id }: ReadingItem,
  source?: SourceItem,
): Promise<void> {
  const { table, now } = deps;
  const stored = source && (await sourceStore.get(table, source_id));
  if (stored) await sourceStore.remove(table, stored.record, stored.uses, now());
  const known = await knownArticles(deps, bot_id);
  for (const page of await pagesOf(table, source_id)) {
    await removeArticles(deps, known, page);
    await removePage(table, page);
  }
  await clearSource(table, source_id);
}
