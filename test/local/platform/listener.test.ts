import { once } from 'node:events';
import { connect } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { type Listener, listen } from '#local/platform/listener.ts';

let listener: Listener | undefined;
afterEach(() => listener?.close());

/** Who takes a request that offers another protocol, and what it has for a body. */
async function taken(protocol: string): Promise<string> {
  listener = await listen(0);
  listener.serve(
    async (request, response) => response.end(`request ${(await request.toArray()).join('')}`),
    (_, socket) => void socket.end('HTTP/1.1 101 Switching Protocols\r\n\r\nupgrade'),
  );
  const socket = connect(listener.port, '127.0.0.1');
  const offer = `Connection: Upgrade, HTTP2-Settings\r\nUpgrade: ${protocol}\r\nHTTP2-Settings: AAE\r\n`;
  socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\n${offer}Content-Length: 2\r\n\r\n{}`);
  const [answer] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return answer.toString().split('\r\n\r\n')[1] ?? '';
}

it('a request that offers HTTP/2 is answered as what it is', async () => {
  expect(await taken('h2c')).toContain('request {}');
});

it('a request for a WebSocket is not', async () => {
  expect(await taken('WebSocket')).toBe('upgrade');
});

it('is reached by the names of this machine only', async () => {
  listener = await listen(0);
  listener.serve(
    (_, response) => void response.end('here'),
    (_, socket) => void socket.destroy(),
  );
  const isReached = async (host: string): Promise<boolean> => {
    const socket = connect(listener?.port ?? 0, host);
    const result = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ])
      // `once` rejects with an error that comes while it waits for something else.
      .catch(() => false);
    socket.destroy();
    return result;
  };
  expect(await isReached('127.0.0.1')).toBe(true);
  // Also an address of this machine: whoever listens at every address is reached at this one, too.
  expect(await isReached('127.0.0.2')).toBe(false);
});

it.each([
  ['headers', 'POST / HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
  ['a body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\n'],
  ['a body in chunks', 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n'],
])('a client that never finishes %s is cut off with 408, while others are answered', async (what, begin) => {
  listener = await listen(0, { requestMs: 150 });
  const ends: unknown[] = [];
  listener.serve(
    async (request, response) => {
      const body = await request.toArray().catch((error: NodeJS.ErrnoException) => void ends.push(error.code));
      response.end(body && `all ${body.join('')}`);
    },
    (_, socket) => void socket.destroy(),
  );
  const slow = connect(listener.port, '127.0.0.1');
  const received: Buffer[] = [];
  slow.on('data', (chunk) => received.push(chunk)).on('error', () => {});
  slow.write(begin);
  // A byte now and then doesn't buy time.
  const drip = setInterval(() => slow.write(what === 'a body in chunks' ? '1\r\nx\r\n' : 'x'), 20);
  // A reset is an end as well: `once` would reject.
  const closed = new Promise((resolve) => slow.on('close', resolve));
  const other = await fetch(`http://localhost:${listener.port}/`, { method: 'POST', body: '{}' });
  expect(await other.text()).toBe('all {}');
  await closed;
  clearInterval(drip);
  expect(Buffer.concat(received).toString()).toMatch(/^HTTP\/1\.1 408 /);
  expect(ends).toEqual(what === 'headers' ? [] : ['ECONNRESET']);
});
