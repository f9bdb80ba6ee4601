/** A port on which one site after the other answers: what a browser has loaded from one, it needn't load from the next. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

export type FakePort = { server: Server; number: number; close: () => Promise<void> };

/** Opens a free port; nothing answers on it until a site is started there. */
export async function openPort(): Promise<FakePort> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    server,
    number: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
