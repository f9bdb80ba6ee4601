import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { respond } from '#local/platform/http-message.ts';
import { behaviour, cachePolicy, edge } from '#test/local/fixtures/distribution.ts';

const text = (body = 'body', headers: Record<string, string> = {}, status = 200) =>
  respond(status, body, { 'content-type': 'text/plain', ...headers });
const cacheControl = (value: string) => () => text('body', { 'cache-control': value });

test('the first behavior whose pattern matches handles a path, and the default one handles all others', async () => {
  const named = (pattern: string) =>
    behaviour({ pattern, origin: { domainName: pattern, path: '', customHeaders: {} } });
  const { get, asked } = edge(() => text(), [named('/api/*/script.js'), named('/api/*'), named('a?c'), named('*')]);
  for (const path of ['/api/x/y/script.js', '/api/', '/API/', '/abc', '/abbc', '/']) await get(path);
  expect(asked.map(({ headers }) => headers['host'])).toEqual(['/api/*/script.js', '/api/*', '*', 'a?c', '*', '*']);
});

test.each([
  ['by default, the default TTL', () => text(), 59, 61],
  ['max-age', cacheControl('max-age=10'), 9, 11],
  ['s-maxage before max-age', cacheControl('max-age=10, s-maxage=20'), 19, 21],
  ['at most the maximum TTL', cacheControl('max-age=999999'), 3599, 3601],
  ['Expires', () => text('', { expires: new Date(Date.parse('2026-11-22T12:00:30.000Z')).toUTCString() }), 29, 31],
])('an answer is kept for %s', async (_name, answer, kept, gone) => {
  const { get, asked, time } = edge(answer);
  const start = time.now;
  const first = await get('/');
  expect(first.headers['x-cache']).toBe('Miss from cloudfront');
  time.now = start + kept * 1000;
  const hit = await get('/');
  expect(hit.headers).toMatchObject({ 'x-cache': 'Hit from cloudfront', age: String(kept) });
  time.now = start + gone * 1000;
  await get('/');
  expect(asked).toHaveLength(2);
});

test.each(['no-store', 'no-cache', 'private', 'max-age=0'])(
  '%s is not kept where the minimum TTL is 0, else as long as that',
  async (value) => {
    const without = edge(cacheControl(value));
    await without.get('/');
    await without.get('/');
    expect(without.asked).toHaveLength(2);
    const withMinimum = edge(cacheControl(value), [behaviour({ cache: cachePolicy({ MinTTL: 1 }) })]);
    await withMinimum.get('/');
    await withMinimum.get('/');
    withMinimum.time.now += 1001;
    await withMinimum.get('/');
    expect(withMinimum.asked).toHaveLength(2);
  },
);

test('stale-while-revalidate returns the stale response immediately and fetches once in the background', async () => {
  let version = 1;
  const { get, asked, time } = edge(() =>
    text(`v${version++}`, { 'cache-control': 'max-age=60, stale-while-revalidate=600' }),
  );
  await get('/');
  time.now += 61_000;
  const answers = await Promise.all([get('/'), get('/')]);
  expect(answers.map(({ body }) => body.toString())).toEqual(['v1', 'v1']);
  expect(asked).toHaveLength(2);
  expect((await get('/')).body.toString()).toBe('v2');
  time.now += 661_000;
  expect((await get('/')).body.toString()).toBe('v3');
});

test('stale-if-error returns the stale response while the origin fails', async () => {
  let status = 200;
  const { get, time } = edge(() => text('body', { 'cache-control': 'max-age=60, stale-if-error=600' }, status));
  await get('/');
  status = 503;
  time.now += 61_000;
  expect((await get('/')).status).toBe(200);
  time.now += 600_000;
  expect((await get('/')).status).toBe(503);
});

test.each([
  [404, undefined, undefined, 10],
  [404, 0, undefined, 0],
  [500, 5, undefined, 5],
  [403, undefined, undefined, 0],
  [403, undefined, 'max-age=20', 20],
  [404, 5, 'max-age=20', 20],
  [429, 60, 'max-age=20', 0],
])('a %i with an error TTL of %s and "%s" is kept for %i seconds', async (status, ttl, control, seconds) => {
  const headers: Record<string, string> = control ? { 'cache-control': control } : {};
  const { get, asked, time } = edge(
    () => text('', headers, status),
    undefined,
    new Map(ttl === undefined ? [] : [[status, ttl]]),
  );
  const first = await get('/');
  expect(first.headers['x-cache']).toBe('Error from cloudfront');
  time.now += Math.max(0, seconds * 1000 - 1);
  await get('/');
  expect(asked).toHaveLength(seconds > 0 ? 1 : 2);
  time.now += 2;
  await get('/');
  expect(asked).toHaveLength(seconds > 0 ? 2 : 3);
});

