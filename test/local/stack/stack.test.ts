import { once } from 'node:events';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer, request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest';
import { WebSocket } from 'ws';
import { dataFolderFrom } from '#local/stack/data-folder.ts';
import { portFrom } from '#local/command/port.ts';
import { startStack, type RunningStack } from '#local/stack/stack.ts';
import { writeAssembly } from '#test/local/fixtures/assembly.ts';

let stack: RunningStack;
const reports: string[] = [];

beforeAll(async () => {
  stack = await startStack({ assembly: writeAssembly(), port: 0, report: (line) => reports.push(line), log: () => {} });
});
afterAll(() => stack.stop());

type Answer = { status: number; headers: Headers; body: ReturnType<typeof JSON.parse> };

async function ask(path: string, init: RequestInit = {}, url = stack.url): Promise<Answer> {
  const response = await fetch(url + path, init);
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
}

const tokenOf = async (user: string, url = stack.url): Promise<string> =>
  (await ask('/local/token', { method: 'POST', body: JSON.stringify({ user }) }, url)).body.access_token;

const bearer = (token: string): RequestInit => ({ headers: { authorization: `Bearer ${token}` } });

test('says when it is ready', async () => {
  expect(await ask('/local/ready')).toMatchObject({ status: 200, body: { ready: true } });
});

test('a request goes through the distribution: its function, the origin secret, and an edge address for the handler', async () => {
  const { body } = await ask('/api/event?a=1', { headers: { 'x-viewer-ip': 'forged', 'x-origin-secret': 'forged' } });
  expect(body).toMatchObject({
    routeKey: '$default',
    queryStringParameters: { a: '1' },
    headers: {
      'x-viewer-ip': '127.0.0.1',
      'x-origin-secret': 'known',
      host: expect.stringMatching(/^[a-z0-9]{10}\.execute-api\.us-east-1\.amazonaws\.com$/),
    },
    requestContext: { http: { sourceIp: '130.176.0.10' } },
  });
});

test('the API can be reached at its own host name, without the origin secret', async () => {
  const { body } = await ask('/api/event');
  const { host } = body.headers;
  const answered = await new Promise<string>((resolve) => {
    const direct = httpRequest(`${stack.url}/api/event`, { headers: { host } }, async (response) => {
      const chunks = await response.toArray();
      resolve(Buffer.concat(chunks).toString());
    });
    direct.end();
  });
  expect(JSON.parse(answered)).toMatchObject({
    headers: { host },
    requestContext: { http: { sourceIp: '127.0.0.1' } },
  });
  expect(JSON.parse(answered).headers).not.toHaveProperty('x-origin-secret');
});

test('addresses of AWS lead to this machine, in variables and in deployed files; names stay those of AWS', async () => {
  const { body } = await ask('/api/environment');
  const socket = `${stack.url}/socket/live`;
  expect(body).toMatchObject({
    PUBLIC_ORIGIN: stack.url,
    SOCKET_URL: socket.replace('http', 'ws'),
    SOCKET_ENDPOINT: socket,
    AGENT_ISSUER: `${stack.url}/oidc`,
    SECRET: expect.stringMatching(/^[A-Za-z0-9]{20}$/),
    TABLE_NAME: expect.stringMatching(/^Small-Table-[A-Z0-9]{12}$/),
    AWS_REGION: 'us-east-1',
  });
  expect((await ask('/site/config.json')).body).toEqual({ issuer: `${stack.url}/oidc` });
});

test('files come from the bucket through the cache, and a missing one is forbidden', async () => {
  const first = await ask('/site/index.html');
  expect(first).toMatchObject({ status: 200, body: '<p>site</p>' });
  expect(first.headers.get('cache-control')).toBe('max-age=60');
  expect((await ask('/site/index.html')).headers.get('x-cache')).toBe('Hit from cloudfront');
  expect((await ask('/nothing')).status).toBe(403);
});

