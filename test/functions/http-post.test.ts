import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LookupAddress } from 'node:dns';
import { afterEach, describe, expect, it } from 'vitest';
import { httpPost, isPublicAddress, publicLookup } from '../../functions/http-post.ts';

describe('what is public', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:4700:4700::1111'])('%s is', (address) =>
    expect(isPublicAddress(address)).toBe(true),
  );
  it.each([
    ['this machine', '127.0.0.1'],
    ['this machine, another way', '127.255.0.1'],
    ['any address of this machine', '0.0.0.0'],
    ['a private network', '10.1.2.3'],
    ['a private network', '172.31.0.1'],
    ['a private network', '192.168.1.1'],
    ['the metadata service', '169.254.169.254'],
    ["the containers' credentials", '169.254.170.2'],
    ["a carrier's network", '100.64.0.1'],
    ['a broadcast', '255.255.255.255'],
    ['a multicast', '224.0.0.1'],
    ['what is kept for documentation', '192.0.2.1'],
    ['this machine', '::1'],
    ['any address', '::'],
    ['a link', 'fe80::1'],
    ['a private network', 'fd00::1'],
    ['the metadata service', 'fd00:ec2::254'],
    ['a private address in disguise', '::ffff:10.0.0.1'],
    ['this machine in disguise', '::ffff:127.0.0.1'],
    ['a private address behind a translator', '64:ff9b::a00:1'],
    ['a tunnel to anywhere', '2002:7f00:1::'],
    ['no address', 'localhost'],
    ['no address', ''],
  ])('%s is not: %s', (_, address) => expect(isPublicAddress(address)).toBe(false));
});

describe('resolving a name', () => {
  const resolved = (addresses: string[]) =>
    publicLookup(((_: string, __: object, callback: (error: null, found: LookupAddress[]) => void) =>
      callback(
        null,
        addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      )) as never);
  const look = (addresses: string[], all: boolean) =>
    new Promise((resolve, reject) => {
      resolved(addresses)('api.example.com', { all }, (error, found) => (error ? reject(error) : resolve(found)));
    });

  it('gives the very addresses that were judged', async () => {
    expect(await look(['93.184.216.34', '8.8.8.8'], false)).toBe('93.184.216.34');
    expect(await look(['93.184.216.34'], true)).toEqual([{ address: '93.184.216.34', family: 4 }]);
  });
  it.each([[['10.0.0.1']], [['93.184.216.34', '169.254.169.254']], [['::ffff:127.0.0.1']], [[]]])(
    'fails for %j: one address inside is enough',
    async (addresses) => {
      await expect(look(addresses, true)).rejects.toThrow(/not public/);
      await expect(look(addresses, false)).rejects.toThrow(/not public/);
    },
  );
});

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
  const post = httpPost(request, (_, options, callback) =>
    options.all ? callback(null, [{ address: '127.0.0.1', family: 4 }]) : callback(null, '127.0.0.1', 4),
  );
  const bodyOf = async (incoming: IncomingMessage) => (await incoming.toArray()).join('');

  it('sends the body and the headers, and gives the JSON that comes back', async () => {
    let got = {};
    const url = await serve(async (incoming, response) => {
      const { host, 'content-type': type, 'webhook-id': id } = incoming.headers;
      got = { method: incoming.method, host, type, id, body: await bodyOf(incoming) };
      response.end('{"order":{"state":"sent"}}');
    });
    expect(await post(url, '{"ä":1}', { 'webhook-id': '1' })).toEqual({ order: { state: 'sent' } });
    expect(got).toEqual({ method: 'POST', host: url.host, type: 'application/json', id: '1', body: '{"ä":1}' });
  });

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
    ['an error', (response) => response.writeHead(500).end('{}'), /answered 500/],
    ['no JSON', (response) => response.end('<p>Hello</p>'), /JSON/],
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

  it.each(['https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/'])(
    'goes to no address that is written out and is not public: %s',
    async (url) => {
      await expect(post(new URL(url), '{}', {})).rejects.toThrow(/not public/);
    },
  );
});
