import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askClock, askSocket, fetchPage } from '#bin/doctor/ask-site.ts';
import type { Facts, Gathered, Page } from '#bin/doctor/facts.ts';
import { checks, judge } from '#bin/doctor/judge.ts';

const SITE = 'https://chat.example.com';
const TOKEN = 'mQ2EgH3XhzW1eqrqFMocCJRjZ4vz54Uh';
const page = (path: string, headers: Record<string, string>, body = '', status = 200): Page => ({
  url: path.startsWith('https:') ? path : `${SITE}${path}`,
  status,
  headers: { ...headers },
  body,
});
const none = (path: string): Page => ({ url: `${SITE}${path}`, error: 'ENOTFOUND' });
const json = { 'content-type': 'application/json' };
const AUTHORITY = 'https://login.example.com/pool';

/** A deployment in which everything is as it should be. */
const healthy = (): Facts => ({
  site: {
    origin: SITE,
    dashboard: page('/dashboard/', {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-cache',
      'content-security-policy': "default-src 'none'",
    }),
    settings: page('/dashboard/config.json', json, JSON.stringify({ authority: AUTHORITY, client_id: 'c' })),
  },
  widgets: [
    {
      name: 'Shop',
      token: TOKEN,
      isActive: true,
      script: page(
        `/api/widget/${TOKEN}/script.js`,
        {
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=60, stale-while-revalidate=600',
        },
        `({"token":"${TOKEN}"})`,
      ),
      app: page('/widget/app.js', {
        'access-control-allow-origin': '*',
        'cache-control': 'public, max-age=31536000, immutable',
      }),
      config: page(`/api/widget/${TOKEN}/config`, json, '{}'),
      preflights: [
        {
          origin: 'https://shop.example.com',
          page: page('/session', {
            'access-control-allow-origin': '*',
            'access-control-allow-methods': '*',
            'access-control-allow-headers': 'authorization,content-type',
          }),
        },
      ],
    },
  ],
  socket: { url: 'wss://socket.example.com/prod', status: 403 },
  identity: {
    authority: AUTHORITY,
    discovery: page(
      `${AUTHORITY}/.well-known/openid-configuration`,
      json,
      JSON.stringify({ issuer: AUTHORITY, jwks_uri: `${AUTHORITY}/jwks` }),
    ),
    keys: page(`${AUTHORITY}/jwks`, json, '{"keys":[{"kty":"RSA"}]}'),
  },
  clock: { serverMs: 1_000_000, ownMs: 1_000_500 },
  table: {
    stream: 'NEW_AND_OLD_IMAGES',
    ttl: { attribute: 'expires_at_seconds', status: 'ENABLED' },
    hasRecovery: true,
  },
  readers: ['assign', 'react'].map((name) => ({ name, state: 'Enabled', lastResult: 'OK' })),
  deadLetters: 0,
  alarms: [{ name: 'http-errors', state: 'OK', actions: 1 }],
  concurrency: 1000,
  connectionRate: 500,
  mail: { from: 'chat@example.com', identity: 'example.com', isVerified: true, isSandbox: false, isPaused: false },
});
const known = (facts: Facts): Gathered =>
  Object.fromEntries(Object.entries(facts).map(([name, value]) => [name, { value }])) as Gathered;
const findings = (facts: Facts) => judge(known(facts)).filter(({ state }) => state !== 'ok');

/** Plants a fault in a healthy deployment. */
type Plant = (facts: Facts) => void;
const widgetOf = ({ widgets: [widget] }: Facts) => {
  if (!widget) throw new Error('There is no widget.');
  return widget;
};
const headersOf = (one: Page | undefined) => {
  if (!one || !('headers' in one)) throw new Error('The page has no headers.');
  return one.headers;
};

