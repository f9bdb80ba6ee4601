/** DynamoDB as functions reach it: identified, checked, measured, and disturbed when told. */
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  ConditionalCheckFailedException,
  DeleteItemCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  TransactGetItemsCommand,
  TransactWriteItemsCommand,
  TransactionCanceledException,
  UpdateItemCommand,
  type DynamoDBClient,
} from '@aws-sdk/client-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { awsPartitionLimit, PartitionLimits } from '#local/aws/dynamodb/partition-limits.ts';
import { allow, functionWithRole, startLocalAws, type LocalAws } from '#test/support/local-aws.ts';

const tableArn = { 'Fn::GetAtt': ['Table', 'Arn'] };
const indexes = { 'Fn::Join': ['', [tableArn, '/index/*']] };

let local: LocalAws;
let client: DynamoDBClient;
let TableName: string;

beforeAll(async () => {
  local = await startLocalAws({
    ...functionWithRole('Writer', [allow('dynamodb:*', [tableArn, indexes])]),
    ...functionWithRole('Reader', [allow(['dynamodb:GetItem', 'dynamodb:Query'], tableArn)]),
    ...functionWithRole('Indexer', [allow('dynamodb:Query', indexes)]),
    ...functionWithRole('Guest', [
      allow('dynamodb:*', [tableArn, indexes]),
      {
        Effect: 'Deny',
        Action: ['dynamodb:PutItem', 'dynamodb:DeleteItem', 'dynamodb:BatchGetItem', 'dynamodb:Query'],
        Resource: [tableArn, indexes],
        Condition: { 'ForAnyValue:StringLike': { 'dynamodb:LeadingKeys': ['SET#*'] } },
      },
    ]),
    ...functionWithRole('Checker', [allow(['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'], tableArn)]),
  });
  client = local.dynamoDb('Writer');
  TableName = local.tableName;
});
afterAll(() => local.stop());
beforeEach(() => local.meters.reset());

const key = (pk: string, sk = 'a') => ({ pk: { S: pk }, sk: { S: sk } });
const put = (pk: string, rest: Record<string, { S: string } | { N: string }> = {}) =>
  client.send(new PutItemCommand({ TableName, Item: { ...key(pk), ...rest } }));
const byIndex = (as: DynamoDBClient, gsi1pk: string) =>
  as.send(
    new QueryCommand({
      TableName,
      IndexName: 'gsi1',
      KeyConditionExpression: 'gsi1pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: gsi1pk } },
    }),
  );
const total = () => local.meters.snapshot().total;

describe('callers', () => {
  test('an unknown caller gets an error that says its token is invalid', async () => {
    await expect(local.dynamoDb('Nobody').send(new GetItemCommand({ TableName, Key: key('a') }))).rejects.toMatchObject(
      { name: 'UnrecognizedClientException' },
    );
  });

  test('an unsigned request gets the same error', async () => {
    const response = await fetch(local.aws.url, {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.GetItem' },
      body: '{}',
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ __type: 'UnrecognizedClientException' });
  });

  test('an unsupported operation of a service is an error that names it', async () => {
    expect(await local.call('Writer', 'Kinesis_20131202.PutRecord', {})).toMatchObject({
      status: 400,
      body: { __type: 'UnknownOperationException', message: expect.stringContaining('Kinesis_20131202.PutRecord') },
    });
  });
});

