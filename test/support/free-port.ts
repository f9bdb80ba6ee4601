/** Ports for what a test starts beside itself. */
import { once } from 'node:events';
import { createServer, type AddressInfo, type Server } from 'node:net';

async function listening(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

/** A free port whose neighbour, where Vite listens, is free too. */
export async function freePortPair(): Promise<number> {
  const first = await listening(0);
  const { port } = first.address() as AddressInfo;
  try {
    const second = await listening(port + 1);
    second.close();
    return port;
  } catch {
    return freePortPair();
  } finally {
    first.close();
  }
}
