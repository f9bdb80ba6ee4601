/** Removes expired items: within minutes, where DynamoDB's time to live takes up to days. */
import { setTimeout as delay } from 'node:timers/promises';
import type { Image, StreamRecord } from './stream-reader.ts';
import { callDynamoDb, DynamoDbError } from './call.ts';
import type { Table } from './table.ts';

const everyMilliseconds = 5 * 60_000;
/** DynamoDB ignores times that are older than this, because they are probably mistakes. */
const oldestSeconds = 5 * 365 * 24 * 60 * 60;
const MAX_REMEMBERED = 10_000;

export class TimeToLive {
  readonly #endpoint: string;
  readonly #tables: readonly Table[];
  readonly #removals = new Set<string>();
  readonly #stopping = new AbortController();
  #loop: Promise<void> = Promise.resolve();

  constructor(endpoint: string, tables: readonly Table[]) {
    this.#endpoint = endpoint;
    this.#tables = tables.filter(({ timeToLiveAttribute }) => timeToLiveAttribute !== undefined);
  }

  /** Sweeps every five minutes until stopped. */
  start(report: (line: string) => void): void {
    this.#loop = this.#sweepForever(report);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#loop;
  }

  /** Removes items that have expired; returns how many. */
  async sweep(now = Date.now()): Promise<number> {
    let removed = 0;
    for (const table of this.#tables)
      removed += await this.#sweepTable(table, table.timeToLiveAttribute ?? '', now / 1000);
    return removed;
  }

  /** Whether this sweeper removed the item: AWS marks such a record with its own user identity. */
  isRemoval({ eventName, dynamodb: { Keys, OldImage } }: StreamRecord): boolean {
    return (
      eventName === 'REMOVE' &&
      this.#tables.some(({ timeToLiveAttribute = '' }) =>
        this.#removals.has(removalId(Keys, OldImage?.[timeToLiveAttribute])),
      )
    );
  }

  async #sweepForever(report: (line: string) => void): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      await delay(everyMilliseconds, undefined, { signal, ref: false }).catch(() => {});
      if (signal.aborted) return;
      await this.sweep().catch((error: Error) => report(`Expired items could not be removed: ${error.message}`));
    }
  }

  async #sweepTable({ name, keys }: Table, attribute: string, nowSeconds: number): Promise<number> {
    let removed = 0;
    let from: Image | undefined;
    do {
      const page = await callDynamoDb<{ Items: Image[]; LastEvaluatedKey?: Image }>(this.#endpoint, 'Scan', {
        TableName: name,
        FilterExpression: '#time BETWEEN :oldest AND :now',
        ProjectionExpression: [...keys.map((_, index) => `#key${index}`), '#time'].join(', '),
        ExpressionAttributeNames: {
          '#time': attribute,
          ...Object.fromEntries(keys.map((key, index) => [`#key${index}`, key])),
        },
        ExpressionAttributeValues: {
          ':now': { N: String(Math.floor(nowSeconds)) },
          ':oldest': { N: String(Math.floor(nowSeconds - oldestSeconds)) },
        },
        ExclusiveStartKey: from,
      });
      for (const item of page.Items) removed += await this.#remove(name, keys, attribute, item);
      from = page.LastEvaluatedKey;
    } while (from);
    return removed;
  }

  /** Removes an item unless its time has changed. It is remembered first, because its record may be read immediately. */
  async #remove(TableName: string, keys: readonly string[], attribute: string, item: Image): Promise<number> {
    const Key = Object.fromEntries(keys.map((key) => [key, item[key] ?? {}]));
    const id = removalId(Key, item[attribute]);
    this.#remember(id);
    try {
      await callDynamoDb(this.#endpoint, 'DeleteItem', {
        TableName,
        Key,
        ConditionExpression: '#time = :seen',
        ExpressionAttributeNames: { '#time': attribute },
        ExpressionAttributeValues: { ':seen': item[attribute] },
      });
      return 1;
    } catch (error) {
      this.#removals.delete(id);
      if (error instanceof DynamoDbError && error.name === 'ConditionalCheckFailedException') return 0;
      throw error;
    }
  }

  #remember(id: string): void {
    this.#removals.add(id);
    const [oldest] = this.#removals;
    if (oldest !== undefined && this.#removals.size > MAX_REMEMBERED) this.#removals.delete(oldest);
  }
}

const removalId = (key: Image, time: unknown): string =>
  JSON.stringify([Object.entries(key).sort(([one], [other]) => (one < other ? -1 : 1)), time]);
