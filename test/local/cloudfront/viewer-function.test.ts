import { expect, test } from 'vitest';
import { respond } from '#local/platform/http-message.ts';
import { behaviour, edge } from '#test/local/fixtures/distribution.ts';

const all = {
  HeadersConfig: { HeaderBehavior: 'allExcept' as const, Headers: ['host'] },
  CookiesConfig: { CookieBehavior: 'all' as const, Cookies: [] },
  QueryStringsConfig: { QueryStringBehavior: 'all' as const, QueryStrings: [] },
};

const running = (viewerFunction: string) =>
  edge(() => respond(200, 'origin'), [behaviour({ viewerFunction, originRequest: all })]);

test('a function sees the request in the shape of cloudfront-js-2.0', async () => {
  const { get } = running('function handler(event) { return { statusCode: 200, body: JSON.stringify(event) }; }');
  const { body, headers } = await get('/a%20b?x=1&x=2&flag', {
    headers: { host: 'd1.cloudfront.net', accept: '*/*', cookie: 'one=1; two=2' },
  });
  expect(headers['x-cache']).toBe('FunctionGeneratedResponse from cloudfront');
  expect(JSON.parse(body.toString())).toEqual({
    version: '1.0',
    context: {
      distributionDomainName: 'd1.cloudfront.net',
      distributionId: 'E1',
      eventType: 'viewer-request',
      requestId: expect.any(String),
    },
    viewer: { ip: '203.0.113.9' },
    request: {
      method: 'GET',
      uri: '/a%20b',
      querystring: { x: { value: '1', multiValue: [{ value: '1' }, { value: '2' }] }, flag: { value: '' } },
      headers: { host: { value: 'd1.cloudfront.net' }, accept: { value: '*/*' } },
      cookies: { one: { value: '1' }, two: { value: '2' } },
    },
  });
});

test('what a function changes reaches the origin: path, query, headers, cookies', async () => {
  const { get, asked } = running(`
    async function handler({ request, viewer }) {
      request.uri = '/index.html';
      request.headers['x-viewer-ip'] = { value: viewer.ip };
      delete request.querystring.drop;
      request.cookies.more = { value: '3' };
      return request;
    }
  `);
  await get('/any?keep=1&drop=2', { headers: { cookie: 'one=1', 'x-viewer-ip': 'forged' } });
  expect(asked[0]).toMatchObject({
    path: '/index.html',
    query: 'keep=1',
    headers: { 'x-viewer-ip': '203.0.113.9', cookie: 'one=1; more=3' },
  });
});

test('no name in an address reaches a prototype', async () => {
  const { get, asked } = running('function handler({ request }) { return request; }');
  for (const name of ['__proto__', 'constructor', 'toString']) {
    await get(`/${name}?${name}=1&${name}=2`, { headers: { cookie: `${name}=1` } });
    expect(Object.keys(Object.prototype), `${name} polluted a prototype`).toEqual([]);
  }
  expect(asked.map(({ path }) => path)).toEqual(['/__proto__', '/constructor', '/toString']);
  expect(asked[1]?.query).toBe('constructor=1&constructor=2');
});

test('a function can return a response itself', async () => {
  const { get, asked } = running(`
    function handler() {
      return { statusCode: 302, headers: { location: { value: '/dashboard/' } }, cookies: { a: { value: '1', attributes: 'Secure' } } };
    }
  `);
  expect(await get('/')).toMatchObject({ status: 302, headers: { location: '/dashboard/' }, cookies: ['a=1; Secure'] });
  expect(asked).toEqual([]);
});

test.each([
  ['throws', 'function handler() { throw new Error("no") }', 503],
  ['uses more than an edge has', 'function handler() { return fetch("/") }', 503],
  ['uses Node', 'function handler() { return process.env }', 503],
  ['makes code of text', 'function handler() { return eval("1") }', 503],
  ['returns nothing', 'function handler() {}', 502],
  [
    'changes the Host header',
    'function handler({ request }) { request.headers.host = { value: "evil" }; return request }',
    502,
  ],
])('a function that %s causes an edge error', async (_name, code, status) => {
  const { get, asked } = running(code);
  expect((await get('/', { headers: { host: 'd1.cloudfront.net' } })).status).toBe(status);
  expect(asked).toEqual([]);
});

test('more than 10 KB of code is refused before anything runs', () => {
  expect(() => running(`function handler() {}//${'x'.repeat(10 * 1024)}`)).toThrow(/at most 10 KB/);
});
