/** What pages should become once an admin publishes it: the drafts of their articles, packed, in parts. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ArticleDraft } from '#core/sources/sections.ts';
import type { Table } from '#functions/store/table.ts';
import { type PageItem, putParts, readParts, removeParts } from './page-store.ts';

/** Holds these drafts in place of those that are held of a page. Returns in how many parts. */
export const putHeld = (table: Table, page: PageItem, drafts: readonly ArticleDraft[]): Promise<number> =>
  putParts(table, 'HELD', page, deflateRawSync(JSON.stringify(drafts)));

/** The drafts that are held of a page; nothing when they aren't whole, as a function left them that ended between two parts. */
export async function readHeld(table: Table, page: PageItem): Promise<ArticleDraft[] | undefined> {
  const bytes = await readParts(table, 'HELD', page);
  try {
    return bytes && (JSON.parse(inflateRawSync(bytes).toString()) as ArticleDraft[]);
  } catch {
    return undefined;
  }
}

/** Forgets what is held of a page. */
export const removeHeld = (table: Table, page: PageItem): Promise<void> => removeParts(table, 'HELD', page);
