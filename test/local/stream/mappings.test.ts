/** Mappings on a real table: what is written reaches functions as Lambda would bring it. */
import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { Queues } from '#local/aws/queues.ts';
import { callDynamoDb } from '#local/dynamodb/call.ts';
import { startDynamoDb, type DynamoDbServer } from '#local/dynamodb/server.ts';
import { ensureTable, type Table } from '#local/dynamodb/table.ts';
import { TimeToLive } from '#local/dynamodb/time-to-live.ts';
import { createAuthority } from '#local/iam/authority.ts';
import type { InvocationResult } from '#local/lambda/invoker.ts';
import { startMappings } from '#local/stream/event-source-mappings.ts';
import type { LambdaRecord } from '#local/stream/lambda-record.ts';
import { StreamReader } from '#local/dynamodb/stream-reader.ts';
import { tableResource } from '#test/support/dynamodb.ts';
import { allow, functionWithRole, stackOf } from '#test/support/local-aws.ts';

const streamArn = { 'Fn::GetAtt': ['Table', 'StreamArn'] };
const readsStream = [
  allow(['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator'], streamArn),
  allow('dynamodb:ListStreams', '*'),
];
const mapping = (functionId: string, settings: object = {}) => ({
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: {
    EventSourceArn: streamArn,
    FunctionName: { Ref: functionId },
    StartingPosition: 'TRIM_HORIZON',
    ...settings,
  },
});

let server: DynamoDbServer;
beforeAll(async () => {
  server = await startDynamoDb();
});
afterAll(() => server.stop());

type Handler = (records: LambdaRecord[], functionId: string) => InvocationResult | Promise<InvocationResult>;
type Options = { settings?: object; handler?: Handler; dataFolder?: string; tableName?: string; resources?: object };

/** Runs mappings over a table of their own; `calls` are the batches functions saw. */
async function startStream({
  settings,
  handler,
  dataFolder,
  tableName = `table-${randomUUID()}`,
  resources,
}: Options = {}) {
  const stack = stackOf({
    Table: { ...tableResource, Properties: { ...tableResource.Properties, TableName: tableName } },
    Letters: { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'letters' } },
    ...functionWithRole('Consumer', [...readsStream, allow('sqs:SendMessage', { 'Fn::GetAtt': ['Letters', 'Arn'] })]),
    ...functionWithRole('Other', readsStream),
    Mapping: mapping('Consumer', settings),
    ...resources,
  });
  const table = await ensureTable(server.endpoint, tableName, tableResource);
  const reported: string[] = [];
  const report = (line: string): void => void reported.push(line);
  const calls: { functionId: string; records: LambdaRecord[] }[] = [];
  const queues = new Queues(stack);
  const timeToLive = new TimeToLive(server.endpoint, [table]);
  const mappings = await startMappings({
    stack,
    authority: await createAuthority(stack, { report }),
    dynamoDbEndpoint: server.endpoint,
    tables: [table],
    queues,
    dataFolder,
    report,
    removedByTime: (record) => timeToLive.isRemoval(record),
    invoker: {
      invoke: async (functionId, payload) => {
        const records = (payload as { Records: LambdaRecord[] }).Records;
        calls.push({ functionId, records });
        return (await handler?.(records, functionId)) ?? { payload: null };
      },
    },
  });
  onTestFinished(mappings.stop);
  return {
    ...mappings,
    calls,
    table,
    timeToLive,
    reported,
    seen: () => calls.flatMap(({ records }) => records),
    letters: () =>
      (queues.find('arn:aws:sqs:us-east-1:123456789012:letters')?.messages ?? []).map(
        ({ body }) => JSON.parse(body) as unknown,
      ),
  };
}

const put = ({ name }: Table, pk: string, rest: object = {}, sk = 'a') =>
  callDynamoDb(server.endpoint, 'PutItem', { TableName: name, Item: { pk: { S: pk }, sk: { S: sk }, ...rest } });
