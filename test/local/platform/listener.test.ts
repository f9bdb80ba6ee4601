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
