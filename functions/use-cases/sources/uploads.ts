/** Files that are uploaded to a source: stored until the function that reads them has done so. */
import type { SourcePage } from '#core/model/knowledge/source.ts';
import { MAX_SOURCE_FILE_BYTES, MAX_SOURCE_PAGES } from '#core/model/knowledge/source-limits.ts';
import { DomainError, found } from '#core/model/errors.ts';
import { type Id, makeId } from '#core/model/id.ts';
import {
  type PageItem,
  getPage,
  newPage,
  pagesOf,
  putParts,
  putUpload,
  removePage,
  removeParts,
} from '#functions/store/sources/page-store.ts';
import { removeHeld } from '#functions/store/sources/held-store.ts';
import { getBot } from '#functions/store/automation/bot-store.ts';
import { findItem } from '#functions/use-cases/settings/resource.ts';
import { type SourceDeps, orderReading, sources } from './sources.ts';
import { knownArticles, removeArticles } from './store-page.ts';

/** Stores a file, in place of one with the same name, and has it read. @throws DomainError `not_found`, `conflict`, `too_large` */
export async function uploadFile(
  deps: SourceDeps,
  id: Id,
  { name, content }: { name: string; content: string },
): Promise<SourcePage> {
  const { table } = deps;
  const source = await findItem(deps, sources, id);
  if (source.kind !== 'files') throw new DomainError('conflict', 'Only a source of files takes files.');
  const bytes = Buffer.from(content, 'base64');
  if (bytes.length > MAX_SOURCE_FILE_BYTES)
    throw new DomainError('too_large', `The file has ${bytes.length} bytes. The limit is ${MAX_SOURCE_FILE_BYTES}.`);
  const made = newPage(id, { address: name, kind: 'file', depth: 0 });
  const isNew = !(await getPage(table, id, made.id));
  if (isNew && (await pagesOf(table, id)).length >= MAX_SOURCE_PAGES)
    throw new DomainError('conflict', `This source has ${MAX_SOURCE_PAGES} files, which is the limit.`);
  // Parts of its own, as the former ones may just be being read.
  const upload = { ...made, upload: String(makeId(deps.now(), deps.random())) };
  const parts = await putParts(table, 'FILE', upload, bytes);
  const { stored, before } = await putUpload(table, { ...upload, parts });
  if (before) await removeParts(table, 'FILE', before);
  await orderReading(deps, id);
  return shownPage(stored);
}

/** Takes a file away with its articles, but those that people edited. @throws DomainError `not_found`, `conflict` while the source is read */
export async function removeUpload(deps: SourceDeps, id: Id, pageId: string): Promise<void> {
  const { table } = deps;
  const source = await findItem(deps, sources, id);
  const page = found(await getPage(table, id, pageId));
  if (page.kind !== 'file') throw new DomainError('conflict', 'Pages of a site go when the site no longer has them.');
  if (await getBot(table, source.bot_id)) await removeArticles(deps, await knownArticles(deps, source.bot_id), page);
  await removeHeld(table, page);
  await removeParts(table, 'FILE', page);
  await removePage(table, page);
  await orderReading(deps, id);
}

/** A page as the API shows it. */
export const shownPage = (page: PageItem): SourcePage => ({
  id: page.id,
  address: page.address,
  title: page.title,
  state: page.state,
  problem: page.problem,
  detail: page.detail,
  articles: page.made.length,
  is_held: page.held > 0,
  kept: page.kept,
  taken: page.taken,
  short: page.short,
  read_at: page.read_at_ms === 0 ? null : new Date(page.read_at_ms).toISOString(),
});
