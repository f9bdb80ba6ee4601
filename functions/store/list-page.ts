/** Pages of things set up: one query of the list index for keys, one batch for the items. And how many there are, where that is limited. */
import { MAX_ANSWER_BYTES } from '#core/limits/answer-size.ts';
import { type Id, padId } from '#core/model/id.ts';
import { type Key, keys } from './keys.ts';
import type { Collection } from './listings.ts';
import type { Item, Table, TransactItem } from './table.ts';

/** Which page: at most `limit` entries, those after the one with the id `after`. */
export type PageRequest = { limit: number; after?: Id; consistent?: boolean };
/** A page; `after` is where the next one begins, nothing at the end. */
export type Page<Entry> = { items: Entry[]; after: Id | undefined };

/** Items read in one batch: each may have 400 KB, of which not all may fit into an answer. */
const BATCH = 25;

/**
 * The items of some keys in their order, without those that no longer exist. Ends early when they exceed the size of one
 * answer: `read` is the number of keys covered.
 */
export async function itemsInOrder(
  table: Table,
  order: readonly Key[],
  { consistent = false }: { consistent?: boolean | undefined } = {},
): Promise<{ items: Item[]; read: number }> {
  const items: Item[] = [];
  let bytes = 0;
  let read = 0;
  while (read < order.length && bytes < MAX_ANSWER_BYTES) {
    const wanted = order.slice(read, read + BATCH);
    const found = new Map(
      (await table.batchGet(wanted, consistent ? { ConsistentRead: true } : {})).map(
        (item) => [nameOf(item), item] as const,
      ),
    );
    items.push(...wanted.map((key) => found.get(nameOf(key))).filter((item) => item !== undefined));
    bytes += JSON.stringify([...found.values()]).length;
    read += wanted.length;
  }
  return { items, read };
}

const nameOf = ({ pk, sk }: Item): string => `${String(pk)} ${String(sk)}`;

/** A page of a collection, oldest first. What was deleted since the index was read is left out. */
export async function listPage(table: Table, collection: Collection, request: PageRequest): Promise<Page<Item>> {
  const { items: found, lastKey } = await table.query({
    IndexName: 'gsi1',
    KeyConditionExpression: request.after === undefined ? 'gsi1pk = :pk' : 'gsi1pk = :pk AND gsi1sk > :after',
    ExpressionAttributeValues: {
      ':pk': collection,
      ...(request.after === undefined ? {} : { ':after': padId(request.after) }),
    },
    Limit: request.limit,
  });
  const order = found.map(({ pk, sk }) => ({ pk: String(pk), sk: String(sk) }));
  const { items, read } = await itemsInOrder(table, order, { consistent: request.consistent });
  const last = found[read - 1];
  const isEnd = read === found.length && lastKey === undefined;
  return { items, after: isEnd || !last ? undefined : Number(last['gsi1sk']) };
}

/** How many there are, up to `max`: the index tells without reading them. */
export async function countListed(table: Table, collection: Collection, max: number): Promise<number> {
  const { items } = await table.query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk',
    ProjectionExpression: 'pk',
    ExpressionAttributeValues: { ':pk': collection },
    Limit: max,
  });
  return items.length;
}

/** All of a collection, for those that stay small; at most `most`. `consistent`: each as it is now. */
export async function listAll(
  table: Table,
  collection: Collection,
  max: number,
  options: { consistent?: boolean } = {},
): Promise<Item[]> {
  const all: Item[] = [];
  let after: Id | undefined;
  do {
    const page = await listPage(table, collection, {
      limit: 100,
      ...options,
      ...(after === undefined ? {} : { after }),
    });
    all.push(...page.items);
    after = page.after;
  } while (after !== undefined && all.length < max);
  return all;
}

/** Whether a collection has as many records as it may. */
export const isFull = async (table: Table, collection: Collection, max: number): Promise<boolean> =>
  (await countOf(table, collection, max, { consistent: true })) >= max;

/**
 * The write that counts a record that is added, which fails where there are `max`, or no longer counts one that is deleted.
 * The index lags, so of two records for the last place only this item can refuse one.
 */
export async function countWrite(
  table: Table,
  collection: Collection,
  max: number,
  change: 'added' | 'deleted',
): Promise<TransactItem> {
  const known = await countOf(table, collection, max);
  const isRoom = known < max ? '(attribute_not_exists(#count) OR #count < :max)' : '#count < :max';
  return {
    Update: {
      Key: keys.counted(collection),
      // Those from before they were counted are counted now.
      UpdateExpression: 'SET #count = if_not_exists(#count, :known) + :change',
      ExpressionAttributeNames: { '#count': 'count' },
      ...(change === 'added'
        ? { ConditionExpression: isRoom, ExpressionAttributeValues: { ':known': known, ':change': 1, ':max': max } }
        : { ExpressionAttributeValues: { ':known': known, ':change': -1 } }),
    },
  };
}

async function countOf(
  table: Table,
  collection: Collection,
  max: number,
  { consistent = false }: { consistent?: boolean } = {},
): Promise<number> {
  const item = await table.get({ Key: keys.counted(collection), ConsistentRead: consistent });
  return item ? Number(item['count']) : countListed(table, collection, max);
}