test('responses are cached separately by what the cache policy names, and by nothing else', async () => {
  const key = {
    HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['Origin'] },
    QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['v'] },
    CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['lang'] },
  };
  const { get, asked } = edge(() => text(), [behaviour({ cache: cachePolicy({}, key) })]);
  const variants = [
    () => get('/a?v=1&x=1'),
    () => get('/a?v=1&x=2', { headers: { referer: 'r', cookie: 'other=1' } }),
    () => get('/a?v=2'),
    () => get('/a?v=1', { headers: { origin: 'o' } }),
    () => get('/a?v=1', { headers: { cookie: 'lang=de; other=1' } }),
    () => get('/b?v=1'),
  ];
  for (const variant of variants) await variant();
  expect(asked).toHaveLength(5);
  expect(asked[4]?.path).toBe('/b');
  expect(asked[3]?.headers['cookie']).toBe('lang=de');
});

test('without policies an origin gets its own Host, the custom headers, the addresses, and nothing of the viewer', async () => {
  const origin = { domainName: 'api.example', path: '/stage', customHeaders: { 'x-origin-secret': 's' } };
  const { get, asked } = edge(() => text(), [behaviour({ origin })]);
  await get('/a?b=1', {
    headers: {
      host: 'd1.cloudfront.net',
      'user-agent': 'browser',
      cookie: 'a=1',
      authorization: 'x',
      'x-forwarded-for': '10.0.0.1',
    },
  });
  expect(asked[0]).toMatchObject({ path: '/stage/a', query: '', sourceIp: '130.176.0.10' });
  expect(asked[0]?.headers).toEqual({
    host: 'api.example',
    'user-agent': 'Amazon CloudFront',
    'accept-encoding': 'br,gzip',
    via: expect.stringMatching(/CloudFront/),
    'x-amz-cf-id': expect.any(String),
    'x-forwarded-for': '10.0.0.1, 203.0.113.9',
    'x-origin-secret': 's',
  });
});

test('AllViewerExceptHostHeader sends the rest as the viewer did, and a viewer cannot set a custom header', async () => {
  const originRequest = {
    HeadersConfig: { HeaderBehavior: 'allExcept' as const, Headers: ['host'] },
    CookiesConfig: { CookieBehavior: 'all' as const, Cookies: [] },
    QueryStringsConfig: { QueryStringBehavior: 'all' as const, QueryStrings: [] },
  };
  const origin = { domainName: 'api.example', path: '', customHeaders: { 'x-origin-secret': 'real' } };
  const { get, asked } = edge(() => text(), [behaviour({ origin, originRequest })]);
  await get('/a?b=1&c', {
    headers: { host: 'd1.cloudfront.net', 'user-agent': 'browser', cookie: 'a=1; b=2', 'x-origin-secret': 'forged' },
  });
  expect(asked[0]).toMatchObject({
    query: 'b=1&c',
    headers: { host: 'api.example', 'user-agent': 'browser', cookie: 'a=1; b=2', 'x-origin-secret': 'real' },
  });
});

test.each([
  ['POST', '/', 403],
  ['PROPFIND', '/', 405],
  ['GET', `/${'x'.repeat(8200)}`, 414],
])('%s of %s is a %i that no origin sees', async (method, path, status) => {
  const { get, asked } = edge(() => text());
  expect((await get(path, { method })).status).toBe(status);
  expect(asked).toEqual([]);
});

test('a GET with a body is refused; a POST where it is allowed goes to the origin each time', async () => {
  const allowedMethods = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];
  const { get, asked } = edge(() => text(), [behaviour({ allowedMethods })]);
  expect((await get('/', { body: Buffer.from('x') })).status).toBe(403);
  for (let times = 0; times < 2; times += 1) await get('/', { method: 'POST', body: Buffer.from('x') });
  expect(asked.map(({ method, body }) => `${method} ${body.toString()}`)).toEqual(['POST x', 'POST x']);
});

const long = 'word '.repeat(300);
const plain = (encoding: string | undefined, body: Buffer): string => {
  if (encoding === 'br') return brotliDecompressSync(body).toString();
  return encoding === 'gzip' ? gunzipSync(body).toString() : body.toString();
};

