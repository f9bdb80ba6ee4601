import { type LookupAddress, lookup } from 'node:dns';
import { request } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isPublicAddress, publicLookup, safeFetch, safeSender } from '#functions/platform/network/safe-fetch.ts';

describe('what is public (abuse case 9)', () => {
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
    ['this machine in a disguise of old', '::7f00:1'],
    ['what was never given out', '4000::1'],
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

describe('sending outside', () => {
  it.each(['https://127.0.0.1/', 'https://[::1]/', 'https://169.254.169.254/', 'https://localhost/'])(
    'goes to no address that is not public, written out or by name: %s',
    async (url) => {
      const signal = AbortSignal.timeout(5000);
      await expect(safeFetch(new URL(url), { method: 'POST', headers: {}, body: '{}', signal })).rejects.toThrow(
        /not public/,
      );
    },
  );

  it.each([
    [
      'switches to another protocol',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    ['speaks another protocol', 'SSH-2.0-OpenSSH_9.9\r\n'],
  ])(
    'fails for a host that %s',
    async (_, answer) => {
      const server = createServer((socket) => socket.on('error', () => {}).once('data', () => socket.write(answer)));
      await new Promise<void>((done) => server.listen(0, 'localhost', done));
      const url = new URL(`http://localhost:${(server.address() as AddressInfo).port}/`);
      const sent = { method: 'POST', headers: {}, body: '{}', signal: AbortSignal.timeout(5000) };
      await expect(safeSender(request, lookup)(url, sent)).rejects.toThrow(/without an answer|Parse Error/);
      server.close();
    },
    4000,
  );
});
