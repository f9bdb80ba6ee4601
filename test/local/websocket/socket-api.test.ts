import { once } from 'node:events';
import { createServer } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { HttpRequest } from '#local/platform/http-message.ts';
import { credentialsOf } from '#local/lambda/identity.ts';
import { manageConnection } from '#local/websocket/connections-endpoint.ts';
import { awsLimits, type SocketLimits } from '#local/websocket/connection.ts';
import { SocketApi, type SocketApiDeps } from '#local/websocket/socket-api.ts';
import { apisOf } from '#local/gateway/gateway-api.ts';
import { readSocketApi } from '#local/websocket/socket-definition.ts';
import { fakeInvoker, type Call, type FakeFunction } from '#test/local/fixtures/invoker.ts';
import { socketStack, type SocketStack } from '#test/local/fixtures/socket-stack.ts';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

function raise(message: string): never {
  throw new Error(message);
}

const fine: FakeFunction = () => ({ statusCode: 200 });

type Functions = { Socket?: FakeFunction; Authorizer?: FakeFunction };

const routeKeyOf = ({ payload }: Call): unknown => (payload['requestContext'] as Record<string, unknown>)['routeKey'];

/** A WebSocket API on a free port. */
async function api(functions: Functions = {}, settings: SocketStack = {}, limits: SocketLimits = awsLimits) {
  const stack = socketStack(settings);
  const [resource] = apisOf(stack, 'WEBSOCKET');
  if (!resource) throw new Error('the fixture has an API');
  const waiters: { key: string; resolve: (call: Call) => void }[] = [];
  const invoker = fakeInvoker({ Socket: functions.Socket ?? fine, Authorizer: functions.Authorizer ?? fine });
  const { invoke } = invoker;
  invoker.invoke = async (functionId, payload, meta) => {
    const result = invoke(functionId, payload, meta);
    const call = invoker.calls.at(-1);
    for (const waiter of waiters) if (call && routeKeyOf(call) === waiter.key) waiter.resolve(call);
    return result;
  };
  const bill = { received: [] as number[], minutes: 0, sent: [] as number[] };
  const billed: SocketApiDeps['billed'] = {
    received: (_fn, _route, bytes) => bill.received.push(bytes),
    minutes: (minutes) => (bill.minutes += minutes),
  };
  const stages = readSocketApi(stack, resource).map((stage) => new SocketApi(stage, { invoker, limits, billed }));
  const [sockets = raise('the API has a stage')] = stages;
  const server = createServer();
  server.on('upgrade', (request, socket, head) => {
    const stage = stages.find(({ definition }) => request.url === `/${definition.stage}`);
    void stage?.upgrade(request, socket, head);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  cleanups.push(() => {
    for (const stage of stages) stage.close();
    server.closeAllConnections();
    server.close();
  });
  const origin = `ws://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
  const url = `${origin}/live`;

  /** The next call of this route. */
  const called = (key: string) => new Promise<Call>((resolve) => waiters.push({ key, resolve }));
  const connect = async (protocols: string[] = [], options = {}) => {
    const client = new WebSocket(url, protocols, { perMessageDeflate: false, ...options });
    await once(client, 'open');
    return client;
  };
  const refusal = (protocols: string[] = []) =>
    new Promise<number | undefined>((resolve) => {
      const client = new WebSocket(url, protocols);
      client.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
        client.terminate();
      });
      client.on('error', () => {});
    });
  const manage = (method: string, connectionId: string, change: Partial<HttpRequest> = {}, allowed = true) =>
    manageConnection(
      {
        stages,
        authorise: (_fn, action, on) => (allowed ? { allowed } : { allowed, message: `no ${action} on ${on}` }),
        sent: (_caller, bytes) => bill.sent.push(bytes),
      },
      {
        method,
        path: `/live/@connections/${encodeURIComponent(connectionId)}`,
        query: '',
        headers: signed('Socket'),
        body: Buffer.alloc(0),
        sourceIp: '127.0.0.1',
        ...change,
      },
    );
  return { stages, sockets, invoker, bill, origin, url, called, connect, refusal, manage, apiId: resource.ref };
}

const signed = (functionId: string) => ({
  authorization: `AWS4-HMAC-SHA256 Credential=${functionId}/20261122/us-east-1/execute-api/aws4_request, SignedHeaders=host, Signature=0`,
  'x-amz-security-token': credentialsOf({ functionId, workerId: 'w' })['AWS_SESSION_TOKEN'] ?? '',
});

const allow =
  (context?: object): FakeFunction =>
  ({ methodArn }) => ({
    principalId: 'visitor',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: methodArn }],
    },
    ...(context && { context }),
  });

const textOf = async (client: WebSocket): Promise<unknown> => {
  const [data] = await once(client, 'message');
  return JSON.parse(String(data));
};

test('$connect, frames and $disconnect reach their function as API Gateway builds their events', async () => {
  const { invoker, connect, called, apiId, sockets } = await api();
  const client = await connect([], { headers: { 'User-Agent': 'agent', 'X-Twice': ['a', 'b'] } });
  const message = called('$default');
  client.send('{"type":"hello"}');
  await message;
  const disconnect = called('$disconnect');
  client.close(1000, 'bye');
  await disconnect;
  const shared = {
    extendedRequestId: expect.any(String),
    requestId: expect.any(String),
    requestTime: expect.stringMatching(/^\d{2}\/\w{3}\/\d{4}:/),
    requestTimeEpoch: expect.any(Number),
    messageDirection: 'IN',
    stage: 'live',
    connectedAt: expect.any(Number),
    identity: { sourceIp: '127.0.0.1', userAgent: 'agent' },
    domainName: `${apiId}.execute-api.us-east-1.amazonaws.com`,
    connectionId: expect.stringMatching(/^[A-Za-z0-9+/]{15}=$/),
    apiId,
  };
  const [connected, frame, disconnected] = invoker.calls.map(({ payload }) => payload);
  expect(connected).toMatchObject({
    headers: { Host: shared.domainName, 'X-Twice': 'b', 'X-Forwarded-For': '127.0.0.1', 'Sec-WebSocket-Version': '13' },
    multiValueHeaders: { 'X-Twice': ['a', 'b'] },
    requestContext: { ...shared, routeKey: '$connect', eventType: 'CONNECT' },
    isBase64Encoded: false,
  });
  expect(frame).toEqual({
    requestContext: { ...shared, routeKey: '$default', eventType: 'MESSAGE', messageId: expect.any(String) },
    body: '{"type":"hello"}',
    isBase64Encoded: false,
  });
  expect(disconnected).toMatchObject({
    requestContext: {
      ...shared,
      routeKey: '$disconnect',
      eventType: 'DISCONNECT',
      disconnectStatusCode: 1000,
      disconnectReason: 'bye',
    },
  });
  expect(sockets.connectionIds()).toEqual([]);
});

test("a header's name never reaches a prototype", async () => {
  const { invoker, connect } = await api();
  await connect([], { headers: { constructor: ['a', 'b'] } });
  expect(invoker.calls[0]?.payload).toMatchObject({ multiValueHeaders: { constructor: ['a', 'b'] } });
});

test('a frame goes to the route that it names, or else to $default', async () => {
  const { connect, called } = await api({}, { routes: ['$connect', '$default', 'ping'] });
  const client = await connect();
  for (const [sent, route] of [
    ['{"type":"ping"}', 'ping'],
    ['{"type":"other"}', '$default'],
    ['no json', '$default'],
    ['{"type":"$connect"}', '$default'],
  ] as const) {
    const call = called(route);
    client.send(sent);
    expect((await call).payload['body']).toBe(sent);
  }
});

test('each frame is an invocation of its own: two of one client run side by side', async () => {
  let running = 0;
  let most = 0;
  const { connect, called } = await api({
    Socket: async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 30));
      running -= 1;
      return { statusCode: 200 };
    },
  });
  const client = await connect();
  const second = called('$default');
  client.send('1');
  client.send('2');
  await second;
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(most).toBe(2);
});

test.each([
  ['names none', {}, ''],
  ['names one', { 'sec-websocket-protocol': 'live-chat.v1' }, 'live-chat.v1'],
  ['names one, in capitals', { 'Sec-WebSocket-Protocol': 'live-chat.v1' }, 'live-chat.v1'],
])("a subprotocol is selected only by $connect's answer, which %s", async (_name, headers, selected) => {
  const { url } = await api({ Socket: () => ({ statusCode: 200, headers }) });
  const client = new WebSocket(url, ['live-chat.v1', 'token']);
  const protocol = await new Promise((resolve) => {
    client.once('open', () => resolve(client.protocol));
    client.once('error', (error) => resolve(error.message));
  });
  expect(protocol).toBe(selected || 'Server sent no subprotocol');
});

test.each([
  ['answers 403', () => ({ statusCode: 403 }), 403],
  ['answers 500', () => ({ statusCode: 500 }), 500],
  ['answers nothing', () => undefined, 502],
  [
    'throws',
    () => {
      throw new Error('no');
    },
    502,
  ],
])('a client is refused when $connect %s', async (_name, Socket, status) => {
  const { refusal, sockets } = await api({ Socket });
  expect(await refusal()).toBe(status);
  expect(sockets.connectionIds()).toEqual([]);
});

test('without its identity source the authorizer is not asked: 401', async () => {
  const { refusal, invoker } = await api({ Authorizer: allow() }, { authorized: true });
  expect(await refusal()).toBe(401);
  expect(invoker.calls).toEqual([]);
});

test.each([
  [
    'denies',
    ({ methodArn }) => ({
      principalId: 'x',
      policyDocument: { Statement: [{ Action: 'execute-api:Invoke', Effect: 'Deny', Resource: methodArn }] },
    }),
    403,
  ],
  [
    'allows something else',
    () => ({
      principalId: 'x',
      policyDocument: {
        Statement: {
          Action: 'execute-api:Invoke',
          Effect: 'Allow',
          Resource: 'arn:aws:execute-api:us-east-1:1:other/*',
        },
      },
    }),
    403,
  ],
  [
    'throws Unauthorized',
    () => {
      throw new Error('Unauthorized');
    },
    401,
  ],
  [
    'throws',
    () => {
      throw new Error('boom');
    },
    500,
  ],
  ['answers no policy', () => ({ principalId: 'x' }), 500],
  ['answers a context of objects', allow({ groups: ['a'] }), 500],
])('a client is refused when the authorizer %s, and $connect is not run', async (_name, Authorizer, status) => {
  const { refusal, invoker } = await api({ Authorizer }, { authorized: true });
  expect(await refusal(['live-chat.v1', 'token'])).toBe(status);
  expect(invoker.calls.map(({ functionId }) => functionId)).toEqual(['Authorizer']);
});

test("the authorizer's context comes with every event of the connection", async () => {
  const { connect, invoker, called, apiId } = await api(
    {
      Authorizer: allow({ visitor_id: 7 }),
      Socket: () => ({ statusCode: 200, headers: { 'Sec-WebSocket-Protocol': 'a' } }),
    },
    { authorized: true },
  );
  const client = await connect(['a', 'token']);
  const frame = called('$default');
  client.send('{}');
  await frame;
  const [authorizer, ...rest] = invoker.calls;
  expect(authorizer?.meta).toEqual({ source: 'authorizer', route: '$connect' });
  expect(authorizer?.payload).toMatchObject({
    type: 'REQUEST',
    methodArn: `arn:aws:execute-api:us-east-1:123456789012:${apiId}/live/$connect`,
    headers: { 'Sec-WebSocket-Protocol': 'a,token' },
  });
  for (const { payload } of rest) {
    expect(payload).toMatchObject({ requestContext: { authorizer: { visitor_id: 7, principalId: 'visitor' } } });
  }
});

test('a client gets an error for a frame whose function failed or took too long', async () => {
  const failing = await api({
    Socket: ({ body }) => {
      if (body) throw new Error('no');
      return { statusCode: 200 };
    },
  });
  const client = await failing.connect();
  client.send('{}');
  expect(await textOf(client)).toEqual({
    message: 'Internal server error',
    connectionId: failing.sockets.connectionIds()[0],
    requestId: expect.any(String),
  });
  const slow = await api(
    { Socket: ({ body }) => (body ? new Promise(() => {}) : { statusCode: 200 }) },
    { timeoutMs: 50 },
  );
  const other = await slow.connect();
  other.send('{}');
  expect(await textOf(other)).toMatchObject({ message: 'Endpoint request timed out' });
});

test('a frame without route, where there is no $default, is forbidden', async () => {
  const { connect } = await api({}, { routes: ['$connect'] });
  const client = await connect();
  client.send('{}');
  expect(await textOf(client)).toMatchObject({ message: 'Forbidden' });
});

test("the stage's throttle refuses connections and frames", async () => {
  const stage = { DefaultRouteSettings: { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0.001 } };
  const { connect, refusal } = await api({}, { stage });
  const client = await connect();
  expect(await refusal()).toBe(429);
  client.send('1');
  client.send('2');
  expect(await textOf(client)).toMatchObject({ message: 'Too Many Requests' });
});

test.each([
  ['a frame of 32 KB', [32 * 1024], 'passes'],
  ['a frame of more than 32 KB', [32 * 1024 + 1], 1009],
  ['a message of 128 KB in four frames', Array.from({ length: 4 }, () => 32 * 1024), 'passes'],
  ['a message of more than 128 KB', [...Array.from({ length: 4 }, () => 32 * 1024), 1], 1009],
])('%s: %s', async (_name, frames, expected) => {
  const { connect, called } = await api();
  const client = await connect();
  const passes = called('$default').then(() => 'passes');
  const closes = once(client, 'close').then(([code]) => code as number);
  for (const [index, bytes] of frames.entries()) client.send('x'.repeat(bytes), { fin: index === frames.length - 1 });
  expect(await Promise.race([passes, closes])).toBe(expected);
});

test('a first fragment of more than 32 KB closes the connection before its message ends', async () => {
  const { connect } = await api();
  const client = await connect();
  client.send('x'.repeat(32 * 1024 + 1), { fin: false });
  expect(await once(client, 'close').then(([code]) => code as number)).toBe(1009);
});

test('a binary frame closes the connection with 1003 and reaches no function', async () => {
  const { connect, invoker } = await api();
  const client = await connect();
  client.send(Buffer.from('{"type":"ping"}'), { binary: true });
  expect(await once(client, 'close').then(([code]) => code as number)).toBe(1003);
  expect(invoker.calls.map(({ meta }) => meta.route)).not.toContain('$default');
});

test('an idle connection is closed, and an active one is not', async () => {
  const { connect, called } = await api({}, {}, { idleMs: 120, lifetimeMs: 60_000 });
  const [idle, busy] = await Promise.all([connect(), connect()]);
  const talk = setInterval(() => busy.send('{}'), 40);
  const disconnect = called('$disconnect');
  const [code] = await once(idle, 'close');
  expect(code).toBe(1001);
  await disconnect;
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(busy.readyState).toBe(WebSocket.OPEN);
  clearInterval(talk);
});

test('a connection ends at its maximum lifetime, however active', async () => {
  const { connect } = await api({}, {}, { idleMs: 60_000, lifetimeMs: 100 });
  const client = await connect();
  const talk = setInterval(() => client.send('{}'), 20);
  const [code] = await once(client, 'close');
  clearInterval(talk);
  expect(code).toBe(1001);
});

test('@connections posts to a client, describes it and ends it', async () => {
  const { connect, sockets, manage, bill } = await api();
  const client = await connect();
  const [connectionId = ''] = sockets.connectionIds();
  const received = textOf(client);
  expect(manage('POST', connectionId, { body: Buffer.from('{"a":"ü"}') }).status).toBe(200);
  expect(await received).toEqual({ a: 'ü' });
  expect(bill.sent).toEqual([10]);
  expect(JSON.parse(manage('GET', connectionId).body.toString())).toMatchObject({
    identity: { sourceIp: '127.0.0.1' },
  });
  const closed = once(client, 'close');
  expect(manage('DELETE', connectionId).status).toBe(204);
  expect(manage('POST', connectionId).status).toBe(410);
  await closed;
  expect(manage('DELETE', connectionId).status).toBe(410);
});

test('a post to an id that is unknown, closed or not yet established is a 410', async () => {
  const seen: number[] = [];
  const { connect, sockets, manage, called } = await api({
    Socket: ({ requestContext }) => {
      const { eventType, connectionId } = requestContext as { eventType: string; connectionId: string };
      if (eventType === 'CONNECT') seen.push(manage('POST', connectionId).status);
      return { statusCode: 200 };
    },
  });
  expect(manage('POST', 'abcdefghijklmno=').status).toBe(410);
  const client = await connect();
  const [connectionId = ''] = sockets.connectionIds();
  const disconnect = called('$disconnect');
  client.close();
  await disconnect;
  expect(manage('POST', connectionId)).toMatchObject({ status: 410, headers: { 'x-amzn-errortype': 'GoneException' } });
  expect(seen).toEqual([410]);
});

test("@connections checks the caller's role and rejects unsigned requests", async () => {
  const { connect, sockets, manage, apiId } = await api();
  await connect();
  const [connectionId = ''] = sockets.connectionIds();
  expect(manage('POST', connectionId, { headers: {} }).status).toBe(403);
  const denied = manage('POST', connectionId, {}, false);
  expect(denied.status).toBe(403);
  expect(denied.body.toString()).toContain(
    `no execute-api:ManageConnections on arn:aws:execute-api:us-east-1:123456789012:${apiId}/live/POST/@connections/${connectionId}`,
  );
});

test('a post of more than 128 KB is a 413', async () => {
  const { connect, sockets, manage } = await api();
  await connect();
  const [connectionId = ''] = sockets.connectionIds();
  expect(manage('POST', connectionId, { body: Buffer.alloc(128 * 1024 + 1) }).status).toBe(413);
});

test('a killed socket is gone without $disconnect', async () => {
  const { connect, sockets, invoker, manage } = await api();
  const client = await connect();
  const [connectionId = ''] = sockets.connectionIds();
  const closed = once(client, 'close');
  sockets.connection(connectionId)?.kill();
  await closed;
  expect(manage('POST', connectionId).status).toBe(410);
  expect(invoker.calls.map(routeKeyOf)).toEqual(['$connect']);
});

test('posts to a half-open socket answer 200 and vanish, until a limit ends it', async () => {
  const { connect, sockets, invoker, manage, called } = await api({}, {}, { idleMs: 60_000, lifetimeMs: 400 });
  const client = await connect();
  const [connectionId = ''] = sockets.connectionIds();
  sockets.connection(connectionId)?.makeHalfOpen();
  const heard: unknown[] = [];
  client.on('message', (data) => heard.push(data));
  client.send('{}');
  expect(manage('POST', connectionId, { body: Buffer.from('lost') }).status).toBe(200);
  const disconnect = called('$disconnect');
  client.terminate();
  await once(client, 'close');
  expect(manage('POST', connectionId).status).toBe(200);
  await disconnect;
  expect(heard).toEqual([]);
  expect(invoker.calls.map(routeKeyOf)).toEqual(['$connect', '$disconnect']);
});

test('bytes in and minutes open are billed', async () => {
  const { connect, sockets, bill, called } = await api();
  const client = await connect();
  const call = called('$default');
  client.send('x'.repeat(100));
  await call;
  await new Promise((resolve) => setTimeout(resolve, 60));
  sockets.settleMinutes();
  expect(bill.received).toEqual([100]);
  expect(bill.minutes).toBeGreaterThanOrEqual(0.001);
  expect(bill.minutes).toBeLessThan(0.01);
});

test('each stage has throttles of its own, names itself in events, and finds its own connections only', async () => {
  const once = { RouteSettings: { $connect: { ThrottlingBurstLimit: 1, ThrottlingRateLimit: 0.001 } } };
  const { stages, invoker, origin, connect, refusal, manage } = await api({}, { stage: once, otherStage: once });
  await connect();
  expect(await refusal()).toBe(429);
  const agent = new WebSocket(`${origin}/agents`, { perMessageDeflate: false });
  await new Promise((resolve) => agent.on('open', resolve));
  expect(invoker.calls.map(({ payload }) => payload['requestContext'])).toMatchObject([
    { routeKey: '$connect', stage: 'live' },
    { routeKey: '$connect', stage: 'agents' },
  ]);
  const [ofVisitor = '', ofAgent = ''] = stages.flatMap((stage) => stage.connectionIds());
  const post = (stage: string, id: string) =>
    manage('POST', id, { path: `/${stage}/@connections/${encodeURIComponent(id)}` }).status;
  expect([post('live', ofVisitor), post('agents', ofAgent)]).toEqual([200, 200]);
  expect([post('agents', ofVisitor), post('live', ofAgent)]).toEqual([410, 410]);
  expect(post('other', ofVisitor)).toBe(403);
});
