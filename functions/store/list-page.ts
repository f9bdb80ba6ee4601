/** Pages of things set up: one query of the list index for keys, one batch for the items. */
import type { Id } from '../../core/model/id.ts';
import { padId } from '../../core/model/id.ts';
import type { Collection } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Which page: at most `limit` entries, those after the one with the id `after`. */
export type PageRequest = { limit: number; after?: Id; consistent?: boolean };
/** A page; `after` is where the next one begins, nothing at the end. */
export type Page<Entry> = { items: Entry[]; after: Id | undefined };

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
  const items = new Map(
    (await table.batchGet(order, request.consistent ? { ConsistentRead: true } : {})).map(
      (item) => [String(item['pk']), item] as const,
    ),
  );
  const last = found.at(-1);
  return {
    items: order.map(({ pk }) => items.get(pk)).filter((item) => item !== undefined),
    after: lastKey && last ? Number(last['gsi1sk']) : undefined,
  };
}

/** All of a collection, for those that stay small; at most `most`. `consistent`: each as it is now. */
export async function listAll(
  table: Table,
  collection: Collection,
  most: number,
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
  } while (after !== undefined && all.length < most);
  return all;
}
