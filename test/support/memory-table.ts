/**
 * The table in memory: executes the very requests the stores make, expressions and transactions included, each at one
 * instant. `memory-table.test.ts` holds it to what DynamoDB does.
 */
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';
import { copied } from './copied.ts';
import { Reader, ValidationError } from './expressions.ts';
import type { Placeholders } from './expressions.ts';

/** A change, as the table's stream tells it. */
export type Change = {
  eventName: 'INSERT' | 'MODIFY' | 'REMOVE';
  key: { pk: string; sk: string };
  /** The item after it; nothing when it was removed. */
  image?: Item | undefined;
};

type Request = Placeholders & {
  Key?: Record<string, unknown> | undefined;
  Item?: Item | undefined;
  ConditionExpression?: string | undefined;
  UpdateExpression?: string | undefined;
  ReturnValues?: string | undefined;
};
/** A write that was checked and not yet made: nothing when its condition does not hold. */
type Step = { key: { pk: string; sk: string }; before: Item | undefined; after: Item | undefined };

/** The calls of a table, without promises. */
export type AtOnce = {
  [Call in keyof Table]: (...given: Parameters<Table[Call]>) => Awaited<ReturnType<Table[Call]>>;
};

const MAX_WRITES = 100;
/** What one query reads at most, and what one item has, in bytes. */
const MAX_PAGE = 1024 * 1024;
const MAX_ITEM = 400 * 1024;

/** A table in memory; `changes` grows with every write, `items` are those stored. */
export class MemoryTable implements Table {
  readonly changes: Change[] = [];
  readonly #items = new Map<string, Item>();
  /** All of them in the order of keys, until one changes. */
  #inOrder: readonly Item[] | undefined;
  /** The ids of each partition, of the indexes' too, so that a query looks at its own only. */
  readonly #partitions = new Map<string, Set<string>>();

  /** Everything stored, in the order of keys. */
  get items(): Item[] {
    return this.stored.map((item) => copied(item));
  }

  /** The same, only to be looked at: these are what is stored. */
  get stored(): readonly Item[] {
    return (this.#inOrder ??= [...this.#items.values()].sort(byKey('pk', 'sk')));
  }

  get: Table['get'] = async (...given) => this.#get(...given);
  query: Table['query'] = async (...given) => this.#query(...given);
  batchGet: Table['batchGet'] = async (...given) => this.#batchGet(...given);
  put: Table['put'] = async (...given) => this.#put(...given);
  update: Table['update'] = async (...given) => this.#update(...given);
  delete: Table['delete'] = async (...given) => this.#delete(...given);
  transact: Table['transact'] = async (...given) => this.#transact(...given);

  #get: AtOnce['get'] = (input) => {
    const reader = new Reader(input);
    const project = reader.projection(input.ProjectionExpression);
    reader.finish();
    const item = this.#items.get(idOf(keyOf(input.Key)));
    return item && copied(project(item));
  };

