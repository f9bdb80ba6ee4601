/** The table as imports and exports use it: with requests for many items at once, and without a deadline of a function. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type BulkTable, bulkTable } from '#functions/store/portable/bulk-table.ts';
import type { Table } from '#functions/store/table.ts';
import { dynamoTable } from '#functions/store/dynamo-table.ts';

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms * (0.5 + Math.random())));

/** The table of this name. Throttled requests are tried again for about a minute. */
export function productTables(tableName: string): { table: Table; bulk: BulkTable } {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 10 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { table: dynamoTable(client, tableName, pause), bulk: bulkTable(client, tableName, pause) };
}
