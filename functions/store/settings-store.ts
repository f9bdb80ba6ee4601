/**
 * Settings records in the table: the shared part of departments, widgets, bots and others. Each record counts its changes,
 * and is changed or deleted only as it was read, so of two concurrent changes neither is lost.
 */
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from './keys.ts';
import { type Collection, indexes } from './listings.ts';
import { type Page, type PageRequest, countWrite, isFull, listAll, listPage } from './list-page.ts';
import { type Reference, noteReferences } from './references.ts';
import { type Shape, shownFields } from './shown-fields.ts';
import { type Item, type Table, type TransactItem, type Written, setFields } from './table.ts';

/** What every settings record has. */
export type SettingsRecord = { id: Id };

/** What is particular to one kind of settings record. */
export type SettingsKind<Stored extends SettingsRecord> = {
  /** As sentences name it, such as `canned response`. */
  name: string;
  collection: Collection;
  /** Its key, where it has one of its own. */
  key?: (id: Id) => Key;
  /** How many there may be, where that is limited. */
  max?: number;
  /** The field that counts changes; one from before they were counted has none, which counts as 0. */
  counter?: 'version' | 'revision';
  /** A stored item as a record. */
  read: (item: Item) => Stored;
  /** A record as an item's fields, where they differ. */
  write?: (record: Stored) => Item;
  /** What it refers to. */
  references?: (record: Stored) => Reference[];
  /** What is written in the same transaction; nothing before: created, nothing after: deleted. `atMs` is milliseconds since 1970. */
  alsoWrite?: (before: Stored | undefined, after: Stored | undefined, atMs: number) => TransactItem[];
};

/** How settings records of one kind are stored. Writes are `refused` when what they were decided on no longer holds. */
export type SettingsStore<Stored extends SettingsRecord> = {
  /** As sentences name it. */
  name: string;
  /** How often a record was changed. */
  count: (record: Stored) => number;
  /** One record as it is now, or nothing; `uses` counts the references ever made to it. */
  get: (table: Table, id: Id) => Promise<{ record: Stored; uses: number } | undefined>;
  /** What a record refers to. */
  references: (record: Stored) => Reference[];
  /** Every record, up to `most`; `consistent`: each as it is now. */
  all: (table: Table, max: number, options?: { consistent?: boolean }) => Promise<Stored[]>;
  /** A page, oldest first. */
  list: (table: Table, request: PageRequest) => Promise<Page<Stored>>;
  /** Refused, too, where there are as many as there may be. */
  put: (table: Table, record: Stored, atMs: number) => Promise<Written>;

  /** Answers with the record as stored. */
  change: (table: Table, before: Stored, after: Stored, atMs: number) => Promise<Stored | 'refused'>;
  /** Refused, too, when it was referred to since its uses were read. */
  remove: (table: Table, before: Stored, uses: number, atMs: number) => Promise<Written>;
};

/** A store that says whether there are as many records as there may be; never where that isn't limited. */
export type LimitedStore<Stored extends SettingsRecord> = SettingsStore<Stored> & {
  isFull: (table: Table) => Promise<boolean>;
};

/** The store of one kind of settings record. */
export function settingsStore<Stored extends SettingsRecord>(kind: SettingsKind<Stored>): LimitedStore<Stored> {
  const { collection, max, counter = 'version', read, write = asIs, references = none, alsoWrite = none } = kind;
  const { key = (id: Id) => keys.settings(collection, id) } = kind;
  const count = (record: Stored): number => countIn(record, counter);
  return {
    name: kind.name,
    count,
    references,
    all: async (table, max, options = {}) => (await listAll(table, collection, max, options)).map(read),
    get: async (table, id) => {
      const item = await table.get({ Key: key(id), ConsistentRead: true });
      return item && { record: read(item), uses: countIn(item, 'uses') };
    },
    list: async (table, request) => {
      const { items, after } = await listPage(table, collection, request);
      return { items: items.map(read), after };
    },
    put: async (table, record, atMs) => {
      const Item = { ...key(record.id), ...indexes.list(collection, record.id), ...write(record) };
      return table.transact([
        ...noteReferences([], references(record)),
        { Put: { Item, ConditionExpression: 'attribute_not_exists(pk)' } },
        ...alsoWrite(undefined, record, atMs),
        ...(max === undefined ? [] : [await countWrite(table, collection, max, 'added')]),
      ]);
    },
    isFull: async (table) => max !== undefined && isFull(table, collection, max),
    change: async (table, before, changed, atMs) => {
      const after = { ...changed, [counter]: count(before) + 1 };
      const written = await table.transact([
        ...noteReferences(references(before), references(after)),
        { Update: { Key: key(before.id), ...update(write(before), write(after), isCount(counter, count(before))) } },
        ...alsoWrite(before, after, atMs),
      ]);
      return written === 'done' ? after : 'refused';
    },
    remove: async (table, before, uses, atMs) =>
      table.transact([
        { Delete: { Key: key(before.id), ...all(isCount(counter, count(before)), isCount('uses', uses)) } },
        ...alsoWrite(before, undefined, atMs),
        ...(max === undefined ? [] : [await countWrite(table, collection, max, 'deleted')]),
      ]),
  };
}

/** Reads the fields that a schema names; a record from before changes were counted has version 0. */
export const readAs =
  <Stored extends SettingsRecord & { version: number }>(schema: Shape<Stored>) =>
  (item: Item): Stored =>
    shownFields<Stored>(schema, { ...(item as Stored), version: countIn(item, 'version') });

/** A condition with its names and values. */
type Condition = {
  ConditionExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues?: Record<string, unknown>;
};

/** Holds while a record's counter is as it was read. */
export const isCount = (counter: string, read: number): Condition => ({
  ConditionExpression:
    read === 0 ? `attribute_exists(pk) AND attribute_not_exists(#${counter})` : `#${counter} = :read_${counter}`,
  ExpressionAttributeNames: { [`#${counter}`]: counter },
  ...(read === 0 ? {} : { ExpressionAttributeValues: { [`:read_${counter}`]: read } }),
});

/** How far a counter of an item is; 0 where it has none. */
export const countIn = (item: object, counter: string): number => Number((item as Item)[counter] ?? 0);

function all(...conditions: Condition[]): Condition {
  const values = Object.assign({}, ...conditions.map((one) => one.ExpressionAttributeValues ?? {}));
  return {
    ConditionExpression: conditions.map((one) => one.ConditionExpression).join(' AND '),
    ExpressionAttributeNames: Object.assign({}, ...conditions.map((one) => one.ExpressionAttributeNames)),
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  };
}

/** Sets only what differs: what others note in the same item stays. */
function update(before: Item, after: Item, condition: Condition) {
  const changed = Object.entries(after).filter(([name, value]) => value !== undefined && value !== before[name]);
  const set = setFields(Object.fromEntries(changed));
  if (!set) throw new Error('A change of a settings record counts itself, so it sets a field.');
  return {
    UpdateExpression: set.UpdateExpression,
    ConditionExpression: condition.ConditionExpression,
    ExpressionAttributeNames: { ...set.ExpressionAttributeNames, ...condition.ExpressionAttributeNames },
    ExpressionAttributeValues: { ...set.ExpressionAttributeValues, ...condition.ExpressionAttributeValues },
  };
}

const asIs = (record: object): Item => ({ ...record });
const none = () => [];
