import { expect, test } from 'vitest';
import { HttpApi } from '#local/http-api/http-api.ts';
import { apisOf } from '#local/gateway/gateway-api.ts';
import { readHttpApi } from '#local/http-api/api-definition.ts';
import type { HttpRequest } from '#local/platform/http-message.ts';
import { fakeInvoker, type FakeFunction } from '#test/local/fixtures/invoker.ts';
import { httpStack, type HttpStack } from '#test/local/fixtures/http-stack.ts';

const noon = new Date('2026-11-22T12:00:00.000Z');

const requestFrom = (change: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  path: '/',
  query: '',
  headers: { host: 'chat.example' },
  body: Buffer.alloc(0),
  sourceIp: '203.0.113.9',
  ...change,
});

/** The API of a stack whose function is `answer`. */
function api(settings: HttpStack, answer: FakeFunction = () => ({ statusCode: 200 }), now = () => noon) {
  const stack = httpStack(settings);
  const invoker = fakeInvoker({ Function: answer });
  const billed: { route: string; bytes: number }[] = [];
  const [resource] = apisOf(stack, 'HTTP');
  if (!resource) throw new Error('the fixture has an API');
  const subject = new HttpApi(readHttpApi(stack, resource), {
    invoker,
    now,
    fetchJson: async () => ({}),
    billed: (request) => billed.push(request),
  });
  const send = async (change: Partial<HttpRequest> = {}) => {
    const { status, headers, cookies, body } = await subject.handle(requestFrom(change));
    return { status, headers, cookies, body: body.toString() };
  };
  return { send, invoker, billed, apiId: resource.ref };
}

const message = (text: string) => JSON.stringify({ message: text });

test('a function gets the event that API Gateway builds in format 2.0', async () => {
  const { send, invoker, apiId } = api({ routes: { 'POST /pets/{id}': {} } });
  await send({
    method: 'POST',
    path: '/pets/a%20b',
    query: 'tag=x&tag=y%2Cz&empty=',
    headers: {
      host: 'chat.example',
      'content-type': 'application/json; charset=utf-8',
      'user-agent': 'agent',
      'x-forwarded-for': '198.51.100.7',
      cookie: 'a=1; b=2',
      connection: 'keep-alive',
    },
    body: Buffer.from('{"ü":1}'),
  });
  const host = `${apiId}.execute-api.us-east-1.amazonaws.com`;
  expect(invoker.calls[0]?.meta).toEqual({ source: 'http', route: 'POST /pets/{id}' });
  expect(invoker.calls[0]?.payload).toEqual({
    version: '2.0',
    routeKey: 'POST /pets/{id}',
    rawPath: '/pets/a%20b',
    rawQueryString: 'tag=x&tag=y%2Cz&empty=',
    cookies: ['a=1', 'b=2'],
    headers: {
      host,
      'content-type': 'application/json; charset=utf-8',
      'content-length': '8',
      'user-agent': 'agent',
      'x-amzn-trace-id': expect.stringMatching(/^Root=1-[0-9a-f]+-[0-9a-f]{24}$/),
      'x-forwarded-for': '198.51.100.7, 203.0.113.9',
      'x-forwarded-port': '443',
      'x-forwarded-proto': 'https',
    },
    queryStringParameters: { tag: 'x,y,z', empty: '' },
    pathParameters: { id: 'a b' },
    requestContext: {
      accountId: '123456789012',
      apiId,
      domainName: host,
      domainPrefix: apiId,
      http: { method: 'POST', path: '/pets/a%20b', protocol: 'HTTP/1.1', sourceIp: '203.0.113.9', userAgent: 'agent' },
      requestId: expect.stringMatching(/^.{15}=$/),
      routeKey: 'POST /pets/{id}',
      stage: '$default',
      time: '22/Nov/2026:12:00:00 +0000',
      timeEpoch: noon.getTime(),
    },
    body: '{"ü":1}',
    isBase64Encoded: false,
  });
});

test.each([
  ['application/octet-stream', 'AP8=', true],
  ['application/x-www-form-urlencoded', 'AP8=', true],
  ['text/csv', '\u0000\uFFFD', false],
  ['application/problem+json', '\u0000\uFFFD', false],
])('a body of %s arrives as %j', async (type, body, isBase64Encoded) => {
  const { send, invoker } = api({});
  await send({ method: 'POST', headers: { 'content-type': type }, body: Buffer.from([0, 255]) });
  expect(invoker.calls[0]?.payload).toMatchObject({ body, isBase64Encoded });
});