test.each([
  ['gzip, br', 'br'],
  ['gzip', 'gzip'],
  ['gzip, br;q=0', 'gzip'],
  ['', undefined],
])('a viewer that accepts "%s" gets %s, each kept on its own', async (accepted, encoding) => {
  const { get } = edge(() => text(long, { etag: '"1"' }));
  await get('/', { headers: { 'accept-encoding': accepted === 'gzip' ? 'br' : 'gzip' } });
  for (let times = 0; times < 2; times += 1) {
    const response = await get('/', { headers: { 'accept-encoding': accepted } });
    expect(response.headers['content-encoding']).toBe(encoding);
    expect(response.headers['etag']).toBe(encoding ? 'W/"1"' : '"1"');
    expect(plain(encoding, response.body)).toBe(long);
  }
});

test.each([
  ['is short', {}, () => text('short')],
  ['is a picture', {}, () => text(long, { 'content-type': 'image/png' })],
  ['is encoded already', {}, () => text(long, { 'content-encoding': 'zstd' })],
  ['has a status that is not compressed', {}, () => text(long, {}, 400)],
  ['comes through a behaviour without compression', { compress: false }, () => text(long)],
  ['comes through a policy that keeps nothing', { cache: cachePolicy({ MaxTTL: 0, DefaultTTL: 0 }) }, () => text(long)],
])('what %s is not compressed', async (_name, change, answer) => {
  const { get } = edge(answer, [behaviour(change)]);
  const { headers } = await get('/', { headers: { 'accept-encoding': 'br' } });
  expect(headers['content-encoding']).not.toBe('br');
});

test('a viewer that has the cached version gets a 304', async () => {
  const { get } = edge(() => text(long, { etag: '"1"', 'cache-control': 'max-age=60' }));
  const first = await get('/', { headers: { 'accept-encoding': 'br' } });
  const known = { 'accept-encoding': 'br', 'if-none-match': first.headers['etag'] ?? '' };
  const again = await get('/', { headers: known });
  expect(again).toMatchObject({
    status: 304,
    body: Buffer.alloc(0),
    headers: { etag: 'W/"1"', 'cache-control': 'max-age=60' },
  });
  expect((await get('/', { headers: { 'if-none-match': '"2"' } })).status).toBe(200);
});

test('HEAD is answered from the response cached by a GET', async () => {
  const { get, asked } = edge(() => text());
  await get('/');
  expect((await get('/', { method: 'HEAD' })).headers['x-cache']).toBe('Hit from cloudfront');
  expect(asked).toHaveLength(1);
});

test('a response headers policy adds, replaces and removes headers, and CORS ones for an Origin only', async () => {
  const { get } = edge(
    () => text('body', { 'x-frame-options': 'SAMEORIGIN', 'x-own': 'origin', 'x-powered-by': 'y' }),
    [
      behaviour({
        responseHeaders: {
          SecurityHeadersConfig: {
            ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'", Override: true },
            ContentTypeOptions: { Override: true },
            FrameOptions: { FrameOption: 'DENY', Override: false },
            ReferrerPolicy: { ReferrerPolicy: 'same-origin', Override: true },
            StrictTransportSecurity: {
              AccessControlMaxAgeSec: 60,
              IncludeSubdomains: true,
              Preload: false,
              Override: true,
            },
          },
          CustomHeadersConfig: { Items: [{ Header: 'X-Own', Value: 'edge', Override: true }] },
          CorsConfig: {
            AccessControlAllowCredentials: false,
            AccessControlAllowHeaders: { Items: ['*'] },
            AccessControlAllowMethods: { Items: ['GET'] },
            AccessControlAllowOrigins: { Items: ['*'] },
            OriginOverride: true,
          },
          RemoveHeadersConfig: { Items: [{ Header: 'X-Powered-By' }] },
        },
      }),
    ],
  );
  const { headers } = await get('/');
  expect(headers).toMatchObject({
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'SAMEORIGIN',
    'referrer-policy': 'same-origin',
    'strict-transport-security': 'max-age=60; includeSubDomains',
    'x-own': 'edge',
  });
  expect(headers).not.toHaveProperty('x-powered-by');
  expect(headers).not.toHaveProperty('access-control-allow-origin');
  const crossOrigin = await get('/', { headers: { origin: 'https://shop.example' } });
  expect(crossOrigin.headers).toMatchObject({ 'access-control-allow-origin': '*', 'x-cache': 'Hit from cloudfront' });
});