describe('permissions of a function', () => {
  const refusal = (action: string) => ({
    name: 'AccessDeniedException',
    message: expect.stringContaining(`perform: ${action} on`),
  });

  test('a granted read works, and a write without a grant is denied and reported', async () => {
    await put('granted');
    const reader = local.dynamoDb('Reader');
    expect(await reader.send(new GetItemCommand({ TableName, Key: key('granted') }))).toMatchObject({
      Item: key('granted'),
    });
    await expect(reader.send(new PutItemCommand({ TableName, Item: key('refused') }))).rejects.toMatchObject(
      refusal('dynamodb:PutItem'),
    );
    expect(local.reported.at(-1)).toMatch(/^ACCESS DENIED: Reader called dynamodb:PutItem .* needs/);
    expect(await client.send(new GetItemCommand({ TableName, Key: key('refused') }))).not.toHaveProperty('Item');
  });

  test('a grant on the table does not cover its indexes, nor the reverse', async () => {
    await expect(byIndex(local.dynamoDb('Reader'), 'x')).rejects.toMatchObject(refusal('dynamodb:Query'));
    await expect(byIndex(local.dynamoDb('Indexer'), 'x')).resolves.toMatchObject({ Count: 0 });
    const onTable = new QueryCommand({
      TableName,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: 'x' } },
    });
    await expect(local.dynamoDb('Indexer').send(onTable)).rejects.toMatchObject(refusal('dynamodb:Query'));
    await expect(local.dynamoDb('Reader').send(onTable)).resolves.toMatchObject({ Count: 0 });
  });

  test('a batch needs the grant for batches; one for single items is not enough', async () => {
    const batch = new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('a')] } } });
    await expect(local.dynamoDb('Reader').send(batch)).rejects.toMatchObject(refusal('dynamodb:BatchGetItem'));
  });

  test('a deny by leading keys holds for writes, batches, queries and the items of a transaction, and for no other key', async () => {
    const guest = local.dynamoDb('Guest');
    const putOf = (pk: string) => new PutItemCommand({ TableName, Item: key(pk) });
    const batchOf = (...pks: string[]) =>
      new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: pks.map((pk) => key(pk)) } } });
    const transactionOf = (...pks: string[]) =>
      new TransactWriteItemsCommand({ TransactItems: pks.map((pk) => ({ Put: { TableName, Item: key(pk) } })) });
    const queryOf = (pk: string) =>
      new QueryCommand({
        TableName,
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': { S: pk } },
      });
    await guest.send(putOf('FREE#1'));
    await guest.send(batchOf('FREE#1', 'FREE#2'));
    await guest.send(transactionOf('FREE#3'));
    await guest.send(queryOf('FREE#1'));
    await guest.send(new GetItemCommand({ TableName, Key: key('SET#1') }));
    const explicit = { message: expect.stringContaining('explicit deny') };
    await expect(guest.send(putOf('SET#1'))).rejects.toMatchObject(explicit);
    await expect(guest.send(batchOf('FREE#1', 'SET#1'))).rejects.toMatchObject(explicit);
    await expect(guest.send(transactionOf('FREE#4', 'SET#1'))).rejects.toMatchObject(explicit);
    await expect(guest.send(queryOf('SET#1'))).rejects.toMatchObject(explicit);
    // What was allowed before isn't remembered for another key.
    await expect(guest.send(putOf('SET#1'))).rejects.toMatchObject(explicit);
  });

  test('a transaction is checked as the writes and checks it is made of', async () => {
    const checker = local.dynamoDb('Checker');
    const Put = { TableName, Item: key('transacted') };
    const ConditionCheck = { TableName, Key: key('absent'), ConditionExpression: 'attribute_not_exists(pk)' };
    await checker.send(new TransactWriteItemsCommand({ TransactItems: [{ Put }, { ConditionCheck }] }));
    const Delete = { TableName, Key: key('transacted') };
    await expect(
      checker.send(new TransactWriteItemsCommand({ TransactItems: [{ Delete }, { ConditionCheck }] })),
    ).rejects.toMatchObject(refusal('dynamodb:DeleteItem'));
    const Get = { TableName, Key: key('a') };
    await expect(checker.send(new TransactGetItemsCommand({ TransactItems: [{ Get }] }))).rejects.toMatchObject(
      refusal('dynamodb:GetItem'),
    );
  });
});

