/** A restore on the embedded DynamoDB. Only what that can't do, making the copy and its backups, is done here as AWS does it. */
import {
  BatchWriteItemCommand,
  CreateTableCommand,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restorableWindow, restoreSteps, restoreTable, type Tables } from '#bin/restore/restore-table.ts';
import { dynamoTable } from '#functions/store/dynamo-table.ts';
import { startConversation } from '#functions/use-cases/messages/start-conversation.ts';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { aStart, aVisitor } from '#test/support/conversations.ts';
import { type TestDeps, testDeps } from '#test/support/deps.ts';
import { startTestTable, tableResource, type TestTable } from '#test/support/dynamodb.ts';

const source = 'live-chat';
const at = new Date('2026-11-30T10:00:00Z');
let table: TestTable;
let deps: TestDeps;
beforeAll(async () => {
  table = await startTestTable();
  deps = testDeps(table);
  await startConversation(deps, aStart(await aVisitor(deps)));
});
afterAll(() => table.stop());

/** DynamoDB with a restore, which leaves the stream, expiry and protection behind. Each step may fail once, as by a stop. */
function restoring({ failAt = '' }: { failAt?: string } = {}): Tables & { asked: string[] } {
  const asked: string[] = [];
  let fails = failAt !== '';
  const send = async (command: { input: Record<string, any>; constructor: { name: string } }): Promise<unknown> => {
    const name = command.constructor.name.replace(/Command$/, '');
    if (name !== 'DescribeTable') asked.push(name);
    if (fails && name === failAt) {
      fails = false;
      throw new Error('stopped');
    }
    if (name === 'UpdateContinuousBackups') return {};
    if (name === 'RestoreTableToPointInTime') return copyTable(command.input['TargetTableName']);
    return table.client.send(command as never);
  };
  return { send: send as unknown as Tables['send'], asked };
}

async function copyTable(TableName: string): Promise<object> {
  const { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes } = tableResource.Properties;
  const keys = { AttributeDefinitions, KeySchema, GlobalSecondaryIndexes };
  await table.client.send(new CreateTableCommand({ TableName, BillingMode: 'PAY_PER_REQUEST', ...keys } as never));
  const { Items = [] } = await table.client.send(new ScanCommand({ TableName: table.tableName }));
  for (const Item of Items)
    await table.client.send(new BatchWriteItemCommand({ RequestItems: { [TableName]: [{ PutRequest: { Item } }] } }));
  return {};
}

const run = (tables: Tables, target: string, onStep: (step: string) => void = () => {}) =>
  restoreTable(tables, { source, target, at }, { pause: async () => {}, onStep });

describe('a restored table', () => {
  it('has all that the stack’s own has, and the numbers of its conversations', async () => {
    const steps: string[] = [];
    const tables = restoring();
    const restored = await run(tables, 'restored-1', (step) => steps.push(step));
    expect(steps).toEqual([...restoreSteps]);
    const { Table } = await table.client.send(new DescribeTableCommand({ TableName: 'restored-1' }));
    expect(Table?.StreamSpecification).toEqual({ StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' });
    expect(restored).toEqual({ arn: Table?.TableArn, streamArn: Table?.LatestStreamArn });
    const expiry = await table.client.send(new DescribeTimeToLiveCommand({ TableName: 'restored-1' }));
    expect(expiry.TimeToLiveDescription).toMatchObject({ AttributeName: 'expires_at_seconds' });
    expect(tables.asked).toContain('UpdateContinuousBackups');
    const documents = DynamoDBDocumentClient.from(table.client, { marshallOptions: { removeUndefinedValues: true } });
    const counted = await recount({ ...deps, table: dynamoTable(documents, 'restored-1', async () => {}) });
    expect(counted).toMatchObject({ conversations: 1, drift: (await recount(deps)).drift });
  });

  it.each(['UpdateTable', 'UpdateTimeToLive', 'UpdateContinuousBackups'])(
    'is completed by another run after one that ended at %s',
    async (failAt) => {
      const tables = restoring({ failAt });
      const target = `restored-${failAt}`;
      await expect(run(tables, target)).rejects.toThrow('stopped');
      const restored = await run(tables, target);
      expect(restored.streamArn).toContain(`/${target}/stream/`);
      expect(tables.asked.filter((name) => name === 'RestoreTableToPointInTime')).toHaveLength(1);
    },
  );

  it('never takes the place of a table of another kind', async () => {
    await table.client.send(
      new CreateTableCommand({
        TableName: 'orders',
        BillingMode: 'PAY_PER_REQUEST',
        AttributeDefinitions: [{ AttributeName: 'id', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
      }),
    );
    const tables = restoring();
    await expect(run(tables, 'orders')).rejects.toThrow(
      `The table "orders" is there already and isn't one of live chat: its key is id, its indexes are none. Choose another name with --as.`,
    );
    expect(tables.asked).toEqual([]);
  });
});

describe('when a table can be restored to', () => {
  const answering = (description: object): Tables =>
    ({ send: async () => ({ ContinuousBackupsDescription: description }) }) as unknown as Tables;

  it('is between two moments, or never', async () => {
    const [earliest, latest] = [new Date('2026-10-26T00:00:00Z'), at];
    const recovery = { EarliestRestorableDateTime: earliest, LatestRestorableDateTime: latest };
    expect(await restorableWindow(answering({ PointInTimeRecoveryDescription: recovery }), source)).toEqual({
      earliest,
      latest,
    });
    expect(await restorableWindow(answering({ ContinuousBackupsStatus: 'ENABLED' }), source)).toBeUndefined();
  });
});
