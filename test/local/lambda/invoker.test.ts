import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import {
  KEPT_IDLE_MS,
  createInvoker,
  type Billed,
  type FunctionLog,
  type Invoker,
  type InvokerOptions,
} from '#local/lambda/invoker.ts';
import type { LambdaFunction } from '#local/lambda/lambda-function.ts';

const invokers: Invoker[] = [];
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/slow') setTimeout(() => response.end('slow'), 300);
    else response.end('quick');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(async () => {
  await Promise.all(invokers.map((invoker) => invoker.close()));
  server.close();
  server.closeAllConnections();
});

/** An invoker of one function `subject` made of this source, and what it logged and billed. */
function running(source: string, change: Partial<LambdaFunction> = {}, options: Partial<InvokerOptions> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  writeFileSync(join(folder, 'index.mjs'), source);
  const lambda: LambdaFunction = {
    id: 'Subject',
    label: 'subject',
    name: 'stack-subject',
    arn: 'arn:aws:lambda:us-east-1:123456789012:function:stack-subject',
    folder,
    handler: 'index.handler',
    runtime: 'nodejs24.x',
    timeoutSeconds: 5,
    memoryMb: 128,
    reservedConcurrency: undefined,
    environment: { URL: url },
    logs: { format: 'JSON', level: 'INFO' },
    ...change,
  };
  const logs: FunctionLog[] = [];
  const billed: Billed[] = [];
  const invoker = createInvoker([lambda], {
    awsEndpoint: url,
    log: (line) => logs.push(line),
    billed: (invocation) => billed.push(invocation),
    failOnPendingWork: true,
    ...options,
  });
  invokers.push(invoker);
  const invoke = (payload: unknown = {}) => invoker.invoke('Subject', payload, { source: 'http', route: 'GET /x' });
  return { invoker, invoke, logs, billed };
}

test('a function is called with the payload and a context, and stays warm', async () => {
  const { invoke } = running(`
    let calls = 0;
    export const handler = async (event, context) => ({ event, name: context.functionName, left: context.getRemainingTimeInMillis() > 4000, calls: ++calls });
  `);
  expect(await invoke({ a: 1 })).toEqual({ payload: { event: { a: 1 }, name: 'stack-subject', left: true, calls: 1 } });
  expect(await invoke()).toMatchObject({ payload: { calls: 2 } });
});

test('a worker ends after minutes without work, and each call counts them from the start', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  onTestFinished(() => void vi.useRealTimers());
  const { invoke } = running('let calls = 0; export const handler = async () => ++calls;');
  expect(await invoke()).toEqual({ payload: 1 });
  await vi.advanceTimersByTimeAsync(KEPT_IDLE_MS - 1);
  expect(await invoke()).toEqual({ payload: 2 });
  await vi.advanceTimersByTimeAsync(KEPT_IDLE_MS - 1);
  expect(await invoke()).toEqual({ payload: 3 });
  await vi.advanceTimersByTimeAsync(KEPT_IDLE_MS);
  expect(await invoke()).toEqual({ payload: 1 });
});

test('no call starts a function once the invoker is closed, whether it waited then or comes later', async () => {
  const { invoker, invoke, logs } = running(`
    console.log('started');
    export const handler = () => new Promise((resolve) => setTimeout(resolve, 60_000));
  `);
  // As many as run side by side, and one that waits.
  const calls = Array.from({ length: Math.max(4, availableParallelism()) + 1 }, () => invoke());
  await expect.poll(() => logs.length).toBe(calls.length - 1);
  await invoker.close();
  expect(await Promise.all(calls)).toContainEqual({
    error: { errorType: 'ServiceException', errorMessage: 'The stack has stopped.' },
  });
  expect(await invoke()).toMatchObject({ error: { errorType: 'ServiceException' } });
  expect(logs.length).toBe(calls.length - 1);
});

test('a function sees its own environment and nothing else of the machine', async () => {
  const { invoke } = running('export const handler = async () => process.env', { environment: { TABLE_NAME: 't' } });
  const result = await invoke();
  expect(result).toMatchObject({
    payload: {
      TABLE_NAME: 't',
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'us-east-1',
      AWS_ACCESS_KEY_ID: 'Subject',
      AWS_SESSION_TOKEN: expect.stringMatching(/^Subject\/[0-9a-f-]{36}$/),
      AWS_LAMBDA_FUNCTION_NAME: 'stack-subject',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
    },
  });
  expect(result).not.toHaveProperty('payload.HOME');
});