const remove = ({ name }: Table, pk: string) =>
  callDynamoDb(server.endpoint, 'DeleteItem', { TableName: name, Key: { pk: { S: pk }, sk: { S: 'a' } } });

describe('records', () => {
  test('arrive as the event AWS sends', async () => {
    const { table, idle, seen, calls } = await startStream();
    await put(table, 'a', { n: { N: '1' } });
    await put(table, 'a', { n: { N: '2' } });
    await remove(table, 'a');
    await idle();
    expect(seen().map(({ eventName }) => eventName)).toEqual(['INSERT', 'MODIFY', 'REMOVE']);
    expect(seen()[1]).toEqual({
      eventID: expect.stringMatching(/^[0-9a-f]{32}$/),
      eventName: 'MODIFY',
      eventVersion: '1.1',
      eventSource: 'aws:dynamodb',
      awsRegion: 'us-east-1',
      eventSourceARN: expect.stringMatching(/^arn:aws:dynamodb:us-east-1:123456789012:table\/.*\/stream\//),
      dynamodb: {
        ApproximateCreationDateTime: expect.any(Number),
        Keys: { pk: { S: 'a' }, sk: { S: 'a' } },
        OldImage: { pk: { S: 'a' }, sk: { S: 'a' }, n: { N: '1' } },
        NewImage: { pk: { S: 'a' }, sk: { S: 'a' }, n: { N: '2' } },
        SequenceNumber: expect.stringMatching(/^\d{21}$/),
        SizeBytes: expect.any(Number),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
      },
    });
    expect(new Set(seen().map(({ eventID }) => eventID)).size).toBe(3);
    expect(calls[0]?.functionId).toBe('Consumer');
  });

  test('of writes that changed nothing do not exist', async () => {
    const { table, idle, seen } = await startStream();
    await put(table, 'same');
    await put(table, 'same');
    await idle();
    expect(seen().map(({ eventName }) => eventName)).toEqual(['INSERT']);
  });

  test('of one partition key arrive in order, whatever happens to others', async () => {
    const { table, idle, seen } = await startStream({ settings: { BatchSize: 3 } });
    for (let number = 1; number <= 12; number += 1) {
      await Promise.all(['a', 'b', 'c', 'd', 'e'].map((pk) => put(table, pk, { n: { N: String(number) } })));
    }
    await idle();
    for (const pk of ['a', 'b', 'c', 'd', 'e']) {
      const numbers = seen()
        .filter(({ dynamodb }) => dynamodb.Keys['pk']?.['S'] === pk)
        .map(({ dynamodb }) => Number(dynamodb.NewImage?.['n']?.['N']));
      expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1));
    }
  });

  test('that a filter rejects cause no invocation', async () => {
    const Filters = [{ Pattern: JSON.stringify({ dynamodb: { Keys: { pk: { S: [{ prefix: 'QUEUE#' }] } } } }) }];
    const { table, idle, calls, seen } = await startStream({ settings: { FilterCriteria: { Filters } } });
    await put(table, 'CONV#1');
    await idle();
    expect(calls).toEqual([]);
    await put(table, 'QUEUE#1');
    await idle();
    expect(seen()).toHaveLength(1);
  });

  test('removed by time to live are marked, those a function removed are not', async () => {
    const { table, idle, seen, timeToLive } = await startStream();
    await put(table, 'expired', { expires_at_seconds: { N: String(Math.floor(Date.now() / 1000) - 1) } });
    await put(table, 'alive', { expires_at_seconds: { N: String(Math.floor(Date.now() / 1000) + 60) } });
    await put(table, 'ancient', { expires_at_seconds: { N: '1000' } });
    expect(await timeToLive.sweep()).toBe(1);
    await remove(table, 'alive');
    await idle();
    const removals = seen().filter(({ eventName }) => eventName === 'REMOVE');
    expect(
      Object.fromEntries(removals.map((record) => [record.dynamodb.Keys['pk']?.['S'], record.userIdentity])),
    ).toEqual({
      expired: { type: 'Service', principalId: 'dynamodb.amazonaws.com' },
      alive: undefined,
    });
  });
});