  #query: AtOnce['query'] = (input) => {
    const index = input.IndexName ?? '';
    const [pk, sk] = [`${index}pk`, `${index}sk`];
    const reader = new Reader(input);
    const matches = reader.condition(input.KeyConditionExpression);
    const isKept = reader.condition(input.FilterExpression);
    const project = reader.projection(input.ProjectionExpression);
    reader.finish();
    const found = this.#candidates(pk, input.ExpressionAttributeValues?.[':pk'])
      .filter((item) => item[pk] !== undefined && item[sk] !== undefined && matches(item))
      .sort(byKey(sk, 'pk', 'sk'));
    if (input.ScanIndexForward === false) found.reverse();
    const from = input.ExclusiveStartKey ? found.findIndex((item) => isAt(item, input.ExclusiveStartKey)) + 1 : 0;
    const page = fitting(found.slice(from, input.Limit === undefined ? undefined : from + input.Limit), index !== '');
    const last = page.length === input.Limit || page.length < found.length - from ? page.at(-1) : undefined;
    const shown = page.filter(isKept).map((item) => (index === '' ? item : pick(item, ['pk', 'sk', pk, sk])));
    return {
      items: shown.map((item) => copied(project(item))),
      lastKey: last && pick(last, [...new Set(['pk', 'sk', pk, sk])]),
    };
  };

  #batchGet: AtOnce['batchGet'] = (wanted) => {
    const ids = wanted.map((key) => idOf(keyOf(key)));
    if (new Set(ids).size < ids.length) throw new ValidationError('A key is given twice.');
    return ids
      .map((id) => this.#items.get(id))
      .filter((item) => item !== undefined)
      .map((item) => copied(item));
  };

  #put: AtOnce['put'] = (input) => this.#write([this.#step('Put', input)]);

  #update: AtOnce['update'] = (input) => {
    const step = this.#step('Update', input);
    const written = this.#write([step]);
    const shown = input.ReturnValues === 'ALL_OLD' ? step?.before : step?.after;
    return { written, attributes: written === 'done' && input.ReturnValues && shown ? copied(shown) : undefined };
  };

  #delete: AtOnce['delete'] = (input) => this.#write([this.#step('Delete', input)]);

  #transact: AtOnce['transact'] = (writes) => {
    if (writes.length > MAX_WRITES) throw new ValidationError(`${writes.length} writes in one transaction.`);
    const keys = writes.map(touched).map(idOf);
    if (new Set(keys).size < keys.length) throw new ValidationError('A transaction touches an item twice.');
    return this.#write(writes.map((write) => this.#stepOf(write)));
  };

  /** The calls of a table, answered at once. */
  readonly atOnce: AtOnce = {
    get: this.#get,
    query: this.#query,
    batchGet: this.#batchGet,
    put: this.#put,
    update: this.#update,
    delete: this.#delete,
    transact: this.#transact,
  };

  #candidates(name: string, value: unknown): Item[] {
    if (typeof value !== 'string') return [...this.#items.values()];
    const found: Item[] = [];
    for (const id of this.#partitions.get(`${name}\n${value}`) ?? []) {
      const item = this.#items.get(id);
      if (item) found.push(item);
    }
    return found;
  }

  /** Puts an item, or removes it, whatever is there: it is no change that the stream tells. */
  place(key: { pk: string; sk: string }, item: Item | undefined): void {
    const id = idOf(key);
    this.#inOrder = undefined;
    for (const partition of partitionsOf(this.#items.get(id))) this.#partitions.get(partition)?.delete(id);
    if (item) this.#items.set(id, item);
    else this.#items.delete(id);
    for (const partition of partitionsOf(item)) {
      const ids = this.#partitions.get(partition) ?? new Set();
      this.#partitions.set(partition, ids.add(id));
    }
  }

  #stepOf(write: TransactItem): Step | undefined {
    if ('Put' in write) return this.#step('Put', write.Put);
    if ('Update' in write) return this.#step('Update', write.Update);
    if ('Delete' in write) return this.#step('Delete', write.Delete);
    return this.#step('ConditionCheck', write.ConditionCheck);
  }

  #step(verb: 'Put' | 'Update' | 'Delete' | 'ConditionCheck', input: Request): Step | undefined {
    const key = keyOf(verb === 'Put' ? input.Item : input.Key);
    const before = this.#items.get(idOf(key));
    const reader = new Reader(input);
    const holds = reader.condition(input.ConditionExpression);
    const update = verb === 'Update' && input.UpdateExpression !== undefined && reader.update(input.UpdateExpression);
    reader.finish();
    if (!holds(before ?? {})) return undefined;
    switch (verb) {
      case 'Put':
        return { key, before, after: stored(input.Item ?? {}) };
      case 'Update':
        return { key, before, after: update ? stored(update(before ?? { ...key })) : before };
      case 'Delete':
        return { key, before, after: undefined };
      case 'ConditionCheck':
        return { key, before, after: before };
    }
  }

  #write(steps: (Step | undefined)[]): Written {
    const held = steps.filter((step) => step !== undefined);
    if (held.length < steps.length) return 'refused';
    for (const { after } of held) checkIndexKeys(after);
    for (const { key, before, after } of held) {
      if (after === before) continue;
      this.place(key, after);
      this.changes.push({ eventName: !before ? 'INSERT' : after ? 'MODIFY' : 'REMOVE', key, image: after });
    }
    return 'done';
  }
}