test('simultaneous requests get a worker each, and a worker has one request at a time', async () => {
  const { invoke } = running(`
    let busy = 0;
    export const handler = async () => { busy++; await new Promise((r) => setTimeout(r, 20)); return busy--; };
  `);
  const results = await Promise.all(Array.from({ length: 12 }, () => invoke()));
  expect(results).toEqual(results.map(() => ({ payload: 1 })));
});

test('the route of a running invocation is known by its worker', async () => {
  const { invoke, invoker } = running(`
    export const handler = async () => { await (await fetch(process.env.URL + '/slow')).text(); return process.env.AWS_SESSION_TOKEN; };
  `);
  const first = await invoke();
  const workerId = 'payload' in first ? (String(first.payload).split('/')[1] ?? '') : '';
  expect(invoker.currentRoute('Subject', workerId)).toBeUndefined();
  const second = invoke();
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(invoker.currentRoute('Subject', workerId)).toBe('GET /x');
  await second;
});

test('a reloaded function runs its new bundle from the next call on, and running calls finish with the old one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'bundle-'));
  const bundle = (answer: string) =>
    writeFileSync(
      join(folder, 'index.mjs'),
      `export const handler = async ({ slow }) => { if (slow) await (await fetch(process.env.URL + '/slow')).text(); return '${answer}'; };`,
    );
  bundle('old');
  const { invoker, invoke } = running('', { folder });
  expect(await invoke()).toEqual({ payload: 'old' });
  const during = invoke({ slow: true });
  bundle('new');
  invoker.reload('Subject');
  expect(await invoke()).toEqual({ payload: 'new' });
  expect(await during).toEqual({ payload: 'old' });
  expect(await invoke()).toEqual({ payload: 'new' });
});

test('a handler that throws returns the error, and the function continues to work', async () => {
  const { invoke, logs } = running(`
    export const handler = async ({ fail }) => { if (fail) throw new TypeError('no'); return 'fine'; };
  `);
  expect(await invoke({ fail: true })).toMatchObject({ error: { errorType: 'TypeError', errorMessage: 'no' } });
  expect(logs).toContainEqual(expect.objectContaining({ functionName: 'subject', level: 'ERROR' }));
  expect(await invoke()).toEqual({ payload: 'fine' });
});

test("a function's log line is JSON with level and request ID", async () => {
  const { invoke, logs } = running(`
    export const handler = async (_, { awsRequestId }) => { console.log({ event: 'x' }); console.error('bad'); return awsRequestId; };
  `);
  const { payload: requestId } = (await invoke()) as { payload: string };
  expect(logs.map(({ line }) => JSON.parse(line))).toEqual([
    { timestamp: expect.any(String), level: 'INFO', requestId, message: { event: 'x' } },
    { timestamp: expect.any(String), level: 'ERROR', requestId, message: 'bad' },
  ]);
  expect(logs.map(({ level }) => level)).toEqual(['INFO', 'ERROR']);
});

test('a line that a function writes to its standard output is kept as it is', async () => {
  const line = JSON.stringify({ _aws: { Timestamp: 1, CloudWatchMetrics: [] }, waiting: 3 });
  const { invoke, logs } = running(`
    export const handler = async () => void process.stdout.write(${JSON.stringify(`${line}\n`)});
  `);
  await invoke();
  await vi.waitFor(() => expect(logs).toHaveLength(1));
  expect(logs).toMatchObject([{ level: 'INFO', line }]);
});

test("a line below the function's log level is not written", async () => {
  const { invoke, logs } = running(
    `export const handler = async () => {
      console.debug('debug'); console.info('info'); console.log('{"level":"ERROR"}'); console.warn('warn'); console.error('error');
    };`,
    { logs: { format: 'JSON', level: 'WARN' } },
  );
  await invoke();
  expect(logs.map(({ line }) => JSON.parse(line).message)).toEqual(['warn', 'error']);
});