describe('batches', () => {
  test('hold no more records than the mapping says', async () => {
    const { table, idle, calls } = await startStream({ settings: { BatchSize: 2 } });
    for (let number = 0; number < 7; number += 1) await put(table, 'one', {}, String(number));
    await idle();
    expect(Math.max(...calls.map(({ records }) => records.length))).toBeLessThanOrEqual(2);
    expect(calls.flatMap(({ records }) => records)).toHaveLength(7);
  });

  test('hold no more bytes than a function can be sent', async () => {
    const hold = Promise.withResolvers<InvocationResult>();
    const { table, idle, calls } = await startStream({ handler: () => hold.promise });
    await put(table, 'one', {}, 'first');
    await expect.poll(() => calls.length).toBe(1);
    for (let number = 0; number < 20; number += 1)
      await put(table, 'one', { text: { S: 'x'.repeat(390_000) } }, String(number));
    hold.resolve({ payload: null });
    await idle();
    const sizes = calls.map(({ records }) => JSON.stringify(records).length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(6.1 * 1024 * 1024);
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.flatMap(({ records }) => records)).toHaveLength(21);
  });

  test('gather for the window before they are sent', async () => {
    const { table, idle, calls } = await startStream({
      settings: { MaximumBatchingWindowInSeconds: 60, BatchSize: 3 },
    });
    await put(table, 'one', {}, '1');
    await put(table, 'one', {}, '2');
    await put(table, 'one', {}, '3');
    await idle();
    expect(calls.map(({ records }) => records.length)).toEqual([3]);
  });

  test('of different partition keys run at once, so that a consumer can meet itself', async () => {
    const first = Promise.withResolvers<InvocationResult>();
    const { table, idle, calls } = await startStream({
      handler: () => (calls.length === 1 ? first.promise : { payload: null }),
    });
    await put(table, 'pk-0');
    await expect.poll(() => calls.length).toBe(1);
    for (let number = 1; number < 20; number += 1) await put(table, `pk-${number}`);
    await expect.poll(() => calls.length).toBeGreaterThan(1);
    first.resolve({ payload: null });
    await idle();
    expect(calls.flatMap(({ records }) => records)).toHaveLength(20);
  });
});

describe('what cannot be processed', () => {
  const settings = {
    BisectBatchOnFunctionError: true,
    MaximumRetryAttempts: 1,
    FunctionResponseTypes: ['ReportBatchItemFailures'],
    DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Letters', 'Arn'] } } },
  };
  const failsOn =
    (sk: string): Handler =>
    (records) =>
      records.some(({ dynamodb }) => dynamodb.Keys['sk']?.['S'] === sk)
        ? { error: { errorType: 'Error', errorMessage: 'poison' } }
        : { payload: null };

  test('goes to the queue for dead letters, alone; its neighbours are processed, in order', async () => {
    const { table, idle, calls, letters, reported } = await startStream({ settings, handler: failsOn('5') });
    for (let number = 1; number <= 9; number += 1) await put(table, 'one', {}, String(number));
    await idle();
    const processed = calls.filter(
      ({ records }) => !records.some(({ dynamodb }) => dynamodb.Keys['sk']?.['S'] === '5'),
    );
    expect(processed.flatMap(({ records }) => records.map(({ dynamodb }) => dynamodb.Keys['sk']?.['S']))).toEqual([
      '1',
      '2',
      '3',
      '4',
      '6',
      '7',
      '8',
      '9',
    ]);
    const poison = calls.flatMap(({ records }) => records).find(({ dynamodb }) => dynamodb.Keys['sk']?.['S'] === '5');
    expect(letters()).toEqual([
      {
        requestContext: {
          requestId: expect.any(String),
          functionArn: expect.stringContaining(':function:'),
          condition: 'RetryAttemptsExhausted',
          approximateInvokeCount: 2,
        },
        responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
        version: '1.0',
        timestamp: expect.any(String),
        DDBStreamBatchInfo: {
          shardId: expect.stringMatching(/^shardId-/),
          startSequenceNumber: poison?.dynamodb.SequenceNumber,
          endSequenceNumber: poison?.dynamodb.SequenceNumber,
          approximateArrivalOfFirstRecord: expect.stringMatching(/Z$/),
          approximateArrivalOfLastRecord: expect.stringMatching(/Z$/),
          batchSize: 1,
          streamArn: poison?.eventSourceARN,
        },
      },
    ]);
    expect(reported).toEqual([expect.stringContaining('gave up 1 stream record(s) after 2 attempt(s)')]);
  });

  test('is reported as lost when the role may not send to the queue', async () => {
    const resources = functionWithRole('Consumer', readsStream);
    const { table, idle, letters, reported } = await startStream({ settings, handler: failsOn('1'), resources });
    await put(table, 'one', {}, '1');
    await idle();
    expect(letters()).toEqual([]);
    expect(reported.at(-1)).toMatch(/^ACCESS DENIED: Consumer called sqs:SendMessage/);
  });
});