function keyOf(given: Record<string, unknown> | undefined): { pk: string; sk: string } {
  const { pk, sk } = given ?? {};
  if (typeof pk !== 'string' || typeof sk !== 'string' || pk === '' || sk === '')
    throw new ValidationError(`Not a key: ${JSON.stringify(given)}.`);
  return { pk, sk };
}

/** Keys of the indexes may be absent; those that are there are texts. */
function checkIndexKeys(item: Item = {}): void {
  for (const name of ['gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'])
    if (name in item && (typeof item[name] !== 'string' || item[name] === ''))
      throw new ValidationError(`Not a key of an index: ${name} ${JSON.stringify(item[name])}.`);
}

const partitionKeys = ['pk', 'gsi1pk', 'gsi2pk'] as const;

function partitionsOf(item: Item | undefined): string[] {
  const partitions: string[] = [];
  if (item) for (const name of partitionKeys) if (name in item) partitions.push(`${name}\n${String(item[name])}`);
  return partitions;
}

const idOf = ({ pk, sk }: { pk: string; sk: string }): string => `${pk}\n${sk}`;

function touched(write: TransactItem): { pk: string; sk: string } {
  if ('Put' in write) return keyOf(write.Put.Item);
  if ('Update' in write) return keyOf(write.Update.Key);
  return keyOf('Delete' in write ? write.Delete.Key : write.ConditionCheck.Key);
}

/** What is undefined is not stored; the table keeps its own copy. */
function stored(item: Item): Item {
  const copy: Item = {};
  for (const name of Object.keys(item)) if (item[name] !== undefined) copy[name] = copied(item[name]);
  return copy;
}

/** The first of these items that a query reads. It reads more than one of the largest, so few are never measured. */
function fitting(items: Item[], areKeysOnly: boolean): Item[] {
  if (areKeysOnly || items.length * MAX_ITEM <= MAX_PAGE) return items;
  let size = 0;
  const end = items.findIndex((item) => (size += sizeOf(item)) > MAX_PAGE);
  return end < 0 ? items : items.slice(0, end);
}

const sizes = new WeakMap<Item, number>();

/** Bytes of an item, measured once: what is stored is replaced, never changed. */
function sizeOf(item: Item): number {
  const known = sizes.get(item);
  if (known !== undefined) return known;
  const size = bytesOf(item) - 3 - Object.keys(item).length;
  sizes.set(item, size);
  return size;
}

/** Bytes of a value as DynamoDB counts it; of a number those of its digits, which are never fewer. */
function bytesOf(value: unknown): number {
  if (typeof value === 'string') return Buffer.byteLength(value);
  if (typeof value === 'number') return String(value).length;
  if (value instanceof Uint8Array) return value.byteLength;
  if (value instanceof Set) return [...value].reduce<number>((sum, one) => sum + bytesOf(one), 0);
  if (Array.isArray(value)) return value.reduce<number>((sum, one) => sum + bytesOf(one) + 1, 3);
  if (typeof value !== 'object' || value === null) return 1;
  return Object.entries(value).reduce((sum, [name, one]) => sum + Buffer.byteLength(name) + bytesOf(one) + 1, 3);
}

const pick = (item: Item, names: readonly string[]): Item =>
  Object.fromEntries(names.map((name) => [name, item[name]]));

const isAt = (item: Item, key: Item | undefined): boolean => item['pk'] === key?.['pk'] && item['sk'] === key?.['sk'];

const byKey =
  (...names: string[]) =>
  (one: Item, other: Item): number => {
    for (const name of names) {
      const [left, right] = [String(one[name]), String(other[name])];
      if (left !== right) return left < right ? -1 : 1;
    }
    return 0;
  };