test('a token opens a guarded route, with claims as Lambda gets them', async () => {
  expect((await ask('/api/guarded')).status).toBe(401);
  expect((await ask('/api/guarded', bearer('no.token.atall'))).status).toBe(401);
  const opened = await ask('/api/guarded', bearer(await tokenOf('admin')));
  expect(opened).toMatchObject({ status: 200, body: { rawPath: '/api/guarded' } });
});

test.each([['nobody'], [7], [undefined]])('asking a token for %j names the accounts there are', async (user) => {
  const { status, body } = await ask('/local/token', { method: 'POST', body: JSON.stringify({ user }) });
  expect(status).toBe(400);
  expect(body.message).toMatch(/admin, agent1, agent2/);
});

test('a function may do what its role grants, and otherwise gets an error that names the missing grant', async () => {
  expect((await ask('/api/put', { method: 'POST', body: 'a' })).body.status).toBe(200);
  expect((await ask('/api/get?key=a')).body).toMatchObject({ status: 200, body: { Item: { pk: { S: 'a' } } } });
  expect((await ask('/api/delete')).body).toMatchObject({
    status: 400,
    body: { __type: expect.stringContaining('AccessDenied') },
  });
  expect(reports.join('\n')).toMatch(/worker called dynamodb:DeleteItem/);
});

test('work left pending at return fails the request', async () => {
  expect(await ask('/api/forgotten')).toMatchObject({ status: 500, body: { message: 'Internal Server Error' } });
});

test('a socket reaches its function, and other addresses have no socket', async () => {
  const client = new WebSocket(`${stack.url.replace('http', 'ws')}/socket/live`);
  await once(client, 'open');
  client.send('hello');
  const [echo] = await once(client, 'message');
  expect(String(echo)).toBe('echo hello');
  client.close();
  const elsewhere = new WebSocket(`${stack.url.replace('http', 'ws')}/socket/other`);
  const [error] = await once(elsewhere, 'error');
  expect(String(error)).toContain('403');
});

test('meters count everything by function and route, and can be reset', async () => {
  await stack.drain();
  await ask('/local/meters/reset', { method: 'POST' });
  await ask('/api/put', { method: 'POST', body: 'b' });
  await ask('/api/get?key=b');
  const client = new WebSocket(`${stack.url.replace('http', 'ws')}/socket/live`);
  await once(client, 'open');
  client.send('x');
  await once(client, 'message');
  await stack.drain();
  const { body } = await ask('/local/meters');
  const sent = { socket_messages_in: 1, socket_messages_out: 1 };
  expect(body.total).toMatchObject({
    http_requests: 2,
    ...sent,
    invocations: 4,
    write_units: 1,
    read_units: 0.5,
    gb_seconds: expect.any(Number),
  });
  expect(body.total.connection_minutes).toBeGreaterThan(0);
  expect(body.total.gb_seconds).toBeGreaterThan(0);
  expect(body.total.cost_usd).toBeGreaterThan(0);
  expect(body.functions.worker).toMatchObject({ http_requests: 2, ...sent, invocations: 4 });
  expect(body.routes.$default).toMatchObject({ http_requests: 2, ...sent, write_units: 1 });
  client.close();
});

test('an unknown local address returns the list of known ones', async () => {
  expect(await ask('/local/nothing')).toMatchObject({
    status: 404,
    body: { message: expect.stringContaining('GET /local/ready') },
  });
});

test('the operator learns from it what CloudFormation would tell, and how to reach DynamoDB', async () => {
  const { body } = await ask('/local/stack');
  expect(body.resources).toContainEqual(expect.objectContaining({ type: 'AWS::Lambda::Function' }));
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint, ...environment } = body.environment;
  expect(environment).toMatchObject({ AWS_ACCESS_KEY_ID: 'operator', AWS_REGION: 'us-east-1' });
  expect((await fetch(endpoint, { method: 'POST' })).status).toBeLessThan(500);
});

