import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readPart } from '#bin/dead-letters/stream-records.ts';
import { useEndpoint } from '#test/support/live-chat-command.ts';

type Page = { Records: object[]; NextShardIterator?: string } | { error: string };

const part = { streamArn: 'arn:stream', shardId: 'shardId-1', from: '100', to: '102', count: 3 };
const record = (SequenceNumber: string, pk = 'QUEUE#1', eventName = 'INSERT') => ({
  eventName,
  dynamodb: { SequenceNumber, Keys: { pk: { S: pk } } },
});
const [first, second, third, beyond] = ['100', '101', '102', '103'].map((number) => record(number));

describe('a part of the stream', () => {
  let server: Server;
  let pages: object[][];
  let fails: string | undefined;
  let isOpen: boolean;
  let asked: number;
  const kept = { ...process.env };
  const answer = (target: string): Page | { ShardIterator: string } => {
    if (target.endsWith('GetShardIterator')) return { ShardIterator: '0' };
    asked += 1;
    if (fails !== undefined) return { error: fails };
    const isLast = !isOpen && asked >= pages.length;
    return { Records: pages[asked - 1] ?? [], ...(isLast ? {} : { NextShardIterator: `${asked}` }) };
  };
  beforeAll(async () => {
    server = createServer((request, response) => {
      const body = answer(String(request.headers['x-amz-target']));
      const isError = 'error' in body;
      request.resume().on('end', () => {
        response.writeHead(isError ? 400 : 200, { 'content-type': 'application/x-amz-json-1.0' });
        response.end(JSON.stringify(isError ? { __type: `com.amazonaws.dynamodb#${body.error}` } : body));
      });
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    useEndpoint('AWS_ENDPOINT_URL_DYNAMODB_STREAMS', `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  });
  afterAll(() => {
    server.close();
    for (const name of Object.keys(process.env)) delete process.env[name];
    Object.assign(process.env, kept);
  });
  beforeEach(() => {
    [pages, fails, isOpen, asked] = [[], undefined, true, 0];
  });
  const numbers = async () => (await readPart(part, 'assign'))?.map(({ dynamodb }) => dynamodb?.SequenceNumber);

  it.each<[string, (object | undefined)[][], string[] | undefined]>([
    ['is on one page', [[first, second, third]], ['100', '101', '102']],
    ['goes on over pages', [[first], [second, third]], ['100', '101', '102']],
    ['has empty pages before it and within', [[], [first], [], [], [second, third]], ['100', '101', '102']],
    ['is followed by other records', [[first, second, third, beyond]], ['100', '101', '102']],
    ['lost its last record', [[first, second, beyond]], ['100', '101']],
    ['is gone, though later records are there', [[beyond]], undefined],
  ])('that %s is read to its end and no further', async (_, given, expected) => {
    pages = given.map((page) => page.filter((one) => one !== undefined));
    expect(await numbers()).toEqual(expected);
    expect(asked).toBe(given.length);
  });

  it('that ends too early counts as lost, so that its message stays', async () => {
    pages = [[first].filter((one) => one !== undefined)];
    expect(await numbers()).toBeUndefined();
    [isOpen, asked] = [false, 0];
    expect(await numbers()).toBeUndefined();
  });

  it.each(['TrimmedDataAccessException', 'ResourceNotFoundException'])('is lost after a %s', async (error) => {
    fails = error;
    expect(await numbers()).toBeUndefined();
  });

  it('is not lost where reading it is denied', async () => {
    fails = 'AccessDeniedException';
    await expect(numbers()).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('has only what concerns the reader', async () => {
    pages = [[record('100', 'CONV#1'), record('101', 'QUEUE#1', 'MODIFY'), record('102', 'ROSTER#1')]];
    expect(await numbers()).toEqual(['102']);
  });
});
