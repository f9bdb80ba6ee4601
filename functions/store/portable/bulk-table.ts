/** Requests that only operators' commands make: many items in one request. No function has permission for them. */
import {
  BatchWriteCommand,
  type BatchWriteCommandInput,
  type DynamoDBDocumentClient,
  ScanCommand,
} from '@aws-sdk/lib-dynamodb';
import { tryAgain } from '#core/model/errors.ts';
import type { Item } from '#functions/store/table.ts';

/** A page of a part of the table. */
export type ScannedPage = { items: Item[]; lastKey: Item | undefined };

/** Requests for many items. */
export type BulkTable = {
  /** Puts items, of whatever is stored under their keys; no key may be there twice. */
  putAll(items: readonly Item[]): Promise<void>;
  /** A page of one of `total` parts of the table, as it is now. */
  scan(part: { segment: number; total: number; after: Item | undefined; limit?: number }): Promise<ScannedPage>;
};

/** DynamoDB's limit for one request. */
const AT_ONCE = 25;
const REQUESTS_AT_ONCE = 4;
const TRIES = 8;

/** The table on the AWS SDK; `pause` as in `dynamoTable`. */
export function bulkTable(
  client: DynamoDBDocumentClient,
  TableName: string,
  pause: (ms: number) => Promise<void>,
): BulkTable {
  const putBatch = async (items: readonly Item[]): Promise<void> => {
    let left: BatchWriteCommandInput['RequestItems'] = { [TableName]: items.map((Item) => ({ PutRequest: { Item } })) };
    for (let tries = 1; left && Object.keys(left).length > 0; tries++) {
      if (tries > TRIES)
        throw tryAgain('The table takes no more writes at the moment. Run the command again to go on.');
      if (tries > 1) await pause(50 * 2 ** tries);
      left = (await client.send(new BatchWriteCommand({ RequestItems: left }))).UnprocessedItems;
    }
  };
  return {
    putAll: async (items) => {
      let next = 0;
      const work = async (): Promise<void> => {
        while (next < items.length) {
          const batch = items.slice(next, next + AT_ONCE);
          next += AT_ONCE;
          await putBatch(batch);
        }
      };
      await Promise.all(Array.from({ length: REQUESTS_AT_ONCE }, work));
    },
    scan: async ({ segment, total, after, limit }) => {
      const { Items = [], LastEvaluatedKey } = await client.send(
        new ScanCommand({
          TableName,
          Segment: segment,
          TotalSegments: total,
          ConsistentRead: true,
          ...(limit === undefined ? {} : { Limit: limit }),
          ...(after ? { ExclusiveStartKey: after } : {}),
        }),
      );
      return { items: Items, lastKey: LastEvaluatedKey };
    },
  };
}
