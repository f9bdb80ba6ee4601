/** Which partitions of its indexes an item has an entry in: a write that moves an entry is a write to both. */
import type { Table } from '#local/dynamodb/table.ts';
import type { Json } from '#local/aws/protocol/service.ts';
import { type AttributeMap, type ItemOperation, isTransaction } from './requests.ts';

/** A write of an entry: to this partition of this index. */
export type IndexWrite = { index: string; partition: string };

/** One item of a request, and the part of the request that is about it. */
export type ItemRequest = ItemOperation & { request: Json };

/** The parts of a request, in the order of its items. */
export const partsOf = (operation: string, input: Json, items: readonly ItemOperation[]): ItemRequest[] => {
  const entries = (isTransaction(operation) ? (input['TransactItems'] as Record<string, Json>[]) : []).flatMap(
    (entry) => Object.values(entry),
  );
  return items.map((item, place) => ({ ...item, request: entries[place] ?? input }));
};

/** The entries as the writes that were seen left them; those of items that were written before are not known. */
export class IndexEntries {
  readonly #entries = new Map<string, string>();

  /** The index writes of an item's request. */
  writesOf(item: ItemRequest, table: Table | undefined): IndexWrite[] {
    return this.#changes(item, table).flatMap(({ index, before, after }) => {
      const partitions = new Set([before, after].filter((one) => one !== undefined));
      return [...partitions].map((partition) => ({ index, partition }));
    });
  }

  /** Remembers what a successful request changed. */
  remember(item: ItemRequest, table: Table | undefined): void {
    for (const { index, after } of this.#changes(item, table)) {
      const entry = nameOf(item, index, table);
      if (after === undefined) this.#entries.delete(entry);
      else this.#entries.set(entry, after);
    }
  }

  #changes(item: ItemRequest, table: Table | undefined) {
    if (table === undefined || !['PutItem', 'UpdateItem', 'DeleteItem'].includes(item.kind)) return [];
    return Object.entries(table.keysOnlyIndexes ?? {}).flatMap(([index, names]) => {
      const key = names.find((name) => !table.keys.includes(name)) ?? '';
      const before = this.#entries.get(nameOf(item, index, table));
      const after = keyAfter(item, key, before);
      return after === 'as before' ? [] : [{ index, before, after }];
    });
  }
}

const nameOf = ({ table, attributes }: ItemOperation, index: string, { keys = [] }: Partial<Table> = {}): string =>
  JSON.stringify([table, index, ...keys.map((key) => attributes[key]?.['S'])]);

/** The value of an index's partition key after a write; nothing where the item then has none. */
function keyAfter({ kind, attributes, request }: ItemRequest, key: string, before: string | undefined) {
  if (kind === 'DeleteItem') return undefined;
  if (kind === 'PutItem') {
    const own = attributes[key]?.['S'] as string | undefined;
    return own === before ? 'as before' : own;
  }
  const names = (request['ExpressionAttributeNames'] ?? {}) as Record<string, string>;
  const values = (request['ExpressionAttributeValues'] ?? {}) as AttributeMap;
  const [sets = '', removes = ''] = String(request['UpdateExpression'] ?? '').split(/\bREMOVE\b/);
  const isKey = (word: string): boolean => (names[word] ?? word) === key;
  if ((removes.match(/#?\w+/g) ?? []).some(isKey)) return undefined;
  const set = [...sets.matchAll(/(#?\w+)\s*=\s*(?:if_not_exists\([^,]+,\s*)?(:\w+)/g)].find(([, word = '']) =>
    isKey(word),
  );
  return set === undefined ? 'as before' : (values[set[2] ?? '']?.['S'] as string | undefined);
}
