import { createHash } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deadLetterQueue } from '#bin/dead-letters/queue.ts';
import type { Place } from '#bin/kit/place.ts';
import { useEndpoint } from '#test/support/live-chat-command.ts';

const QUEUE = 'https://sqs.us-east-1.amazonaws.com/1/dead';
const place = (logicalId: string, type = 'AWS::SQS::Queue'): Place => ({
  kind: 'stack',
  name: 'the stack "chat"',
  output: () => '',
  maybe: () => undefined,
  resources: [
    { logicalId: 'chatother0A1B2C3D', physicalId: 'https://other', type: 'AWS::SQS::Queue' },
    { logicalId, physicalId: QUEUE, type },
  ],
});

describe('the dead-letter queue', () => {
  let server: Server;
  let batches: string[][];
  let calls: [operation: string, input: Record<string, unknown>][];
  const kept = { ...process.env };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const operation = String(request.headers['x-amz-target']).replace('AmazonSQS.', '');
        calls.push([operation, JSON.parse(Buffer.concat(chunks).toString())]);
        const received = operation === 'ReceiveMessage' ? (batches.shift() ?? []) : [];
        const Messages = received.map((id) => ({
          MessageId: id,
          Body: `body ${id}`,
          MD5OfBody: createHash('md5').update(`body ${id}`).digest('hex'),
          ReceiptHandle: `handle ${id}`,
        }));
        const answers: Record<string, object> = {
          ReceiveMessage: { Messages },
          GetQueueAttributes: { Attributes: { ApproximateNumberOfMessages: '3' } },
        };
        response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify(answers[operation] ?? {}));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    useEndpoint('AWS_ENDPOINT_URL_SQS', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(() => {
    server.close();
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, kept);
  });
  beforeEach(() => {
    [batches, calls] = [[], []];
  });

  it.each(['chatdeadletters0A1B2C3D', 'ChatDeadLetters0A1B2C3D', 'dead-letters'])('is found as %s', async (id) => {
    expect(await deadLetterQueue(place(id)).count()).toBe(3);
    expect(calls[0]?.[1]).toMatchObject({ QueueUrl: QUEUE });
  });

  it.each([
    ['chatletters', undefined],
    ['chatdeadletters', 'AWS::SQS::QueuePolicy'],
  ])('is not %s of the type %s', (id, type) => {
    expect(() => deadLetterQueue(place(id, type))).toThrow('There is no dead-letter queue in the stack "chat".');
  });

  it.each([
    ['several batches', [['a', 'b'], ['c'], []], ['a', 'b', 'c'], 3],
    ['messages that come again beside new ones', [['a'], ['a', 'b'], ['b']], ['a', 'b'], 3],
    ['only messages that come again', [['a'], ['a'], ['b']], ['a'], 2],
    ['nothing', [[]], [], 1],
  ])('gives each message once, and ends: %s', async (_, given, expected, asked) => {
    batches = given.map((batch) => [...batch]);
    const bodies: string[] = [];
    for await (const { body } of deadLetterQueue(place('deadletters')).messages()) bodies.push(body);
    expect(bodies).toEqual(expected.map((id) => `body ${id}`));
    expect(calls).toHaveLength(asked);
  });

  it('deletes the one message that it is told to', async () => {
    batches = [['a', 'b']];
    for await (const { body, remove } of deadLetterQueue(place('deadletters')).messages())
      if (body === 'body b') await remove();
    expect(calls.filter(([operation]) => operation === 'DeleteMessage')).toEqual([
      ['DeleteMessage', { QueueUrl: QUEUE, ReceiptHandle: 'handle b' }],
    ]);
  });
});