test('a character beyond ASCII in an expression is rejected and does not crash the local server', async () => {
  const update = {
    TableName,
    Key: key('odd'),
    UpdateExpression: 'SET größe = :a',
    ExpressionAttributeValues: { ':a': { S: 'ö' } },
  };
  await expect(client.send(new UpdateItemCommand(update))).rejects.toMatchObject({ name: 'ValidationException' });
  const TransactItems = [{ Update: update }];
  await expect(client.send(new TransactWriteItemsCommand({ TransactItems }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  await expect(
    client.send(new UpdateItemCommand({ ...update, UpdateExpression: 'SET size1 = :a' })),
  ).resolves.toBeDefined();
});

describe('metering', () => {
  test('a write of the table and those of its indexes are counted apart, under the function and its route', async () => {
    local.invoker.route = 'POST /messages';
    await put('counted', { text: { S: 'x'.repeat(1500) }, gsi1pk: { S: 'p' }, gsi1sk: { S: 's' } });
    local.invoker.route = undefined;
    const { functions, routes } = local.meters.snapshot();
    expect(total()).toMatchObject({ write_units: 2, index_write_units: 1, read_units: 0 });
    expect(functions['Writer']).toEqual(total());
    expect(routes['POST /messages']).toEqual(total());
  });

  test.each([
    [
      'an eventually consistent read',
      () => client.send(new GetItemCommand({ TableName, Key: key('none') })),
      { read_units: 0.5 },
    ],
    [
      'a consistent read',
      () => client.send(new GetItemCommand({ TableName, Key: key('none'), ConsistentRead: true })),
      { read_units: 1 },
    ],
    ['a query of an index', () => byIndex(client, 'none'), { read_units: 0.5 }],
    [
      'a batch of two reads',
      () => client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [key('1'), key('2')] } } })),
      { read_units: 1 },
    ],
    [
      'a batch of two writes',
      () =>
        client.send(
          new BatchWriteItemCommand({
            RequestItems: { [TableName]: [{ PutRequest: { Item: key('1') } }, { DeleteRequest: { Key: key('2') } }] },
          }),
        ),
      { write_units: 2 },
    ],
    [
      'a transaction of two writes',
      () =>
        client.send(
          new TransactWriteItemsCommand({
            TransactItems: [{ Put: { TableName, Item: key('1') } }, { Put: { TableName, Item: key('2') } }],
          }),
        ),
      { write_units: 4 },
    ],
    [
      'a transactional read',
      () => client.send(new TransactGetItemsCommand({ TransactItems: [{ Get: { TableName, Key: key('none') } }] })),
      { read_units: 2 },
    ],
    [
      'an update',
      () =>
        client.send(
          new UpdateItemCommand({
            TableName,
            Key: key('u'),
            UpdateExpression: 'SET a = :a',
            ExpressionAttributeValues: { ':a': { S: '1' } },
          }),
        ),
      { write_units: 1 },
    ],
    ['a delete', () => client.send(new DeleteItemCommand({ TableName, Key: key('u') })), { write_units: 1 }],
  ])('%s', async (_name, run, expected) => {
    await run();
    expect(total()).toMatchObject({ read_units: 0, write_units: 0, index_write_units: 0, ...expected });
  });

  test('callers see consumed capacity only in the detail that they request', async () => {
    const asking = (ReturnConsumedCapacity?: 'TOTAL' | 'INDEXES') =>
      client.send(new PutItemCommand({ TableName, Item: key('asked'), ReturnConsumedCapacity }));
    expect(await asking()).not.toHaveProperty('ConsumedCapacity');
    expect((await asking('TOTAL')).ConsumedCapacity).toEqual({ TableName, CapacityUnits: 1 });
    expect((await asking('INDEXES')).ConsumedCapacity).toMatchObject({ CapacityUnits: 1, Table: { CapacityUnits: 1 } });
  });

  test('a failed condition costs what the larger of the two items would, and returns the item only to a caller that requests it', async () => {
    await put('taken', { text: { S: 'x'.repeat(2000) } });
    local.meters.reset();
    const again = (ReturnValuesOnConditionCheckFailure?: 'ALL_OLD') =>
      client
        .send(
          new PutItemCommand({
            TableName,
            Item: key('taken'),
            ConditionExpression: 'attribute_not_exists(pk)',
            ReturnValuesOnConditionCheckFailure,
          }),
        )
        .catch((error: unknown) => error);
    const plain = await again();
    expect(plain).toBeInstanceOf(ConditionalCheckFailedException);
    expect(plain).toMatchObject({ Item: undefined });
    expect(total().write_units).toBe(2);
    expect(await again('ALL_OLD')).toMatchObject({ Item: key('taken') });
  });

  test('a cancelled transaction costs too, and keeps its reasons', async () => {
    await put('there');
    local.meters.reset();
    const TransactItems = [
      { Put: { TableName, Item: key('not written') } },
      { Put: { TableName, Item: key('there'), ConditionExpression: 'attribute_not_exists(pk)' } },
    ];
    const error = await client.send(new TransactWriteItemsCommand({ TransactItems })).catch((error: unknown) => error);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({ CancellationReasons: [{ Code: 'None' }, { Code: 'ConditionalCheckFailed' }] });
    expect(total().write_units).toBe(4);
  });
});

