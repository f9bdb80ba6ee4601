/** A delayed copy of a table: what index queries see while an index lags behind its table. */
import { setTimeout as delay } from 'node:timers/promises';
import { StreamReader, type Image, type StreamRecord } from './stream-reader.ts';
import { callDynamoDb } from './call.ts';
import type { Table } from './table.ts';

type Description = Record<'KeySchema' | 'AttributeDefinitions', object[]> & {
  GlobalSecondaryIndexes?: { IndexName: string; KeySchema: object[]; Projection: object }[];
};

const pollMilliseconds = 10;
let copies = 0;

export class LaggingCopy {
  readonly tableName: string;
  readonly #endpoint: string;
  readonly #lagMilliseconds: number;
  readonly #waiting: { due: number; record: StreamRecord }[] = [];
  readonly #stopping = new AbortController();
  #following: Promise<void> = Promise.resolve();

  /** Copies the table as it is now and follows its stream from there. */
  static async start(endpoint: string, table: Table, lagMilliseconds: number): Promise<LaggingCopy> {
    const copy = new LaggingCopy(endpoint, table, lagMilliseconds);
    const reader = new StreamReader(endpoint, table.streamArn ?? '', 'LATEST');
    await reader.open();
    await copy.#create(table);
    await copy.#fill(table);
    copy.#following = copy.#follow(reader);
    return copy;
  }

  private constructor(endpoint: string, table: Table, lagMilliseconds: number) {
    copies += 1;
    this.tableName = `${table.name}-lagging-${copies}`;
    this.#endpoint = endpoint;
    this.#lagMilliseconds = lagMilliseconds;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#following;
    await callDynamoDb(this.#endpoint, 'DeleteTable', { TableName: this.tableName });
  }

  async #create({ name }: Table): Promise<void> {
    const { Table: original } = await callDynamoDb<{ Table: Description }>(this.#endpoint, 'DescribeTable', {
      TableName: name,
    });
    await callDynamoDb(this.#endpoint, 'CreateTable', {
      TableName: this.tableName,
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: original.KeySchema,
      AttributeDefinitions: original.AttributeDefinitions,
      GlobalSecondaryIndexes: original.GlobalSecondaryIndexes?.map(({ IndexName, KeySchema, Projection }) => ({
        IndexName,
        KeySchema,
        Projection,
      })),
    });
  }

  async #fill({ name }: Table): Promise<void> {
    let from: Image | undefined;
    do {
      const page = await callDynamoDb<{ Items: Image[]; LastEvaluatedKey?: Image }>(this.#endpoint, 'Scan', {
        TableName: name,
        ConsistentRead: true,
        ExclusiveStartKey: from,
      });
      for (const Item of page.Items) await this.#write('PutItem', { Item });
      from = page.LastEvaluatedKey;
    } while (from);
  }

  async #follow(reader: StreamReader): Promise<void> {
    while (!this.#stopping.signal.aborted) {
      const due = performance.now() + this.#lagMilliseconds;
      for (const record of await reader.read()) this.#waiting.push({ due, record });
      while (this.#waiting[0] && this.#waiting[0].due <= performance.now())
        await this.#apply(this.#waiting.shift()?.record);
      await delay(pollMilliseconds);
    }
  }

  async #apply(record: StreamRecord | undefined): Promise<void> {
    if (!record) return;
    const { NewImage: Item, Keys: Key } = record.dynamodb;
    await (record.eventName === 'REMOVE' ? this.#write('DeleteItem', { Key }) : this.#write('PutItem', { Item }));
  }

  async #write(operation: string, input: object): Promise<void> {
    await callDynamoDb(this.#endpoint, operation, { TableName: this.tableName, ...input });
  }
}