test('a data folder keeps rows, secrets and the issuer’s key across restarts; a stopped stack frees its port', async () => {
  const options = { assembly: writeAssembly(), dataFolder: mkdtempSync(join(tmpdir(), 'data-')), log: () => {} };
  const first = await startStack({ ...options, port: 0 });
  const port = Number(new URL(first.url).port);
  const token = await tokenOf('agent1', first.url);
  await ask('/api/put', { method: 'POST', body: 'kept' }, first.url);
  const secret = (await ask('/api/environment', {}, first.url)).body.SECRET;
  await first.stop();
  const second = await startStack({ ...options, port });
  expect((await ask('/api/guarded', bearer(token), second.url)).status).toBe(200);
  expect((await ask('/api/get?key=kept', {}, second.url)).body.body).toHaveProperty('Item');
  expect((await ask('/api/environment', {}, second.url)).body.SECRET).toBe(secret);
  await second.stop();
});

test('a data folder whose files a crash or a full disk has spoiled still starts, and what was spoiled is kept aside', async () => {
  const options = {
    assembly: writeAssembly(),
    dataFolder: mkdtempSync(join(tmpdir(), 'data-')),
    port: 0,
    log: () => {},
  };
  await (await startStack(options)).stop();
  const files = ['secrets.json', 'issuer-key.json', 'queues.json', 'stream-positions.json'];
  const spoiled = ['', '{"half": ', '[]', 'null'];
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  for (const text of spoiled) {
    for (const file of files) writeFileSync(join(options.dataFolder, file), text);
    const stack = await startStack(options);
    expect((await ask('/api/guarded', bearer(await tokenOf('agent1', stack.url)), stack.url)).status).toBe(200);
    await stack.stop();
    for (const file of files) expect(warn).toHaveBeenCalledWith(expect.stringContaining(file));
    warn.mockClear();
  }
  const kept = readdirSync(options.dataFolder).filter((name) => name.includes('.unreadable-'));
  expect(kept.length).toBeGreaterThanOrEqual(files.length);
});