describe('faults', () => {
  test('are off by default: overlapping transactions all succeed', async () => {
    const one = () =>
      client.send(new TransactWriteItemsCommand({ TransactItems: [{ Put: { TableName, Item: key('shared') } }] }));
    await expect(Promise.all([one(), one(), one()])).resolves.toHaveLength(3);
  });

  test('a transaction that conflicts with another is canceled with the reason at the item they share', async () => {
    local.aws.faults.transactionConflicts = true;
    const transaction = (own: string) => ({
      TransactItems: [{ Put: { TableName, Item: key(own) } }, { Put: { TableName, Item: key('shared') } }],
    });
    const ends = await Promise.all(
      ['mine', 'yours'].map((own) => local.call('Writer', 'DynamoDB_20120810.TransactWriteItems', transaction(own))),
    );
    local.aws.faults.transactionConflicts = false;
    expect(ends.map(({ status }) => status).sort((one, other) => one - other)).toEqual([200, 400]);
    expect(ends.find(({ status }) => status === 400)?.body).toMatchObject({
      __type: 'TransactionCanceledException',
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
  });

  test('a plain write that conflicts with a transaction is rejected and succeeds on retry', async () => {
    local.aws.faults.transactionConflicts = true;
    const transaction = local.call('Writer', 'DynamoDB_20120810.TransactWriteItems', {
      TransactItems: [{ Put: { TableName, Item: key('shared') } }],
    });
    const write = () => local.call('Writer', 'DynamoDB_20120810.PutItem', { TableName, Item: key('shared') });
    const met = await write();
    expect((await transaction).status).toBe(200);
    expect(met).toMatchObject({ status: 400, body: { __type: 'TransactionConflictException' } });
    expect(await write()).toMatchObject({ status: 200 });
    local.aws.faults.transactionConflicts = false;
  });

  test("the throttled share is exact, and the SDK's retries succeed", async () => {
    local.aws.faults.throttledShare = 0.25;
    const statuses: number[] = [];
    for (let request = 0; request < 20; request += 1) {
      statuses.push((await local.call('Writer', 'DynamoDB_20120810.GetItem', { TableName, Key: key('a') })).status);
    }
    expect(statuses.filter((status) => status === 400)).toHaveLength(5);
    await expect(client.send(new GetItemCommand({ TableName, Key: key('a') }))).resolves.toBeDefined();
    local.aws.faults.throttledShare = 0;
  });

  describe("a partition's limit", () => {
    const limit = (read: number, write: number) => void (local.aws.faults.partitionLimit = { read, write });
    afterEach(() => void (local.aws.faults.partitionLimit = undefined));
    const write = async (pk: string, more: object = {}) => {
      const { status, body } = await local.call('Writer', 'DynamoDB_20120810.PutItem', {
        TableName,
        Item: { ...key(pk), ...more },
      });
      return status === 200 ? 'done' : body['__type'];
    };
    const throttled = 'ProvisionedThroughputExceededException';

    test('throttles a key that is written too often, and no other', async () => {
      limit(3, 0.01);
      expect(await write('hot')).toBe('done');
      expect([await write('hot'), await write('cool')]).toEqual([throttled, 'done']);
    });

    test('throttles writes to a hot key of an index, whatever the items are', async () => {
      limit(3, 0.01);
      const entry = (at: string) => ({ gsi1pk: { S: 'HOT' }, gsi1sk: { S: at } });
      expect(await write('one', entry('1'))).toBe('done');
      expect([await write('two', entry('2')), await write('three')]).toEqual([throttled, 'done']);
    });

    test('throttles a hot key of an index that updates move entries into and out of', async () => {
      limit(3, 1000);
      const move = async (pk: string, to: string) => {
        const { status, body } = await local.call('Writer', 'DynamoDB_20120810.UpdateItem', {
          TableName,
          Key: key(pk),
          UpdateExpression: 'SET gsi1pk = :to, #sort = :pk',
          ExpressionAttributeNames: { '#sort': 'gsi1sk' },
          ExpressionAttributeValues: { ':to': { S: to }, ':pk': { S: pk } },
        });
        return status === 200 ? 'done' : body['__type'];
      };
      expect([await move('three', 'FROM'), await move('four', 'FROM')]).toEqual(['done', 'done']);
      limit(3, 0.01);
      expect(await move('three', 'TO')).toBe('done');
      expect([await move('four', 'ELSEWHERE'), await move('five', 'TO')]).toEqual([throttled, throttled]);
      expect(await move('five', 'FREE')).toBe('done');
    });

    test('throttles a query that reads too often', async () => {
      limit(0.01, 3);
      const read = () =>
        local.call('Writer', 'DynamoDB_20120810.Query', {
          TableName,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': { S: 'read' } },
        });
      expect([(await read()).status, (await read()).status]).toEqual([200, 400]);
    });

    test('lets a key pass again after a while', () => {
      let atMs = 0;
      const limits = new PartitionLimits([{ name: TableName, keys: ['pk', 'sk'] }], () => atMs);
      const input = { TableName, Item: key('hot') };
      const most = { read: 3, write: 10 };
      const isOver = () => {
        try {
          limits.check('PutItem', input, most);
          return false;
        } catch {
          return true;
        }
      };
      limits.take('PutItem', input, { ConsumedCapacity: { CapacityUnits: 25 } }, most);
      expect(isOver()).toBe(true);
      atMs = 1500;
      expect(isOver()).toBe(true);
      atMs = 1600;
      expect(isOver()).toBe(false);
    });

    test('cancels a transaction with the reason at the hot item', async () => {
      limit(3, 0.01);
      expect(await write('busy')).toBe('done');
      const TransactItems = ['calm', 'busy'].map((pk) => ({ Put: { TableName, Item: key(pk) } }));
      const { body } = await local.call('Writer', 'DynamoDB_20120810.TransactWriteItems', { TransactItems });
      expect(body).toMatchObject({ CancellationReasons: [{ Code: 'None' }, { Code: 'ThrottlingError' }] });
    });

    test("is AWS's own if asked for, which a few requests don't reach", async () => {
      local.aws.faults.partitionLimit = awsPartitionLimit;
      const all = await Promise.all(Array.from({ length: 50 }, () => write('warm')));
      expect(all.every((outcome) => outcome === 'done')).toBe(true);
    });
  });

  test('a lagging index shows a new item late and still shows one that was removed', async () => {
    const member = { gsi1pk: { S: 'LATE' }, gsi1sk: { S: '1' } };
    await put('leaves', member);
    await local.aws.faults.lagIndexes(300);
    await put('leaves');
    await put('joins', member);
    const pks = async () => (await byIndex(client, 'LATE')).Items?.map((item) => item['pk']?.S);
    expect(await pks()).toEqual(['leaves']);
    await expect.poll(pks).toEqual(['joins']);
    await local.aws.faults.lagIndexes(0);
  });
});