describe('waiting until everything is processed', () => {
  test('follows what functions write because of what they read', async () => {
    const stream = await startStream({
      resources: { OtherMapping: mapping('Other') },
      handler: async (records, functionId) => {
        const [record] = records;
        const depth = Number(record?.dynamodb.Keys['sk']?.['S']?.toString().length);
        if (functionId === 'Other' && depth < 6) await put(stream.table, `next-${depth}`, {}, 'x'.repeat(depth + 1));
        return { payload: null };
      },
    });
    await put(stream.table, 'start', {}, 'x');
    await stream.idle();
    expect(stream.seen().filter(({ dynamodb }) => dynamodb.Keys['sk']?.['S'] === 'xxxxxx')).toHaveLength(2);
  });
});

describe('a restart', () => {
  const folder = (): string => {
    const created = mkdtempSync(join(tmpdir(), 'live-chat-test-'));
    onTestFinished(() => rmSync(created, { recursive: true }));
    return created;
  };

  test('continues where it stopped', async () => {
    const dataFolder = folder();
    const first = await startStream({ dataFolder });
    await put(first.table, 'a');
    await first.idle();
    await first.stop();
    await put(first.table, 'b');
    const second = await startStream({ dataFolder, tableName: first.table.name });
    await second.idle();
    expect(second.seen().map(({ dynamodb }) => dynamodb.Keys['pk']?.['S'])).toEqual(['b']);
  });

  test('redelivers unfinished records, but not those that finished at the same time', async () => {
    const dataFolder = folder();
    const failing: Handler = (records) =>
      records.some(({ dynamodb }) => dynamodb.Keys['pk']?.['S'] === 'stuck')
        ? { error: { errorType: 'Error', errorMessage: 'x' } }
        : { payload: null };
    const first = await startStream({ dataFolder, handler: failing });
    await put(first.table, 'stuck');
    await expect.poll(() => first.calls.length).toBeGreaterThan(0);
    for (let number = 0; number < 12; number += 1) await put(first.table, `other-${number}`);
    const others = () => first.seen().filter(({ dynamodb }) => dynamodb.Keys['pk']?.['S'] !== 'stuck').length;
    await expect.poll(others).toBeGreaterThan(5);
    await first.stop();
    const second = await startStream({ dataFolder, tableName: first.table.name });
    await second.idle();
    expect(second.seen().map(({ dynamodb }) => dynamodb.Keys['pk']?.['S'])).toContain('stuck');
    expect(second.seen().length + others()).toBe(13);
  });

  test('LATEST sees only what comes after the start', async () => {
    const tableName = `table-${randomUUID()}`;
    const table = await ensureTable(server.endpoint, tableName, tableResource);
    await put(table, 'before');
    const { idle, seen } = await startStream({ tableName, settings: { StartingPosition: 'LATEST' } });
    await put(table, 'after');
    await idle();
    expect(seen().map(({ dynamodb }) => dynamodb.Keys['pk']?.['S'])).toEqual(['after']);
  });
});

