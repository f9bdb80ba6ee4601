/** The table as the stores use it: requests in, answers out. Anything that executes these requests can stand behind it. */
import type {
  DeleteCommandInput,
  GetCommandInput,
  PutCommandInput,
  QueryCommandInput,
  TransactWriteCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { type DomainError, tryAgain } from '#core/model/errors.ts';

/** An item as stored. */
export type Item = Record<string, unknown>;

type Named<Input> = Omit<Input, 'TableName'>;
/** One write of a transaction. */
export type TransactItem =
  | { Put: Named<NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Put']>> }
  | { Update: Named<NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Update']>> }
  | { Delete: Named<NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['Delete']>> }
  | {
      ConditionCheck: Named<
        NonNullable<NonNullable<TransactWriteCommandInput['TransactItems']>[number]['ConditionCheck']>
      >;
    };

/** What a conditional write came to: done, or its condition did not hold. A lost race is an outcome, not an error. */
export type Written = 'done' | 'refused';

/** The requests the stores make. Each throws only what a caller can't act on. */
export type Table = {
  get(input: Named<GetCommandInput>): Promise<Item | undefined>;
  query(input: Named<QueryCommandInput>): Promise<{ items: Item[]; lastKey: Item | undefined }>;
  /** Any number of keys, in any order; missing items are left out. */
  batchGet(keys: Item[], options?: { ConsistentRead?: boolean }): Promise<Item[]>;
  put(input: Named<PutCommandInput>): Promise<Written>;
  update(input: Named<UpdateCommandInput>): Promise<{ written: Written; attributes: Item | undefined }>;
  delete(input: Named<DeleteCommandInput>): Promise<Written>;
  /** All or nothing. `refused` when a condition failed; conflicts with other transactions are tried again first. */
  transact(items: TransactItem[]): Promise<Written>;
};

/** The table, with further writes in each transaction that is made on it: for one transaction of a store that names no more. */
export const alongside = (table: Table, writes: readonly TransactItem[]): Table => ({
  get: (input) => table.get(input),
  query: (input) => table.query(input),
  batchGet: (wanted, options) => table.batchGet(wanted, options),
  put: (input) => table.put(input),
  update: (input) => table.update(input),
  delete: (input) => table.delete(input),
  transact: (items) => table.transact([...items, ...writes]),
});

/** The table, which reads no item twice. */
export function readingOnce(table: Table): Table {
  const read = new Map<string, Promise<Item | undefined>>();
  return {
    ...alongside(table, []),
    get: (input) => {
      const key = JSON.stringify(input.Key);
      const reading = read.get(key) ?? table.get(input);
      read.set(key, reading);
      return reading;
    },
  };
}

/** The table, with further writes in the transaction that a put or an update then becomes; the table itself without any. */
export function writingAlso(table: Table, writes: readonly TransactItem[]): Table {
  if (writes.length === 0) return table;
  const both = alongside(table, writes);
  return {
    ...both,
    put: (input) => both.transact([{ Put: input }]),
    update: async (input) => ({
      written: await both.transact([{ Update: { ...input, UpdateExpression: input.UpdateExpression } }]),
      attributes: undefined,
    }),
  };
}

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

/** The three parts of an update that sets fields. */
export type SetFields = {
  UpdateExpression: string;
  ExpressionAttributeNames: Record<string, string>;
  ExpressionAttributeValues: Record<string, unknown>;
};

/** The fields that are there in every case; `never` where there may be none. */
type Certain<Fields> = Fields extends unknown
  ? { [Name in keyof Fields as string extends Name ? never : undefined extends Fields[Name] ? never : Name]: true }
  : never;
/** A `SET` without fields is an error of the table, so fields that may all be missing make no update: the caller has to ask. */
type SetOf<Fields> = [keyof Certain<Fields>] extends [never] ? SetFields | undefined : SetFields;

/**
 * `SET` of every given field; names and values are aliased, so reserved words are no concern. Nothing where no field is
 * given, which the type says wherever that may happen. @param more fields by computed names
 */
export function setFields<Fields extends object>(fields: Fields, more?: Record<string, unknown>): SetOf<Fields>;
export function setFields(fields: object, more: Record<string, unknown> = {}): SetFields | undefined {
  const entries: [string, unknown][] = Object.entries({ ...more, ...fields }).filter(
    ([, value]) => value !== undefined,
  );
  if (entries.length === 0) return undefined;
  return {
    UpdateExpression: `SET ${entries.map(([name]) => `#${name} = :${name}`).join(', ')}`,
    ExpressionAttributeNames: Object.fromEntries(entries.map(([name]) => [`#${name}`, name])),
    ExpressionAttributeValues: Object.fromEntries(entries.map(([name, value]) => [`:${name}`, value])),
  };
}

const ATTEMPTS = 4;

/** What others are changing, as in "Someone else is changing this widget"; with how often it is worth trying, where not four times. */
export type Contended = string | { name: string; attempts: number };

/**
 * Reads, decides and writes again for as long as others are faster; answers with what the first attempt returned that
 * wasn't in conflict. An attempt reads all it decides by, and is given how many came before it.
 * @throws DomainError `try_again` when every attempt was in conflict
 */
export async function retryOnConflict<Result>(
  contended: Contended,
  attempt: (earlier: number) => Promise<Result | 'conflict'>,
): Promise<Result> {
  const { name, attempts } = typeof contended === 'string' ? { name: contended, attempts: ATTEMPTS } : contended;
  for (let earlier = 0; earlier < attempts; earlier++) {
    const result = await attempt(earlier);
    if (result !== 'conflict') return result;
  }
  throw busy(name);
}

/** The error for a write that lost to others. */
export const busy = (name: string): DomainError => tryAgain(`Someone else is changing ${name}. Try again shortly.`);