test('a request without body, query, cookies or variables has none of these fields', async () => {
  const { send, invoker } = api({});
  await send();
  const absent = new Set(['body', 'cookies', 'queryStringParameters', 'pathParameters', 'stageVariables']);
  expect(Object.keys(invoker.calls[0]?.payload ?? {}).filter((key) => absent.has(key))).toEqual([]);
});

test.each([
  [
    'a structured answer',
    { statusCode: 201, headers: { 'X-A': 1 }, cookies: ['a=1'], body: 'made' },
    { status: 201, headers: { 'x-a': '1' }, cookies: ['a=1'], body: 'made' },
  ],
  ['base64', { statusCode: 200, body: 'w7w=', isBase64Encoded: true }, { status: 200, body: 'ü' }],
  [
    'no status: JSON',
    { ok: true },
    { status: 200, headers: { 'content-type': 'application/json' }, body: '{"ok":true}' },
  ],
  ['a plain text', 'hello', { status: 200, headers: { 'content-type': 'application/json' }, body: 'hello' }],
  ['no content type', { statusCode: 200, body: 'x' }, { headers: { 'content-type': 'text/plain;charset=UTF-8' } }],
  [
    'a body that is no text',
    { statusCode: 200, body: { a: 1 } },
    { status: 500, body: message('Internal Server Error') },
  ],
  ['a status that is none', { statusCode: 'fine' }, { status: 500, body: message('Internal Server Error') }],
])('what a function returns becomes the response: %s', async (_name, returned, expected) => {
  const { send } = api({}, () => returned);
  expect(await send()).toMatchObject(expected);
});

test('a function that fails causes a 500 without details', async () => {
  const { send } = api({}, () => {
    throw new Error('secret detail');
  });
  expect(await send()).toMatchObject({ status: 500, body: message('Internal Server Error') });
});

test('a throttled function and one that takes longer than the integration may are a 503', async () => {
  const throttled = api({}, () => {
    throw Object.assign(new Error('Rate Exceeded.'), { name: 'TooManyRequestsException' });
  });
  expect(await throttled.send()).toMatchObject({ status: 503, body: message('Service Unavailable') });
  const slow = api({ timeoutMs: 50 }, () => new Promise((resolve) => setTimeout(resolve, 200)));
  expect(await slow.send()).toMatchObject({ status: 503, body: message('Service Unavailable') });
});

test('a function that the API may not invoke causes a 500 and is not invoked', async () => {
  const { send, invoker } = api({ permitted: false });
  expect(await send()).toMatchObject({ status: 500, body: message('Internal Server Error') });
  expect(invoker.calls).toEqual([]);
});

test('a path without route is a 404 of the gateway', async () => {
  const { send } = api({ routes: { 'GET /a': {} } });
  expect(await send({ path: '/b' })).toMatchObject({ status: 404, body: message('Not Found') });
});

test('a body of ten megabytes passes, and one byte more is a 413', async () => {
  const { send, invoker } = api({});
  expect(await send({ method: 'POST', body: Buffer.alloc(10 * 1024 * 1024) })).toMatchObject({ status: 200 });
  expect(await send({ method: 'POST', body: Buffer.alloc(10 * 1024 * 1024 + 1) })).toMatchObject({
    status: 413,
    body: message('Request Entity Too Large'),
  });
  expect(invoker.calls).toHaveLength(1);
});

test('request line and headers of more than 10,240 bytes are refused', async () => {
  const { send } = api({});
  expect(await send({ headers: { a: 'x'.repeat(10_000) } })).toMatchObject({ status: 200 });
  expect(await send({ headers: { a: 'x'.repeat(10_240) } })).toMatchObject({ status: 431 });
});

