/** What pages should become once an admin publishes it: the drafts of their articles, packed, in parts; and that decision. */
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ArticleDraft } from '#core/sources/sections.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, Written } from '#functions/store/table.ts';
import type { PageItem } from './page-store.ts';
import { type Decision, type ReadingItem, STARTED_MS, lookAfter } from './reading-store.ts';

/** An item holds 400 KB. */
const PART_BYTES = 380 * 1024;

type OfPage = Pick<PageItem, 'source_id' | 'id' | 'held'>;

/** Holds these drafts in place of those that are held of a page. Returns in how many parts. */
export async function putHeld(table: Table, page: OfPage, drafts: readonly ArticleDraft[]): Promise<number> {
  const bytes = deflateRawSync(JSON.stringify(drafts));
  const held = Math.ceil(bytes.length / PART_BYTES);
  for (let part = 0; part < held; part++)
    await table.put({
      Item: {
        ...keys.sourcePart(page.source_id, 'HELD', page.id, part),
        bytes: bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
      },
    });
  await removeParts(table, page, held);
  return held;
}

/** The drafts that are held of a page; nothing when they aren't whole, as a function left them that ended between two parts. */
export async function readHeld(table: Table, { source_id, id, held }: OfPage): Promise<ArticleDraft[] | undefined> {
  const found: Uint8Array[] = [];
  for (let part = 0; part < held; part++) {
    const item = await table.get({ Key: keys.sourcePart(source_id, 'HELD', id, part), ConsistentRead: true });
    if (!(item?.['bytes'] instanceof Uint8Array)) return undefined;
    found.push(item['bytes']);
  }
  try {
    return JSON.parse(inflateRawSync(Buffer.concat(found)).toString()) as ArticleDraft[];
  } catch {
    return undefined;
  }
}

/** Forgets what is held of a page. */
export const removeHeld = (table: Table, page: OfPage): Promise<void> => removeParts(table, page, 0);

async function removeParts(table: Table, { source_id, id, held }: OfPage, from: number): Promise<void> {
  for (let part = from; part < held; part++) await table.delete({ Key: keys.sourcePart(source_id, 'HELD', id, part) });
}

/** Has what is held of a source published or discarded; `refused` when it is being read, or was since it was looked at. */
export const requestDecision = (
  table: Table,
  { source_id, wanted, trial, compared_from_ms }: ReadingItem,
  does: Decision['does'],
  nowMs: number,
): Promise<Written> =>
  table.transact([
    {
      Update: {
        Key: keys.reading(source_id),
        UpdateExpression:
          'SET #state = :waiting, wanted = :next, decided = :decided, compared_from_ms = :from, trial = :trial REMOVE claimed_until_ms, is_of_held',
        ConditionExpression: '#state = :done AND wanted = :wanted',
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: {
          ':waiting': 'waiting',
          ':done': 'done',
          ':wanted': wanted,
          ':next': wanted + 1,
          ':decided': { does, wanted: wanted + 1 } satisfies Decision,
          // What is published is compared with how the bot is now; what is discarded changes nothing.
          ':from': does === 'publish' ? nowMs : compared_from_ms,
          ':trial': does === 'publish' ? trial : null,
        },
      },
    },
    lookAfter(source_id, nowMs + STARTED_MS),
  ]);
