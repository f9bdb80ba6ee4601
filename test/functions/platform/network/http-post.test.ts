import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { httpPost } from '#functions/platform/network/http-post.ts';
import { loggedError } from '#functions/platform/logged-error.ts';
import { safeSender } from '#functions/platform/network/safe-fetch.ts';

describe('posting', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.close().closeAllConnections();
  });

  /** A server of this machine, reached by a name that a test's own resolver knows. */
  async function serve(listener: RequestListener): Promise<URL> {
    server = createServer(listener);
    await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
    return new URL(`http://api.example.com:${(server.address() as AddressInfo).port}/orders`);
  }
  const post = httpPost(
    safeSender(request, (_, options, callback) =>
      options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
    ),
  );
  const bodyOf = async (incoming: IncomingMessage) => (await incoming.toArray()).join('');

  it('sends the body and the headers, and gives the JSON that comes back', async () => {
    let got = {};
    const url = await serve(async (incoming, response) => {
      const { host, 'content-type': type, 'webhook-id': id, 'accept-encoding': packed } = incoming.headers;
      got = { method: incoming.method, host, type, id, packed, body: await bodyOf(incoming) };
      response.end('{"order":{"state":"sent"}}');
    });
    expect(await post(url, '{"ä":1}', { 'webhook-id': '1' })).toEqual({ order: { state: 'sent' } });
    const sent = { type: 'application/json', id: '1', packed: 'identity', body: '{"ä":1}' };
    expect(got).toEqual({ method: 'POST', host: url.host, ...sent });
  });

  it.each([
    ['204', (response) => response.writeHead(204).end(), null],
    ['nothing', (response) => response.end(), null],
    ['blanks', (response) => response.end(' \n'), null],
    ['text', (response) => response.end('OK'), 'OK'],
    ['a page', (response) => response.end('<p>Hello</p>'), '<p>Hello</p>'],
    ['half of JSON', (response) => response.end('{"order":'), '{"order":'],
    ['a byte order mark', (response) => response.end('\uFEFF{"order":1}'), { order: 1 }],
    [
      'numbers that a float would round',
      (response) => response.end('{"id":7615917337495251231,"no":[-9007199254740993],"n":9007199254740991,"f":1e300}'),
      { id: '7615917337495251231', no: ['-9007199254740993'], n: 9007199254740991, f: 1e300 },
    ],
    [
      'another charset',
      (response) => {
        response.setHeader('content-type', 'application/json; charset="ISO-8859-1"');
        response.end(Buffer.from('{"city":"Köln"}', 'latin1'));
      },
      { city: 'Köln' },
    ],
    [
      'a charset that nobody knows',
      (response) => {
        response.setHeader('content-type', 'application/json; charset=utf-9');
        response.end('{"city":"Köln"}');
      },
      { city: 'Köln' },
    ],
  ] satisfies [string, (response: Parameters<RequestListener>[1]) => unknown, unknown][])(
    'is done when the host answers with %s',
    async (_, answer, value) => {
      const url = await serve((_incoming, response) => void answer(response));
      expect(await post(url, '{}', {})).toEqual(value);
    },
  );

  it.each([301, 302, 307, 308])('follows no redirect: %d', async (status) => {
    let calls = 0;
    const url = await serve((_, response) => {
      calls += 1;
      response.writeHead(status, { location: 'http://169.254.169.254/latest/meta-data' }).end();
    });
    await expect(post(url, '{}', {})).rejects.toThrow(`answered ${status}`);
    expect(calls).toBe(1);
  });

  it.each([
    ['a refusal', (response) => response.writeHead(503).end('{"for":"Vera"}'), { error_status: 503 }],
  ] satisfies [string, (response: Parameters<RequestListener>[1]) => unknown, object][])(
    'leaves nothing of the answer in the log when it fails on %s',
    async (_, answer, told) => {
      const url = await serve((_incoming, response) => void answer(response));
      const failure: unknown = await post(url, '{}', {}).catch((error: unknown) => error);
      expect(loggedError(failure)).toMatchObject(told);
      expect(JSON.stringify(loggedError(failure))).not.toContain('Vera');
    },
  );

  it.each([
    ['an error', (response) => response.writeHead(500).end('{}'), /answered 500/],
    ['more than it takes', (response) => response.end(`"${'x'.repeat(70_000)}"`), /more than 65536 bytes/],
    ['a cut connection', (response) => response.destroy(), /hang up/],
  ] satisfies [string, (response: Parameters<RequestListener>[1]) => unknown, RegExp][])(
    'fails on %s',
    async (_, answer, message) => {
      const url = await serve((_incoming, response) => void answer(response));
      await expect(post(url, '{}', {})).rejects.toThrow(message);
    },
  );

  it('gives up after five seconds, also when the answer merely trickles', async () => {
    const url = await serve((_, response) => {
      const timer = setInterval(() => response.write(' '), 200);
      response.on('close', () => clearInterval(timer));
    });
    const began = performance.now();
    await expect(post(url, '{}', {})).rejects.toThrow(/abort|timeout/i);
    expect(performance.now() - began).toBeLessThan(7000);
  });
});