test('a stage throttles each route by its own bucket, which refills', async () => {
  let time = noon.getTime();
  const settings: HttpStack = {
    routes: { 'GET /a': {}, 'GET /b': {} },
    stage: {
      DefaultRouteSettings: { ThrottlingBurstLimit: 2, ThrottlingRateLimit: 1 },
      RouteSettings: { 'GET /b': { ThrottlingBurstLimit: 1 } },
    },
  };
  const { send, billed } = api(settings, undefined, () => new Date(time));
  const statuses = async (path: string, times: number) => {
    const answers = await Promise.all(Array.from({ length: times }, () => send({ path })));
    return answers.map(({ status }) => status);
  };
  expect(await statuses('/a', 3)).toEqual([200, 200, 429]);
  expect(await statuses('/b', 2)).toEqual([200, 429]);
  time += 1000;
  expect(await statuses('/a', 2)).toEqual([200, 429]);
  expect(billed).toHaveLength(4);
});

test('a request is billed by the larger of its bodies, and only if it reached the function', async () => {
  const { send, billed } = api({ routes: { 'POST /a': {} } });
  await send({ method: 'POST', path: '/a', body: Buffer.alloc(512 * 1024 + 1) });
  await send({ method: 'POST', path: '/b' });
  expect(billed).toEqual([{ functionId: 'Function', route: 'POST /a', bytes: 512 * 1024 + 1 }]);
});

const cors = {
  AllowOrigins: ['*'],
  AllowMethods: ['GET', 'POST'],
  AllowHeaders: ['authorization', 'content-type'],
  ExposeHeaders: ['x-request-id', 'retry-after'],
  MaxAge: 600,
};
const preflight = (origin: string, method = 'POST'): Partial<HttpRequest> => ({
  method: 'OPTIONS',
  path: '/a',
  headers: { origin, 'access-control-request-method': method, 'access-control-request-headers': 'content-type' },
});

test('the gateway answers a preflight that no route matches, even if the requested route is authorized', async () => {
  const { send, invoker } = api({ routes: { 'POST /a': { authorized: true } }, cors });
  const { status, headers } = await send(preflight('https://shop.example'));
  expect(status).toBe(204);
  expect(headers).toMatchObject({
    'access-control-allow-origin': '*',
    'access-control-allow-methods': 'GET,POST',
    'access-control-allow-headers': 'authorization,content-type',
    'access-control-max-age': '600',
  });
  expect(invoker.calls).toEqual([]);
});

test('a $default route takes preflights too: its status stays, and the headers are the gateway’s', async () => {
  const { send, invoker } = api({ routes: { 'POST /a': {}, $default: {} }, cors }, () => ({ statusCode: 404 }));
  expect(await send(preflight('https://shop.example'))).toMatchObject({
    status: 404,
    headers: { 'access-control-allow-methods': 'GET,POST' },
  });
  expect(invoker.calls).toHaveLength(1);
});

test.each([
  ['origin', { ...cors, AllowOrigins: ['https://other.example'] }, preflight('https://shop.example')],
  ['method', cors, preflight('https://shop.example', 'DELETE')],
])('a preflight of another %s than configured gets no CORS headers', async (_name, configuration, request) => {
  const { headers } = await api({ cors: configuration, routes: {} }).send(request);
  expect(Object.keys(headers)).toEqual(['apigw-requestid']);
});

test("a listed origin is named, and the gateway's headers replace the function's", async () => {
  const listed = { ...cors, AllowOrigins: ['https://shop.example'], AllowCredentials: true };
  const { send } = api({ cors: listed }, () => ({
    statusCode: 204,
    headers: { 'Access-Control-Allow-Origin': 'https://evil.example' },
  }));
  const allowed = await send({ headers: { origin: 'https://shop.example' } });
  expect(allowed.headers).toMatchObject({
    'access-control-allow-origin': 'https://shop.example',
    'access-control-allow-credentials': 'true',
    'access-control-expose-headers': 'x-request-id,retry-after',
  });
  const other = await send({ headers: { origin: 'https://evil.example' } });
  expect(other.headers).not.toHaveProperty('access-control-allow-origin');
});

test('refusals of the gateway carry CORS headers too, so that a page can read the status', async () => {
  const { send } = api({ cors, routes: { 'GET /a': { authorized: true } } });
  const { status, headers } = await send({ path: '/a', headers: { origin: 'https://shop.example' } });
  expect(status).toBe(401);
  expect(headers).toMatchObject({ 'access-control-allow-origin': '*', 'www-authenticate': 'Bearer' });
});
