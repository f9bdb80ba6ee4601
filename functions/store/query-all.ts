/** A query read to its end: what is asked for may be more than the megabyte one answer holds. */
import type { Item, Table } from './table.ts';

/** Every item of a query. */
export async function queryAll(table: Table, input: Parameters<Table['query']>[0]): Promise<Item[]> {
  const all: Item[] = [];
  let after: Item | undefined;
  do {
    const { items, lastKey } = await table.query({ ...input, ...(after ? { ExclusiveStartKey: after } : {}) });
    all.push(...items);
    after = lastKey;
  } while (after);
  return all;
}
