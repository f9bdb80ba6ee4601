/** One deadline for each invocation: however many calls are slow, the caller is answered in time. */
import type { Context } from 'aws-lambda';
import { globSync, readFileSync } from 'node:fs';
import type { IncomingMessage, Server } from 'node:http';
import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { problemResponse } from '#functions/http/problem.ts';
import { tableOf } from '#functions/container.ts';
import { signalWithin, withinDeadline } from '#functions/platform/deadline.ts';
import { httpPost } from '#functions/platform/network/http-post.ts';
import type { Table } from '#functions/store/table.ts';

const silent = { info: () => {}, warn: () => {}, error: () => {} };
const leaving = (ms: number) => ({ getRemainingTimeInMillis: () => ms }) as Context;

/** A table each of whose answers takes so long, and whose texts come so long after their headers. */
let slow: Server;
let delayMs = 0;
let textDelayMs = 0;
let asked = 0;
/** What the next requests are answered with instead. */
let failures: object[] = [];
let table: Table;
beforeAll(async () => {
  slow = createServer((request, response) => {
    asked++;
    request.resume();
    const failure = failures.shift();
    const begin = () => {
      response.writeHead(failure ? 400 : 200, { 'content-type': 'application/json' }).flushHeaders();
      timer = setTimeout(() => response.end(JSON.stringify(failure ?? {})), textDelayMs);
    };
    let timer = setTimeout(begin, delayMs);
    response.on('close', () => clearTimeout(timer));
  });
  await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
  const environment = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' };
  for (const [name, value] of Object.entries({ ...environment, AWS_ENDPOINT_URL_DYNAMODB: endpoint }))
    vi.stubEnv(name, value);
  table = tableOf({ TABLE_NAME: 'live-chat' });
});
afterAll(() => {
  vi.unstubAllEnvs();
  slow.closeAllConnections();
  slow.close();
});

/** Reads again and again, in an invocation that has so much time left; how long that took, and how it ended. */
async function reads(leftMs: number, count: number): Promise<{ tookMs: number; error: unknown }> {
  const began = performance.now();
  const run = async () => {
    for (let read = 0; read < count; read++) await table.get({ Key: { pk: 'a', sk: 'b' } });
  };
  const error: unknown = await withinDeadline(leaving(leftMs), run).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  return { tookMs: performance.now() - began, error };
}

describe('calls of one invocation', () => {
  it('end together before its time is over, and the caller may try again', async () => {
    delayMs = 300;
    const { tookMs, error } = await reads(1300, 9);
    expect(tookMs).toBeLessThan(1300);
    const { statusCode, body } = problemResponse(error, 'request', silent);
    expect({ statusCode, code: (JSON.parse(body ?? '') as { code: string }).code }).toEqual({
      statusCode: 503,
      code: 'try_again',
    });
  });

  it('are not tried again once time is up', async () => {
    delayMs = 60_000;
    asked = 0;
    const { error } = await reads(600, 3);
    expect(error).toMatchObject({ name: 'AbortError' });
    expect(asked).toBe(1);
  });

  it('leave nothing behind that cuts the next one short', async () => {
    delayMs = 1;
    expect(await reads(20_000, 20)).toMatchObject({ error: undefined });
    expect(await reads(20_000, 1)).toMatchObject({ error: undefined });
  });

  it('side by side go by their own deadlines', async () => {
    delayMs = 200;
    const [short, long] = await Promise.all([reads(550, 1), reads(20_000, 3)]);
    expect(short.error).toMatchObject({ name: 'AbortError' });
    expect(long.error).toBeUndefined();
  });
});

describe('an invocation that fails while another call runs', () => {
  const key = { Key: { pk: 'a', sk: 'b' } };
  /** Fails immediately. @returns how many requests had been made when it ended, and how many were made in all */
  const failing = async (work: () => Promise<unknown>): Promise<{ atEnd: number; inAll: number; isOver: boolean }> => {
    asked = 0;
    let isOver = false;
    let working: Promise<unknown> = Promise.resolve();
    const run = () => {
      working = work().then(() => (isOver = true));
      return Promise.all([Promise.reject(new Error('too early')), working]);
    };
    await expect(withinDeadline(leaving(20_000), run)).rejects.toThrow('too early');
    const [atEnd, wasOver] = [asked, isOver];
    await working;
    return { atEnd, inAll: asked, isOver: wasOver };
  };

  it('ends after the text of the answer has come, and after what follows from it', async () => {
    [delayMs, textDelayMs] = [1, 60];
    const twice = () => table.get(key).then(() => table.get(key));
    expect(await failing(twice)).toEqual({ atEnd: 2, inAll: 2, isOver: true });
    textDelayMs = 0;
  });

  it('ends after the last try of a call that the SDK tries again', async () => {
    delayMs = 1;
    failures = [{ __type: 'ProvisionedThroughputExceededException' }];
    expect(await failing(() => table.get(key))).toEqual({ atEnd: 2, inAll: 2, isOver: true });
  });

  it('ends after the last try of a write that met a transaction', async () => {
    delayMs = 1;
    failures = [{ __type: 'TransactionConflictException' }];
    const write = () => table.put({ Item: { pk: 'a', sk: 'b' } });
    expect(await failing(write)).toEqual({ atEnd: 2, inAll: 2, isOver: true });
  });

  it('ends after the last byte that another host sends', async () => {
    [delayMs, textDelayMs] = [1, 60];
    const { port } = slow.address() as AddressInfo;
    const post = httpPost((url, { signal }) => sendPlainly(url, signal));
    const url = new URL(`http://127.0.0.1:${port}/`);
    expect(await failing(() => post(url, '{}', {}))).toEqual({ atEnd: 1, inAll: 1, isOver: true });
    textDelayMs = 0;
  });
});

/** Sends over the network of this machine, which `safeFetch` refuses. */
const sendPlainly = (url: URL, signal: AbortSignal): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    const sending = httpRequest(url, { method: 'POST', signal }, resolve);
    sending.on('error', reject).end();
  });

it('every function that AWS calls runs within its deadline', () => {
  const sources = globSync('functions/**/*.ts').map((file) => ({ file, text: readFileSync(file, 'utf8') }));
  const entrances = sources.filter(({ text }) => text.includes('export const handler ='));
  expect(entrances).toHaveLength(14);
  // What `lazyHandler` makes runs within it.
  const without = entrances.filter(({ text }) => !text.includes('export const handler = lazyHandler('));
  expect(without.map(({ file }) => file)).toEqual([]);
});

describe('calls to other services', () => {
  it('ends with the invocation, too', async () => {
    const post = httpPost(
      (_, { signal }) =>
        new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted')))),
    );
    const posting = () => post(new URL('https://api.example.com/'), '{}', {});
    await expect(withinDeadline(leaving(600), posting)).rejects.toThrow('aborted');
  });

  it('ends by itself when nothing awaits it', async () => {
    const signal = signalWithin(1);
    await new Promise((resolve) => signal.addEventListener('abort', resolve));
    expect(signal.aborted).toBe(true);
  });
});
