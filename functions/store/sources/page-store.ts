/** The pages of a source in the table, each with the articles that were made of it, and the files that wait to be read. */
import type { Id } from '#core/model/id.ts';
import type { PageProblem } from '#core/model/knowledge/source.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll, setFields } from '#functions/store/table.ts';
import { digestOf } from '#functions/store/unique.ts';

/** An article that was made of a page: of which part of it (`key`), and a hash of its words. With other words, somebody edited it. */
export type MadeArticle = { id: Id; key: string; words: string };

/** A page of a source, or an uploaded file. Times are milliseconds since 1970. */
export type PageItem = {
  id: string;
  source_id: Id;
  /** A page's URL, or the name of a file. */
  address: string;
  kind: 'page' | 'file';
  /** How many links lead to it from where reading begins. */
  depth: number;
  /** The reading that it was read in last, by when that began; 0 for none. */
  run: number;
  state: 'waiting' | 'read' | 'unread';
  title: string | null;
  problem: PageProblem | null;
  detail: string | null;
  etag: string | null;
  modified: string | null;
  /** What it was read by and as: the same needs no second look. */
  rules: string;
  digest: string;
  made: readonly MadeArticle[];
  kept: number;
  taken: number;
  /** Answers that are too short to be articles. */
  short: number;
  read_at_ms: number;
  /** Which upload of a file it is: each has parts of its own. Empty for pages, and for files of former versions. */
  upload: string;
  /** Parts of a file that are stored. */
  parts: number;
  /** Parts of what it should become that are stored, until an admin publishes or discards it; 0 where nothing is held. */
  held: number;
};

/** The page of an address, before it is read. */
export const newPage = (
  source: Id,
  { address, kind, depth }: Pick<PageItem, 'address' | 'kind' | 'depth'>,
): PageItem => ({
  id: digestOf(address),
  source_id: source,
  address,
  kind,
  depth,
  run: 0,
  state: 'waiting',
  title: null,
  problem: null,
  detail: null,
  etag: null,
  modified: null,
  rules: '',
  digest: '',
  made: [],
  kept: 0,
  taken: 0,
  short: 0,
  read_at_ms: 0,
  upload: '',
  parts: 0,
  held: 0,
});

/** The write of a page; `refused` for a file that was uploaded again or deleted since. */
export const pageWrite = (page: PageItem): TransactItem => ({ Put: pagePut(page) });

const pagePut = (page: PageItem) => ({
  Item: { ...keys.sourcePage(page.source_id, page.id), ...page },
  ...(page.kind === 'file'
    ? {
        ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(upload) OR upload = :upload)',
        ExpressionAttributeValues: { ':upload': page.upload },
      }
    : {}),
});

/** Stores a page, as `pageWrite` does. */
export const putPage = (table: Table, page: PageItem): Promise<Written> => table.put(pagePut(page));

/**
 * Stores a page that was read. A file that was uploaded again meanwhile stays to be read, with the articles that it has now.
 * Returns the page as it is stored, or nothing where the file was deleted meanwhile.
 */
export async function putReadPage(table: Table, page: PageItem): Promise<PageItem | undefined> {
  if ((await putPage(table, page)) === 'done') return page;
  const { made, held } = page;
  const { attributes } = await table.update({
    Key: keys.sourcePage(page.source_id, page.id),
    // It no longer has what its digest says, even where the same file has come back.
    ...setFields({ made, held, digest: '' }),
    ConditionExpression: 'attribute_exists(pk)',
    ReturnValues: 'ALL_NEW',
  });
  return attributes && pageOf(attributes);
}

/** Stores a file that was uploaded in place of the former one, with what that has become. Returns both. */
export async function putUpload(
  table: Table,
  page: PageItem,
): Promise<{ stored: PageItem; before: PageItem | undefined }> {
  const { source_id, id, address, kind, state, problem, detail, run, upload, parts } = page;
  const fields = { source_id, id, address, kind, state, problem, detail, run, upload, parts };
  const { attributes } = await table.update({
    Key: keys.sourcePage(source_id, id),
    ...setFields(fields),
    ReturnValues: 'ALL_OLD',
  });
  const before = attributes?.['id'] === undefined ? undefined : pageOf(attributes);
  return { stored: { ...(before ?? page), ...fields }, before };
}

/** Every page of a source, as it is now. */
export async function pagesOf(table: Table, source: Id): Promise<PageItem[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND begins_with(sk, :pages)',
    ExpressionAttributeValues: { ':pk': keys.sourcePage(source, '').pk, ':pages': 'PAGE#' },
    ConsistentRead: true,
  });
  return items.map(pageOf);
}

/** One page, or nothing. */
export async function getPage(table: Table, source: Id, id: string): Promise<PageItem | undefined> {
  const item = await table.get({ Key: keys.sourcePage(source, id), ConsistentRead: true });
  return item && pageOf(item);
}

/** Takes a page away. */
export const removePage = (table: Table, { source_id, id }: PageItem): Promise<Written> =>
  table.delete({ Key: keys.sourcePage(source_id, id) });

/** An item holds 400 KB. */
const PART_BYTES = 380 * 1024;

/** What is stored of a page in parts, and which of its fields counts them. */
const counts = { FILE: 'parts', HELD: 'held' } as const;
type Stored = keyof typeof counts;
type OfPage = Pick<PageItem, 'source_id' | 'id' | 'upload' | 'parts' | 'held'>;

const partKey = (of: Stored, { source_id, id, upload }: OfPage, part: number) =>
  keys.sourcePart(source_id, of, of === 'FILE' && upload !== '' ? `${id}#${upload}` : id, part);

/** Stores bytes in place of those that are stored; returns in how many parts. The page isn't stored yet. */
export async function putParts(table: Table, of: Stored, page: OfPage, bytes: Uint8Array): Promise<number> {
  const parts = Math.ceil(bytes.length / PART_BYTES);
  for (let part = 0; part < parts; part++)
    await table.put({
      Item: {
        ...partKey(of, page, part),
        bytes: bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
      },
    });
  await removeParts(table, of, page, parts);
  return parts;
}

/** The bytes that are stored; nothing when there are none, or a part of them is missing. */
export async function readParts(table: Table, of: Stored, page: OfPage): Promise<Uint8Array | undefined> {
  const parts = page[counts[of]];
  const found: Uint8Array[] = [];
  for (let part = 0; part < parts; part++) {
    const item = await table.get({ Key: partKey(of, page, part), ConsistentRead: true });
    if (!(item?.['bytes'] instanceof Uint8Array)) return undefined;
    found.push(item['bytes']);
  }
  return parts === 0 ? undefined : Buffer.concat(found);
}

/** Deletes the parts that are stored, from this one on. */
export async function removeParts(table: Table, of: Stored, page: OfPage, from = 0): Promise<void> {
  for (let part = from; part < page[counts[of]]; part++) await table.delete({ Key: partKey(of, page, part) });
}

/** Clears everything that a deleted source left behind. */
export async function clearSource(table: Table, source: Id): Promise<void> {
  const { pk } = keys.reading(source);
  const left = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ProjectionExpression: 'pk, sk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  // How far reading is goes last: while it is there, clearing is resumed.
  const { sk: last } = keys.reading(source);
  for (const { sk } of left) if (sk !== last) await table.delete({ Key: { pk, sk } });
  await table.delete({ Key: { pk, sk: last } });
}

const empty = newPage(0, { address: '', kind: 'page', depth: 0 });
const pageOf = (item: Item): PageItem =>
  Object.fromEntries(
    Object.entries(empty).map(([name, missing]) => [name, item[name] === undefined ? missing : item[name]]),
  ) as PageItem;