describe('a mapping that would fail in AWS prevents the start', () => {
  test.each([
    ['a role that may not read the stream', { resources: functionWithRole('Consumer', []) }, 'dynamodb:DescribeStream'],
    ['a third reader', { resources: { Second: mapping('Other'), Third: mapping('Other') } }, 'a shard bears 2 readers'],
    [
      'a pattern Lambda refuses',
      { settings: { FilterCriteria: { Filters: [{ Pattern: '{"a":1}' }] } } },
      'filter pattern',
    ],
    ['a setting nobody carries out', { settings: { TumblingWindowInSeconds: 5 } }, 'TumblingWindowInSeconds'],
    ['no starting position', { settings: { StartingPosition: undefined } }, 'StartingPosition'],
  ])('%s', async (_name, options, message) => {
    await expect(startStream(options)).rejects.toThrow(message);
  });

  test('a mapping that is switched off reads nothing', async () => {
    const { table, idle, calls } = await startStream({ settings: { Enabled: false } });
    await put(table, 'a');
    await idle();
    expect(calls).toEqual([]);
  });
});

describe('the reader', () => {
  /** A server that answers stream operations from a script. */
  async function scripted(
    answer: (operation: string, input: Record<string, unknown>) => object | Error,
  ): Promise<{ url: string; server: Server }> {
    const http = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const result = answer(
        String(request.headers['x-amz-target']).split('.')[1] ?? '',
        JSON.parse(body) as Record<string, unknown>,
      );
      response.statusCode = result instanceof Error ? 400 : 200;
      response.end(JSON.stringify(result instanceof Error ? { __type: `x#${result.message}` } : result));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void http.close());
    return { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`, server: http };
  }
  const record = (number: number) => ({ eventName: 'INSERT', dynamodb: { SequenceNumber: String(number) } });

  test('takes a new iterator behind the last record when its own has expired', async () => {
    const positions: unknown[] = [];
    let pages = 0;
    const { url } = await scripted((operation, input) => {
      if (operation === 'DescribeStream') return { StreamDescription: { Shards: [{ ShardId: 'one' }] } };
      if (operation === 'GetShardIterator') {
        positions.push([input['ShardIteratorType'], input['SequenceNumber']]);
        return { ShardIterator: 'iterator' };
      }
      pages += 1;
      if (pages === 2) return new Error('ExpiredIteratorException');
      return { Records: [record(pages)], NextShardIterator: 'next' };
    });
    const reader = new StreamReader(url, 'arn', 'TRIM_HORIZON');
    await reader.read();
    await reader.read();
    expect(positions).toEqual([
      ['TRIM_HORIZON', undefined],
      ['AFTER_SEQUENCE_NUMBER', '1'],
    ]);
  });

  test('continues in the child of a closed shard', async () => {
    const { url } = await scripted((operation, input) => {
      if (operation === 'DescribeStream')
        return { StreamDescription: { Shards: [{ ShardId: 'two', ParentShardId: 'one' }, { ShardId: 'one' }] } };
      if (operation === 'GetShardIterator') return { ShardIterator: input['ShardId'] };
      return input['ShardIterator'] === 'one'
        ? { Records: [record(1)] }
        : { Records: [record(2)], NextShardIterator: 'two' };
    });
    const reader = new StreamReader(url, 'arn', 'TRIM_HORIZON');
    const numbers = [...(await reader.read()), ...(await reader.read())].map(({ dynamodb }) => dynamodb.SequenceNumber);
    expect(numbers).toEqual(['1', '2']);
  });
});