const faults: [string, string, Plant, RegExp][] = [
  [
    'fault',
    'a site that no name leads to',
    (f) => (f.site.dashboard = none('/dashboard/')),
    /^The dashboard can't be reached at .*ENOTFOUND\. Does the name lead to the output DomainTarget/,
  ],
  [
    'fault',
    'a dashboard that was not uploaded',
    (f) => (f.site.dashboard = page('/dashboard/', {}, '', 403)),
    /answers 403 .* A file is missing: deploy again\./,
  ],
  [
    'warning',
    'a dashboard that a proxy caches',
    (f) => (headersOf(f.site.dashboard)['cache-control'] = 'max-age=3600'),
    /may be cached \(max-age=3600\)/,
  ],
  [
    'warning',
    'a dashboard without its policy',
    (f) => delete headersOf(f.site.dashboard)['content-security-policy'],
    /without a content-security-policy/,
  ],
  [
    'fault',
    'settings that are not JSON',
    (f) => (f.site.settings = page('/dashboard/config.json', json, '<html>')),
    /nobody can sign in\. Deploy again/,
  ],
  ['warning', 'no widget', (f) => (f.widgets = []), /There is no widget yet\. Create one: npx live-chat create-widget/],
  ['warning', 'a widget that is off', (f) => (widgetOf(f).isActive = false), /"Shop" is switched off/],
  [
    'fault',
    'a script that fails',
    (f) => (widgetOf(f).script = page('/script.js', { 'x-request-id': 'r-1' }, '', 502)),
    /answers 502 .* Search the logs of the functions for the error\. The request was r-1\./,
  ],
  [
    'fault',
    'requests that are throttled',
    (f) => (widgetOf(f).config = page('/config', {}, '', 429)),
    /raise httpThrottle/,
  ],
  [
    'fault',
    'a script of another type',
    (f) => (headersOf(widgetOf(f).script)['content-type'] = 'text/html'),
    /sent as "text\/html", which browsers refuse to run/,
  ],
  ['fault', 'an old script', (f) => (widgetOf(f).token = 'another'), /isn't that of the widget "Shop"/],
  [
    'warning',
    'a script that is cached for long',
    (f) => (headersOf(widgetOf(f).script)['cache-control'] = 'max-age=86400'),
    /may be cached for 86400 seconds instead of 60/,
  ],
  [
    'fault',
    "a chat window that isn't there",
    (f) => (widgetOf(f).app = page('/widget/app.js', {}, '', 404)),
    /the chat can't be opened/,
  ],
  [
    'fault',
    'a chat window without CORS',
    (f) => delete headersOf(widgetOf(f).app)['access-control-allow-origin'],
    /lacks access-control-allow-origin: \*/,
  ],
  [
    'warning',
    'a chat window that is loaded each time',
    (f) => (headersOf(widgetOf(f).app)['cache-control'] = 'no-cache'),
    /each page view loads it again/,
  ],
  [
    'fault',
    'a configuration that is a page',
    (f) => (headersOf(widgetOf(f).config)['content-type'] = 'text/html'),
    /is no JSON/,
  ],
  [
    'fault',
    'CORS that names another site',
    (f) => (headersOf(widgetOf(f).preflights[0]?.page)['access-control-allow-origin'] = 'https://other.example'),
    /block the chat on https:\/\/shop\.example\.com, because the API doesn't allow the origin/,
  ],
  [
    'fault',
    'CORS that allows no header',
    (f) => (headersOf(widgetOf(f).preflights[0]?.page)['access-control-allow-headers'] = 'content-type'),
    /doesn't allow the headers content-type and authorization/,
  ],
  [
    'fault',
    'a socket that nothing reaches',
    (f) => (f.socket = { url: 'wss://x', error: 'ECONNREFUSED' }),
    /can't be reached at wss:\/\/x: ECONNREFUSED\. Chats go on by HTTP/,
  ],
  [
    'fault',
    'a socket that lets everybody in',
    (f) => (f.socket = { url: 'wss://x', status: 101 }),
    /lets in somebody who has no session/,
  ],
  [
    'fault',
    'an authorizer that fails',
    (f) => (f.socket = { url: 'wss://x', status: 500 }),
    /Read the log of socket-authorizer/,
  ],
  [
    'fault',
    'a proxy that knows no sockets',
    (f) => (f.socket = { url: 'wss://x', status: 200 }),
    /answers 200 instead of 403/,
  ],
  [
    'fault',
    'an issuer without its last slash',
    (f) => (f.identity.authority = `${AUTHORITY}/`),
    /calls itself ".*pool", but the stack expects ".*pool\/"/,
  ],
  ['fault', 'an issuer that does not answer', (f) => (f.identity.discovery = none('/oidc')), /Nobody can sign in/],
  [
    'fault',
    'an issuer without RSA keys',
    (f) => (f.identity.keys = page('/jwks', json, '{"keys":[{"kty":"EC"}]}')),
    /has no RSA key/,
  ],
  [
    'warning',
    'a clock that is two minutes late',
    (f) => (f.clock.ownMs = f.clock.serverMs - 120_000),
    /120 seconds behind that of AWS.*are refused\.$/,
  ],
  [
    'fault',
    'a clock that is ten minutes ahead',
    (f) => (f.clock.ownMs = f.clock.serverMs + 600_000),
    /600 seconds ahead of .*and so are requests to AWS/,
  ],
  ['fault', 'a table without a stream', (f) => (f.table.stream = undefined), /stream is off/],
  ['fault', 'a stream without images', (f) => (f.table.stream = 'KEYS_ONLY'), /shows KEYS_ONLY/],
  ['fault', 'a table without time to live', (f) => (f.table.ttl = { status: 'DISABLED' }), /Time to live is off/],
  ['warning', 'a table without backups', (f) => (f.table.hasRecovery = false), /no point-in-time recovery/],
  [
    'fault',
    'a reader that is off',
    (f) => (f.readers[0] = { name: 'assign', state: 'Disabled', lastResult: '' }),
    /assign doesn't read the table's stream \(Disabled\)/,
  ],
  [
    'fault',
    'a reader that fails',
    (f) => (f.readers[1] = { name: 'react', state: 'Enabled', lastResult: 'PROBLEM: Function call failed' }),
    /The last batch that react read .* failed/,
  ],
  ['fault', 'a missing reader', (f) => (f.readers = f.readers.slice(1)), /has 1 readers instead of assign and react/],
  ['fault', 'dead letters', (f) => (f.deadLetters = 3), /3 dead letters wait.*npx live-chat replay/],
  [
    'fault',
    'an alarm that is on',
    (f) => (f.alarms[0] = { name: 'http-errors', state: 'ALARM', actions: 1 }),
    /The alarm http-errors is on/,
  ],
  [
    'warning',
    'alarms that nobody gets',
    (f) => (f.alarms[0] = { name: 'http-errors', state: 'OK', actions: 0 }),
    /Set alarmEmail/,
  ],
  [
    'fault',
    'the quota of a new account',
    (f) => (f.concurrency = 10),
    /10 functions at a time, which is enough for a trial only/,
  ],
  ['warning', 'a small quota', (f) => (f.concurrency = 500), /500 functions at a time, which all its stacks share/],
  ['warning', 'a small quota of sockets', (f) => (f.connectionRate = 100), /100 WebSocket connections per second/],
  [
    'fault',
    'an address that SES does not know',
    (f) =>
      (f.mail = { from: 'a@b.example', identity: 'b.example', isVerified: false, isSandbox: false, isPaused: false }),
    /SES hasn't verified b\.example/,
  ],
  [
    'warning',
    'the sandbox of SES',
    (f) =>
      (f.mail = { from: 'a@b.example', identity: 'b.example', isVerified: true, isSandbox: true, isPaused: false }),
    /SES sandbox/,
  ],
];

describe('doctor', () => {
  it('finds nothing where everything is as it should be, and says so of each check', () => {
    expect(findings(healthy())).toEqual([]);
    expect(new Set(judge(known(healthy())).map(({ check }) => check))).toEqual(
      new Set(Object.values(checks).map(({ title }) => title)),
    );
  });

  it.each(faults)('reports as %s %s, and nothing else', (state, _name, plant, sentence) => {
    const facts = healthy();
    plant(facts);
    expect(findings(facts)).toEqual([{ state, check: expect.any(String), sentence: expect.stringMatching(sentence) }]);
  });

  it('reports what it may not read as not checked, with the reason', () => {
    const gathered = { ...known(healthy()), alarms: { unknown: 'The credentials lack a permission.' } };
    expect(judge(gathered).filter(({ state }) => state !== 'ok')).toEqual([
      { check: 'Alarms', state: 'unchecked', sentence: 'Not checked. The credentials lack a permission.' },
    ]);
  });

  it('does not miss mail where none is configured', () => {
    expect(findings({ ...healthy(), mail: undefined })).toEqual([]);
  });
});

describe('what doctor asks', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    server = createServer((_, response) =>
      response.writeHead(418, { date: 'Sun, 31 May 2026 08:00:00 GMT' }).end('tea'),
    );
    server.on('upgrade', (request, socket) => {
      const isOpen = request.url === '/open';
      socket.end(
        isOpen
          ? 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\nconnection: upgrade\r\n\r\n'
          : 'HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n',
      );
    });
    server.listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    url = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('a page: its answer, or why there is none', async () => {
    expect(await fetchPage(`http://${url}/x`)).toMatchObject({ status: 418, body: 'tea' });
    expect(await fetchPage('http://127.0.0.1:65530/')).toEqual({
      url: 'http://127.0.0.1:65530/',
      error: 'ECONNREFUSED',
    });
  });

  it('a socket: the status with which it answers the handshake', async () => {
    expect(await askSocket(`ws://${url}/closed`)).toEqual({ url: `ws://${url}/closed`, status: 403 });
    expect(await askSocket(`ws://${url}/open`)).toEqual({ url: `ws://${url}/open`, status: 101 });
    expect(await askSocket('ws://127.0.0.1:1')).toEqual({ url: 'ws://127.0.0.1:1', error: 'ECONNREFUSED' });
  });

  it('the time of the site', async () => {
    expect(await askClock(`http://${url}`)).toMatchObject({ serverMs: Date.UTC(2026, 4, 31, 8) });
  });
});
