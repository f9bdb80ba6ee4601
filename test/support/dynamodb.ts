/** A DynamoDB server of its own for one test file, with the product's table on it. */
import { randomUUID } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { startDynamoDb } from '#local/dynamodb/server.ts';
import { ensureTable, type TableResource } from '#local/dynamodb/table.ts';

/** The product's table as the template describes it; `test/lib` proves that the template says the same. */
export const tableResource: TableResource = {
  Type: 'AWS::DynamoDB::GlobalTable',
  Properties: {
    AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk', 'gsi2pk', 'gsi2sk'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    KeySchema: keySchema('pk', 'sk'),
    GlobalSecondaryIndexes: ['gsi1', 'gsi2'].map((IndexName) => ({
      IndexName,
      KeySchema: keySchema(`${IndexName}pk`, `${IndexName}sk`),
      Projection: { ProjectionType: 'KEYS_ONLY' },
    })),
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
    TimeToLiveSpecification: { AttributeName: 'expires_at_seconds', Enabled: true },
  },
};

export type TestTable = {
  client: DynamoDBClient;
  tableName: string;
  endpoint: string;
  stop: () => Promise<void>;
};

/** Starts an empty table; call `stop` in `afterAll`. One per test file: starting takes some 20 ms. */
export async function startTestTable(): Promise<TestTable> {
  const server = await startDynamoDb();
  // A server that was given is shared by all files, and by whoever else uses it.
  const isShared = server.processId() === undefined;
  const tableName = isShared ? `live-chat-${randomUUID()}` : 'live-chat';
  await ensureTable(server.endpoint, tableName, tableResource);
  const client = new DynamoDBClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  return {
    client,
    tableName,
    endpoint: server.endpoint,
    stop: async () => {
      if (isShared) await client.send(new DeleteTableCommand({ TableName: tableName }));
      client.destroy();
      await server.stop();
    },
  };
}

function keySchema(partition: string, sort: string): { AttributeName: string; KeyType: string }[] {
  return [
    { AttributeName: partition, KeyType: 'HASH' },
    { AttributeName: sort, KeyType: 'RANGE' },
  ];
}