test('tokens are handed out to this machine only, not to a page elsewhere that points its own name here', async () => {
  const ask = (host: string, method: string, path: string) =>
    new Promise<number | undefined>((resolve) => {
      const asked = httpRequest(`${stack.url}${path}`, { method, headers: { host } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      asked.end(method === 'POST' ? JSON.stringify({ user: 'admin' }) : undefined);
    });
  const { port } = new URL(stack.url);
  // The issuer lets anybody sign in as anybody, which is another way to a token.
  for (const [method, path] of [
    ['POST', '/local/token'],
    ['GET', '/oidc/.well-known/openid-configuration'],
  ] as const) {
    for (const host of ['localhost', `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect(await ask(host, method, path)).toBe(200);
    for (const host of ['evil.example', `evil.example:${port}`, 'localhost.evil.example', '127.0.0.1.evil.example'])
      expect(await ask(host, method, path)).toBe(403);
  }
});

test('a page elsewhere can send nothing to what is the stack’s own', async () => {
  const send = async (path: string, origin?: string) =>
    (await ask(path, { method: 'POST', body: '{}', ...(origin === undefined ? {} : { headers: { origin } }) })).status;
  for (const origin of ['https://evil.example', 'http://localhost.evil.example', 'null'])
    for (const path of ['/local/faults', '/local/meters/reset'])
      expect([path, await send(path, origin)]).toEqual([path, 403]);
  for (const origin of [undefined, stack.url, 'http://localhost:1'])
    expect(await send('/local/faults', origin)).toBe(200);
});

test('an upgrade to any path whose connection is then reset ends nothing', async () => {
  const { port } = new URL(stack.url);
  const upgrade = 'GET /nowhere HTTP/1.1\r\nhost: localhost\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n';
  for (let times = 0; times < 20; times++) {
    const socket = connect(Number(port), '127.0.0.1');
    socket.on('error', () => {});
    await once(socket, 'connect');
    socket.write(upgrade);
    await once(socket, 'data');
    socket.resetAndDestroy();
    await once(socket, 'close');
  }
  expect((await ask('/local/ready')).status).toBe(200);
});

test('a page of the caller is served beside the stack, and readiness waits for it', async () => {
  let before = 0;
  const shop = await startStack({
    assembly: writeAssembly(),
    port: 0,
    prepare: async (url) => {
      before = (await ask('/local/ready', {}, url)).status;
      return (path) =>
        path === '/' ? { status: 200, headers: {}, cookies: [], body: Buffer.from('shop') } : undefined;
    },
  });
  expect(before).toBe(503);
  expect((await ask('/', {}, shop.url)).body).toBe('shop');
  await shop.stop();
});

test('a taken port, a missing assembly and an unknown resource are each one sentence that says what to do', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  await expect(startStack({ assembly: writeAssembly(), port })).rejects.toThrow(
    `Port ${port} is already in use. Stop what uses it, or choose another port: PORT=${port + 1}.`,
  );
  other.close();
  await expect(startStack({ assembly: tmpdir(), port: 0 })).rejects.toThrow(/run `npm run synth` first/);
  const unknown = writeAssembly({ Bus: { Type: 'AWS::Events::EventBus' } });
  await expect(startStack({ assembly: unknown, port: 0 })).rejects.toThrow(
    /Bus is a AWS::Events::EventBus, which the local stack doesn't support/,
  );
});

test('a folder whose data a running stack keeps is refused in one sentence, and free once that one has stopped', async () => {
  const dataFolder = mkdtempSync(join(tmpdir(), 'data-'));
  const options = { assembly: writeAssembly(), port: 0, dataFolder, log: () => {} };
  // What a killed stack leaves behind stands in nobody's way: no process has this number.
  writeFileSync(join(dataFolder, 'in-use-by'), '4194305');
  const first = await startStack(options);
  await expect(startStack(options)).rejects.toThrow(
    `The data in ${dataFolder} is used by a running stack (process ${process.pid}). Stop it`,
  );
  await first.stop();
  await (await startStack(options)).stop();
});

test('everything that was started is stopped when the demo cannot be set up', async () => {
  const running = () => process.getActiveResourcesInfo().filter((kind) => kind === 'ProcessWrap').length;
  // Only the server of the stack that all tests here use.
  await expect.poll(running).toBe(1);
  let during = 0;
  const prepare = async () => {
    during = running();
    throw new Error('No shop today.');
  };
  await expect(startStack({ assembly: writeAssembly(), port: 0, prepare })).rejects.toThrow('No shop today.');
  expect(during).toBe(2);
  await expect.poll(running).toBe(1);
});

test.each([
  [undefined, 8787],
  ['', 8787],
  ['0', 0],
  ['9000', 9000],
])('PORT=%s is %i', (text, port) => {
  expect(portFrom(text)).toBe(port);
});

test.each(['x', '-1', '65536', '1.5'])('PORT=%s is refused', (text) => {
  expect(() => portFrom(text)).toThrow(/must be a number from 0/);
});

test('DATA_DIR is created when it is missing, and rejected when nothing can be stored there', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'data-')), 'a/b');
  expect(dataFolderFrom(folder)).toBe(folder);
  writeFileSync(join(folder, 'file'), '');
  expect(() => dataFolderFrom(join(folder, 'file'))).toThrow('it is a file');
  expect(() => dataFolderFrom(join(folder, 'file', 'c'))).toThrow(/Choose a folder that you can write to/);
  expect(() => dataFolderFrom('/proc/x')).toThrow('DATA_DIR is "/proc/x", where nothing can be stored');
  expect(dataFolderFrom('')).toBeUndefined();
});
