/** Reads a whole table, for what no index finds. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, type ScanCommandInput, paginateScan } from '@aws-sdk/lib-dynamodb';

/** What is looked for: a filter, and the fields that are read. */
type Sought = Pick<
  ScanCommandInput,
  'FilterExpression' | 'ProjectionExpression' | 'ExpressionAttributeNames' | 'ExpressionAttributeValues'
>;

/**
 * Every item that passes the filter. It reads the whole table, at half a read unit per 4 KB.
 * @param seen called with how many items were looked at; what it throws ends the work
 */
export async function* scanTable(
  TableName: string,
  sought: Sought,
  seen: (items: number) => void,
): AsyncGenerator<Record<string, unknown>> {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient());
  let looked = 0;
  for await (const { Items = [], ScannedCount = 0 } of paginateScan({ client }, { TableName, ...sought })) {
    yield* Items;
    looked += ScannedCount;
    seen(looked);
  }
}
