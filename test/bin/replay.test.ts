import { DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { callDynamoDb } from '#local/dynamodb/call.ts';
import { shownNumber } from '#local/dynamodb/sequence-number.ts';
import { StreamReader } from '#local/dynamodb/stream-reader.ts';
import { deadLetter } from '#local/stream/dead-letter.ts';
import { toLambdaRecord } from '#local/stream/lambda-record.ts';
import type { Mapping } from '#local/stream/mapping.ts';
import { makeId } from '#core/model/id.ts';
import { eventId } from '#core/webhooks/event-id.ts';
import { dynamoTable } from '#functions/store/dynamo-table.ts';
import { type DeliveryItem, putDelivery } from '#functions/store/webhooks/delivery-store.ts';
import { type WebhookItem, webhookStore } from '#functions/store/webhooks/webhook-store.ts';
import { type CommandPlace, startCommandPlace } from '#test/support/command-place.ts';

const HASH = '0A1B2C3D';
const functionResource = { Type: 'AWS::Lambda::Function', Properties: {} };

let place: CommandPlace;
let streamArn: string;
beforeAll(async () => {
  place = await startCommandPlace({
    [`chatdeadletters${HASH}`]: { Type: 'AWS::SQS::Queue', Properties: {} },
    ...Object.fromEntries(
      ['assign', 'react', 'sweep', 'automation', 'deliver'].map((name) => [`chat${name}${HASH}`, functionResource]),
    ),
  });
  type Answer = { Table: { LatestStreamArn: string } };
  const input = { TableName: place.local.tableName };
  const { Table } = await callDynamoDb<Answer>(place.local.dynamoDbUrl, 'DescribeTable', input);
  streamArn = Table.LatestStreamArn;
});
afterAll(() => place.stop());
afterEach(() => {
  queue().messages.length = 0;
  place.local.invoker.calls.length = 0;
  place.local.invoker.answers = [{ payload: null }];
});

const named = (name: string) => place.local.stack.resources.find((one) => one.logicalId === `chat${name}${HASH}`);
const queue = () => {
  const found = place.local.aws.queues.find(named('deadletters')?.arn ?? '');
  if (!found) throw new Error('The stack has no queue.');
  return found;
};
const give = (body: object) => place.local.aws.queues.send(queue().arn, JSON.stringify(body));
const event = (name: string, requestPayload: object) =>
  give({
    version: '1.0',
    timestamp: '2026-05-31T08:00:00.000Z',
    requestContext: { functionArn: `${named(name)?.arn}:$LATEST`, condition: 'RetriesExhausted' },
    requestPayload,
  });

/** Puts rows, and gives up their records as the local run does. */
async function giveUp(reader: string, rows: Record<string, unknown>[]): Promise<void> {
  const stream = new StreamReader(place.local.dynamoDbUrl, streamArn, 'LATEST');
  await stream.open();
  const client = place.local.dynamoDb('operator');
  for (const Item of rows) await client.send(new PutCommand({ TableName: place.local.tableName, Item }));
  const records = (await stream.read()).map((record) => toLambdaRecord(record, streamArn, false));
  const mapping = { functionArn: named(reader)?.arn ?? '', streamArn } as Mapping;
  const givenUp = { records, reason: 'RetryAttemptsExhausted', attempts: 6, functionFailed: true } as const;
  give(deadLetter(mapping, 'shardId-1', givenUp));
}
const webhook = {
  url: 'https://receiver.example.com/',
  events: ['ticket.created'],
  is_active: true,
  description: '',
  disabled_reason: null,
  previous_secret_until: null,
  secret: 'whsec_c2VjcmV0',
  previous_secret: null,
  version: 1,
  created_at: '2026-05-01T00:00:00.000Z',
} satisfies Omit<WebhookItem, 'id'>;
const delivery = {
  event: 'webhook.test',
  body: '{}',
  subject: 'one',
  since_ms: 0,
  tries: 1,
  attempts: [],
  answer: null,
  next_at_ms: null,
} satisfies Omit<DeliveryItem, 'webhook_id' | 'event_id' | 'state'>;
const row = (id: number, more: object = {}) => ({ pk: `CONV#${id}`, sk: 'MSG#1', ...more });
const invoked = () => place.local.invoker.calls.map(({ functionId, payload }) => ({ functionId, payload }));
/** Two minutes pass, after which messages can be received again. */
const later = () => queue().messages.forEach((message) => (message.visibleAt = 0));

describe('replay', () => {
  it('gives a reader again the records that concern it, and deletes the message', async () => {
    await giveUp('react', [row(1, { milestone: 'started' }), row(2), row(3, { milestone: 'resolved' })]);
    const { code, out, err } = await place.run(['replay']);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/: Replayed\. 2 records of react\.\n1 dead letters, of which 0 stay in the queue\.\n$/);
    const record = (pk: string) =>
      expect.objectContaining({
        eventName: 'INSERT',
        dynamodb: expect.objectContaining({ Keys: { pk: { S: pk }, sk: { S: 'MSG#1' } }, NewImage: expect.anything() }),
      });
    expect(invoked()).toEqual([
      { functionId: `chatreact${HASH}`, payload: { Records: [record('CONV#1'), record('CONV#3')] } },
    ]);
    expect(queue().messages).toEqual([]);
  });

  it('keeps a message whose records fail again, and exits with 1', async () => {
    await giveUp('assign', [{ pk: 'QUEUE#1', sk: '1' }]);
    place.local.invoker.answers = [{ payload: { batchItemFailures: [{ itemIdentifier: '1' }] } }];
    const { code, out } = await place.run(['replay']);
    expect(code).toBe(1);
    expect(out).toContain('Failed. assign failed again: 1 records. Its log says why (record_failed).');
    expect(queue().messages).toHaveLength(1);
  });

  it('gives a function again the event it gave up, and reports the error when it fails again', async () => {
    event('automation', { conversation_id: 7, seq: 2 });
    const error = { errorType: 'Error', errorMessage: 'no model' };
    place.local.invoker.answers = [{ error }, { payload: null }];
    expect(await place.run(['replay'])).toMatchObject({
      code: 1,
      out: expect.stringMatching(/Failed\. Chat-chatautomation.* failed again: no model/),
    });
    later();
    expect(await place.run(['replay'])).toMatchObject({
      code: 0,
      out: expect.stringContaining('Replayed. An event of Chat-chatautomation'),
    });
    const payload = { conversation_id: 7, seq: 2 };
    expect(invoked().map((call) => call.payload)).toEqual([payload, payload]);
  });

  it('deletes without a call what something else has done since', async () => {
    event('sweep', {});
    event('automation', { kind: 'agent-notice', notice_id: 'x' });
    const { code, out } = await place.run(['replay']);
    expect(code).toBe(0);
    expect(out).toMatch(/Deleted\. A failed sweep[^]*Deleted\. A push notice/);
    expect(invoked()).toEqual([]);
  });

  it('keeps what the stream no longer has, until it is told to discard it', async () => {
    give({
      timestamp: '2026-05-01T08:00:00.000Z',
      requestContext: { functionArn: named('react')?.arn },
      DDBStreamBatchInfo: {
        shardId: 'shardId-1',
        startSequenceNumber: shownNumber('5000'),
        endSequenceNumber: shownNumber('5001'),
        batchSize: 2,
        streamArn: streamArn,
      },
    });
    const { code, out } = await place.run(['replay']);
    expect(code).toBe(1);
    expect(out).toContain("Can't be replayed. Records of react, which are older than a day. recount --mend counts");
    later();
    expect(await place.run(['replay', '--discard'])).toMatchObject({ code: 0 });
    expect(queue().messages).toEqual([]);
  });

  it('has the events of a webhook sent again that never arrived', async () => {
    const client = DynamoDBDocumentClient.from(place.local.dynamoDb('operator'));
    const table = dynamoTable(client, place.local.tableName, async () => {});
    const id = makeId(Date.UTC(2026, 4, 1), 0);
    await webhookStore.put(table, { ...webhook, id }, Date.UTC(2026, 4, 1));
    const at = makeId(Date.UTC(2026, 4, 31, 8), 0);
    const events = [eventId(at, 'webhook.test', 'one', 1), eventId(at, 'webhook.test', 'two', 1)];
    for (const [index, event_id] of events.entries())
      await putDelivery(table, { ...delivery, webhook_id: id, event_id, state: index === 0 ? 'failed' : 'delivered' });
    const replayed = await place.run([
      'replay',
      '--webhook',
      String(id),
      '--from',
      '2026-05-31',
      '--only-failed',
      '--json',
    ]);
    expect({ code: replayed.code, ...JSON.parse(replayed.out) }).toEqual({ code: 0, replayed: 1 });
    expect(invoked()).toContainEqual({
      functionId: `chatdeliver${HASH}`,
      payload: { kind: 'webhook', webhook_id: id },
    });
    expect(await place.run(['replay', '--webhook', '12', '--from', '2026-05-31'])).toMatchObject({ code: 4 });
  });

  it.each([
    [['replay', '--from', '2026-05-31'], '--from, --to and --only-failed are for --webhook <id>.'],
    [['replay', '--webhook', '12'], 'Say from when: --webhook <id> --from <time>.'],
  ])('with %j says what is missing', async (args, sentence) => {
    expect(await place.run(args)).toMatchObject({ code: 2, err: `${sentence}\n` });
  });

  it('with --dry-run only lists what is there', async () => {
    await giveUp('react', [row(11, { milestone: 'started' })]);
    give({ hello: 'world' });
    const { code, out } = await place.run(['replay', '--dry-run', '--json']);
    expect({ code, ...JSON.parse(out) }).toMatchObject({ code: 1, found: 2, left: 2 });
    expect(invoked()).toEqual([]);
  });
});
