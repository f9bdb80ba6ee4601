import { once } from 'node:events';
import { createServer, get, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { bodyOf } from '#local/platform/http-message.ts';

let end = (): void => {};
afterEach(() => end());

/** The response of a server that answers so. */
async function responseOf(answer: (response: ServerResponse) => void): Promise<IncomingMessage> {
  const server = createServer((_, response) => answer(response)).listen(0, '127.0.0.1');
  end = () => server.close().closeAllConnections();
  await once(server, 'listening');
  const request = get({ port: (server.address() as AddressInfo).port, agent: false });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return response;
}

it('a body is read whole, in however many parts it comes', async () => {
  const parts = ['eins ', 'zw', 'ölf'];
  const response = await responseOf((outgoing) => {
    for (const part of parts) outgoing.write(part);
    outgoing.end();
  });
  expect((await bodyOf(response)).toString()).toBe('eins zwölf');
});

it('a message without a body has no bytes', async () => {
  expect(await bodyOf(await responseOf((outgoing) => outgoing.writeHead(204).end()))).toHaveLength(0);
});

it('a body that breaks off is refused', async () => {
  const response = await responseOf((outgoing) => {
    outgoing.writeHead(200, { 'content-length': 10 }).write('half');
    outgoing.socket?.end();
  });
  await expect(bodyOf(response)).rejects.toThrow(/aborted|broke off/);
});
