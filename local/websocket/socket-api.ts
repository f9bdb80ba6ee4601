/** A stage of a WebSocket API of API Gateway: accepts clients, passes each frame to its route's function, and knows who is connected. */
import { STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { tokenBucket } from '#local/gateway/token-bucket.ts';
import type { InvocationResult, Invoker } from '#local/lambda/invoker.ts';
import { randomId } from '#local/platform/random-id.ts';
import { withinLimit } from '#local/lambda/time-limit.ts';
import { authorize } from './authorize.ts';
import { Connection, FRAME_LIMIT_BYTES, MESSAGE_LIMIT_BYTES, type SocketLimits } from './connection.ts';
import { connectEvent, disconnectEvent, messageEvent, type Peer } from './events.ts';
import { frameSizes } from './frame-sizes.ts';
import type { SocketDefinition, SocketRoute } from './socket-definition.ts';

export type SocketApiDeps = {
  invoker: Invoker;
  limits: SocketLimits;
  billed: {
    /** A message a client sent. */
    received: (functionId: string, route: string, bytes: number) => void;
    minutes: (minutes: number) => void;
  };
};

type Failure = { status: number };

/** The decision of `$connect`: the subprotocol to select, or why the client is rejected. */
type Connected = { protocol: string | undefined } | Failure;

const messageOf = (status: number): string =>
  ({ 401: 'Unauthorized', 403: 'Forbidden', 429: 'Too Many Requests' })[status] ?? 'Internal server error';

function rejectUpgrade(socket: Duplex, status: number): void {
  const body = JSON.stringify({
    message: messageOf(status),
    connectionId: null,
    requestId: `${randomId(15)}=`,
  });
  const headers = ['content-type: application/json', `content-length: ${body.length}`, 'connection: close'];
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${headers.join('\r\n')}\r\n\r\n${body}`);
}

/** The subprotocol that a response of `$connect` selects; undefined unless its header names one. */
function protocolFrom(headers: unknown): string | undefined {
  const entries = Object.entries(Object(headers) as Record<string, unknown>);
  const selected = entries.find(([name]) => name.toLowerCase() === 'sec-websocket-protocol')?.[1];
  return selected === undefined ? undefined : String(selected);
}

export class SocketApi {
  readonly definition: SocketDefinition;
  readonly #deps: SocketApiDeps;
  readonly #connections = new Map<string, Connection>();
  readonly #buckets: ReadonlyMap<string, ReturnType<typeof tokenBucket> | undefined>;
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MESSAGE_LIMIT_BYTES,
    handleProtocols: (_offered, request) => this.#selected.get(request) ?? false,
  });
  readonly #selected = new WeakMap<IncomingMessage, string | undefined>();

  constructor(definition: SocketDefinition, deps: SocketApiDeps) {
    this.definition = definition;
    this.#deps = deps;
    this.#buckets = new Map(
      [...definition.routes].map(([key, { throttle }]) => [key, throttle && tokenBucket(throttle)]),
    );
  }

  /** Handles an HTTP upgrade: authorizer, `$connect`, then the socket. Anything else rejects the client. */
  async upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void> {
    socket.on('error', () => socket.destroy());
    const peer: Peer = {
      connectionId: `${randomId(15)}=`,
      connectedAt: Date.now(),
      sourceIp: (request.socket.remoteAddress ?? '127.0.0.1').replace(/^::ffff:/, ''),
      userAgent: request.headers['user-agent'],
    };
    const outcome = await this.#admit(request, peer);
    if ('status' in outcome) return rejectUpgrade(socket, outcome.status);
    if (socket.destroyed) return this.#disconnected(peer, 1006, '');
    this.#selected.set(request, outcome.protocol);
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      const connection = this.#open(webSocket, peer);
      const endIfTooBig = frameSizes((bytes) => {
        if (bytes > FRAME_LIMIT_BYTES) connection.rejectInput(1009, 'Frame too big');
      });
      // Before the library's own listener, so that the header of a frame that is too big ends the connection.
      socket.prependListener('data', endIfTooBig);
    });
  }

  /** An open connection; undefined once closed, before it is established, and for unknown IDs. */
  connection(connectionId: string): Connection | undefined {
    const connection = this.#connections.get(connectionId);
    return connection?.isOpen ? connection : undefined;
  }

  connectionIds(): string[] {
    return [...this.#connections.keys()];
  }

  /** Reports the usage of open connections since the previous call. */
  settleMinutes(): void {
    for (const connection of this.#connections.values()) this.#deps.billed.minutes(connection.takeMinutes(Date.now()));
  }

  /** Ends everything without notifying the functions. */
  close(): void {
    for (const connection of this.#connections.values()) connection.kill();
    this.#server.close();
  }

  async #admit(request: IncomingMessage, peer: Peer): Promise<Connected> {
    if (this.#buckets.get('$connect')?.take(Date.now()) === false) return { status: 429 };
    const authorization = await authorize(this.definition, this.#deps.invoker, request, peer);
    if ('refused' in authorization) return { status: authorization.refused };
    if (this.definition.authorizer) peer.authorizer = { ...authorization.context, integrationLatency: 0 };
    const route = this.definition.routes.get('$connect');
    if (!route) return { protocol: undefined };
    const result = await this.#run(route, connectEvent(this.definition, request, peer));
    return connectedBy(result);
  }

  #open(webSocket: WebSocket, peer: Peer): Connection {
    const { connectionId } = peer;
    const connection = new Connection(webSocket, peer, this.#deps.limits, {
      message: (data, isBinary) => {
        if (isBinary) connection.rejectInput(1003, 'Binary messages are not supported');
        else void this.#receive(connection, data);
      },
      closed: (code, reason, announced) => {
        this.#connections.delete(connectionId);
        this.#deps.billed.minutes(connection.takeMinutes(Date.now()));
        if (announced) this.#disconnected(peer, code, reason);
      },
    });
    this.#connections.set(connectionId, connection);
    return connection;
  }

  #disconnected(peer: Peer, code: number, reason: string): void {
    const route = this.definition.routes.get('$disconnect');
    if (route) void this.#run(route, disconnectEvent(this.definition, peer, code, reason));
  }

  async #receive(connection: Connection, data: Buffer): Promise<void> {
    const routes = this.definition.routes;
    const route = routes.get(selectKey(this.definition.routeSelection, data)) ?? routes.get('$default');
    const key = route?.key ?? '$default';
    const event = messageEvent(this.definition, connection.peer, key, data);
    const complain = (message: string): void =>
      connection.send(
        JSON.stringify({
          message,
          connectionId: connection.peer.connectionId,
          requestId: event.requestContext.requestId,
        }),
      );
    if (!route) return complain('Forbidden');
    if (this.#buckets.get(key)?.take(Date.now()) === false) return complain('Too Many Requests');
    this.#deps.billed.received(route.functionId, key, data.length);
    const result = await this.#run(route, event);
    if (result === 'timeout') complain('Endpoint request timed out');
    else if ('error' in result) complain('Internal server error');
  }

  async #run(route: SocketRoute, event: object): Promise<InvocationResult | 'timeout'> {
    if (!route.permitted)
      return { error: { errorType: 'AccessDenied', errorMessage: 'The API may not invoke the function.' } };
    const meta = { source: 'socket', route: route.key } as const;
    return withinLimit(this.#deps.invoker.invoke(route.functionId, event, meta), route.timeoutMs);
  }
}

/** A 2xx accepts the client; another status is what it sees; a function without a valid response is a bad gateway. */
function connectedBy(result: InvocationResult | 'timeout'): Connected {
  if (result === 'timeout') return { status: 504 };
  if ('error' in result) return { status: result.error.errorType === 'AccessDenied' ? 500 : 502 };
  const { statusCode, headers } = Object(result.payload) as { statusCode?: unknown; headers?: unknown };
  const status = Number(statusCode);
  if (!Number.isInteger(status)) return { status: 502 };
  return status >= 200 && status < 300 ? { protocol: protocolFrom(headers) } : { status };
}

/** The route key of a frame by a selection expression such as `$request.body.type`; `$default` if the frame names none. */
function selectKey(expression: string, data: Buffer): string {
  try {
    const path = expression
      .replace(/^\$\{?request\.body\.?|\}$/g, '')
      .split('.')
      .filter(Boolean);
    const found = path.reduce<unknown>(
      (value, name) => (Object(value) as Record<string, unknown>)[name],
      JSON.parse(data.toString()),
    );
    return typeof found === 'string' && !found.startsWith('$') ? found : '$default';
  } catch {
    return '$default';
  }
}