test.each([
  [
    'takes too long',
    'export const handler = () => new Promise(() => setInterval(() => {}, 1000))',
    'Sandbox.Timedout',
    /timed out after 0\.30 seconds/,
  ],
  ['blocks the thread', 'export const handler = async () => { for (;;); }', 'Sandbox.Timedout', /timed out/],
  ['leaves the process', 'export const handler = async () => process.exit(3)', 'Runtime.ExitError', /exit status 3/],
  [
    'throws outside of the handler',
    "export const handler = () => new Promise(() => setTimeout(() => { throw new RangeError('late') }, 5))",
    'RangeError',
    /late/,
  ],
  [
    'rejects unhandled',
    "export const handler = () => new Promise(() => { void Promise.reject(new Error('lost')) })",
    'Runtime.UnhandledPromiseRejection',
    /lost/,
  ],
  ['does not load', "throw new SyntaxError('at load'); export const handler = 1", 'SyntaxError', /at load/],
  [
    'has no such export',
    'export const other = 1',
    'Runtime.HandlerNotFound',
    /index\.handler is undefined or not exported/,
  ],
])(
  'a function that %s fails as in AWS, and the next call gets a fresh worker',
  async (_name, source, errorType, message) => {
    const { invoke } = running(source, { timeoutSeconds: 0.3 });
    const failed = { error: expect.objectContaining({ errorType, errorMessage: expect.stringMatching(message) }) };
    expect(await invoke()).toEqual(failed);
    expect(await invoke()).toEqual(failed);
  },
);

test('reserved concurrency throttles', async () => {
  const { invoke } = running('export const handler = () => new Promise((r) => setTimeout(r, 100, 1))', {
    reservedConcurrency: 1,
  });
  const results = await Promise.all([invoke(), invoke()]);
  expect(results).toEqual([
    { payload: 1 },
    { error: { errorType: 'TooManyRequestsException', errorMessage: 'Rate Exceeded.' } },
  ]);
  expect(await invoke()).toEqual({ payload: 1 });
});

test('an invocation is billed by milliseconds and memory, including its initialization', async () => {
  const { invoke, billed } = running(
    `
    for (const until = Date.now() + 50; Date.now() < until;);
    export const handler = () => new Promise((r) => setTimeout(r, 100));
  `,
    { memoryMb: 512 },
  );
  await invoke();
  await invoke();
  expect(billed).toMatchObject([{ functionId: 'Subject', source: 'http', route: 'GET /x' }, {}]);
  const milliseconds = billed.map(({ gbSeconds }) => gbSeconds * 2000);
  expect(milliseconds[0]).toBeGreaterThanOrEqual(150);
  expect(milliseconds[1]).toBeGreaterThanOrEqual(100);
  expect(milliseconds[1]).toBeLessThan(150);
});

test.each([
  ['a fetch', "void fetch(process.env.URL + '/slow')", /GET http:\/\/127\.0\.0\.1:\d+\/slow/],
  [
    'a fetch that starts some microtasks later',
    "void (async () => { await null; await null; await fetch(process.env.URL + '/slow') })()",
    /\/slow/,
  ],
  [
    'a request of node:http',
    "process.getBuiltinModule('node:http').get(process.env.URL + '/slow')",
    /GET http:\/\/127\.0\.0\.1\/slow/,
  ],
  ['a timer', 'setTimeout(() => {}, 1000)', /1 timer/],
])('%s left pending at return is reported, and its worker dropped', async (_name, statement, message) => {
  const { invoke, logs } = running(
    `let calls = 0; export const handler = async () => { ${statement}; return ++calls; }`,
  );
  const result = await invoke();
  expect(result).toEqual({ error: { errorType: 'Local.PendingWork', errorMessage: expect.stringMatching(message) } });
  expect(logs).toContainEqual({
    functionName: 'subject',
    level: 'ERROR',
    line: expect.stringMatching(/^subject returned while work was still running/),
  });
});

test('pending work is only reported when the stack is not asked to fail', async () => {
  const { invoke, logs } = running(
    'export const handler = async () => { setTimeout(() => {}, 1000); return 1; }',
    {},
    { failOnPendingWork: false },
  );
  expect(await invoke()).toEqual({ payload: 1 });
  expect(logs).toHaveLength(1);
});

test.each([
  ['answered requests on a kept connection', "await (await fetch(process.env.URL + '/quick')).text()"],
  ['a timer that keeps nothing alive', 'setTimeout(() => {}, 1000).unref()'],
  ['a timer that was cleared', 'clearTimeout(setTimeout(() => {}, 1000))'],
])('%s do not count as pending work', async (_name, statement) => {
  const { invoke } = running(`let calls = 0; export const handler = async () => { ${statement}; return ++calls; }`);
  expect([await invoke(), await invoke()]).toEqual([{ payload: 1 }, { payload: 2 }]);
});

test('a worker that ends between two invocations is replaced', async () => {
  const { invoke } = running(`
    let calls = 0;
    export const handler = async () => { setTimeout(() => process.exit(1), 5).unref(); return ++calls; };
  `);
  expect(await invoke()).toEqual({ payload: 1 });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await invoke()).toEqual({ payload: 1 });
});
