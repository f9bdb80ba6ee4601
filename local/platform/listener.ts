/** The only port of the local stack. It listens on loopback addresses, because it hands out tokens for every account. */
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { IncomingMessage } from 'node:http';

export type Listener = {
  port: number;
  /** Sets the request handler. Until then, every response is a 503. */
  serve: (request: RequestListener, upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void) => void;
  close: () => Promise<void>;
};

const portTaken = (port: number): Error =>
  new Error(`Port ${port} is already in use. Stop what uses it, or choose another port: PORT=${port + 1}.`);

async function bind(server: Server, port: number, host: string): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    throw (error as NodeJS.ErrnoException).code === 'EADDRINUSE' ? portTaken(port) : error;
  }
}

/** How long a client may take to send a request, until it is answered with 408 and cut off. */
export type Patience = { requestMs: number };

/** As long as CloudFront and API Gateway wait for the other side of a request. */
const patience: Patience = { requestMs: 30_000 };

/** Java's HTTP client, among others, offers HTTP/2 (`Upgrade: h2c`). A server that doesn't speak it must ignore the offer. */
const options = {
  shouldUpgradeCallback: ({ headers }: IncomingMessage) => headers.upgrade?.toLowerCase() === 'websocket',
};

/** Listens on a port of `localhost` in both address families; 0 takes a free port. Tests can shorten the time. */
export async function listen(port: number, { requestMs } = patience): Promise<Listener> {
  let serve: RequestListener = (_request, response) => response.writeHead(503).end('The stack is starting.');
  let upgrade: Parameters<Listener['serve']>[1] = (_request, socket) => void socket.destroy();
  const limits = {
    ...options,
    requestTimeout: requestMs,
    headersTimeout: requestMs,
    connectionsCheckingInterval: Math.min(requestMs, 1000),
  };
  const servers = [createServer(limits), createServer(limits)] as const;
  for (const server of servers) {
    server.keepAliveTimeout = 60_000;
    server.on('request', (request, response) => serve(request, response));
    server.on('upgrade', (request, socket, head) => {
      // Node leaves an upgraded socket without an error listener: a reset would end the process and lose the data in memory.
      socket.on('error', () => socket.destroy());
      upgrade(request, socket, head);
    });
  }
  const [four, six] = servers;
  await bind(four, port, '127.0.0.1');
  const taken = (four.address() as AddressInfo).port;
  // Without IPv6, `localhost` resolves to the other address only.
  await bind(six, taken, '::1').catch((error: NodeJS.ErrnoException) => {
    if (error.code === undefined) throw error;
  });
  return {
    port: taken,
    serve: (nextServe, nextUpgrade) => {
      serve = nextServe;
      upgrade = nextUpgrade;
    },
    close: async () => {
      for (const server of servers) {
        server.closeAllConnections();
        if (server.listening) await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}
