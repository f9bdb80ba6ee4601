/** A small site that speaks the contract from memory: dashboard files under the real policy, sign-in, agents' API, socket. */
import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { FieldError } from '#core/model/errors.ts';
import { teamApi } from '#core/contract/http.ts';
import { type Answered, type Asked, FILES_ORIGIN, problem } from './fake-answers.ts';
import { fakeApi } from './fake-api.ts';
import { type FakePort, openPort } from './fake-port.ts';
import type { FakeState } from './fake-state.ts';

/** The site, and what a test can do to it. */
export type FakeSite = {
  url: string;
  state: FakeState;
  /** Every request so far, as `METHOD operation`. */
  calls: string[];
  frames: ClientFrame[];
  push: (frame: ServerFrame) => void;
  /** Cuts every socket; new ones are refused until it is called with false. */
  cut: (isCut: boolean) => void;
  /** Answers an operation with this status until it is called without one. */
  fail: (operation: string, status?: number) => void;
  /** Has the next call of an operation answered by hand, with what is asked; it waits as long as that takes. */
  answerNext: (operation: string, by: (asked: Asked) => Promise<Answered | undefined>) => void;
  /** Refuses these fields of an operation from now on. */
  refuse: (operation: string, errors: FieldError[]) => void;
  close: () => Promise<void>;
};

const types: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const policy = (port: number) =>
  `default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; media-src 'self' ${FILES_ORIGIN}; img-src 'self' https: data:; connect-src 'self' ${FILES_ORIGIN} ws://127.0.0.1:${port}; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'`;

/** Starts a site, on a free port of its own unless told where. */
export async function startFakeSite(
  state: FakeState,
  options: { isAdmin?: boolean; heartbeatSeconds?: number; at?: FakePort; renews?: boolean } = {},
): Promise<FakeSite> {
  const api = fakeApi(state);
  const calls: string[] = [];
  const frames: ClientFrame[] = [];
  const failing = new Map<string, number>();
  const refusing = new Map<string, FieldError[]>();
  const byHand = new Map<string, (asked: Asked) => Promise<Answered | undefined>>();
  const sockets = new Set<WebSocket>();
  let isCut = false;
  const own = options.at ? undefined : await openPort();
  const { server, number: port } = own ?? options.at ?? (await openPort());
  const url = `http://127.0.0.1:${port}`;
  state.socketUrl = `ws://127.0.0.1:${port}/socket`;

  const onRequest = (request: IncomingMessage, response: ServerResponse) =>
    void handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const address = new URL(request.url ?? '/', url);
    if (address.pathname.startsWith('/api/')) return answer(await callApi(request, address), response);
    if (address.pathname.startsWith('/oidc')) return signIn(request, address, response, options);
    if (address.pathname === '/dashboard/config.json') {
      const config = {
        authority: `${url}/oidc`,
        client_id: 'dashboard',
        audience: null,
        scope: 'openid',
        redirect_path: '/dashboard/',
        groups_claim: 'groups',
        sign_out_url: `${url}/dashboard/`,
      };
      return answer({ status: 200, body: config }, response);
    }
    // A document of its own origin without the dashboard: storage is reached from there.
    if (address.pathname === '/blank') return void response.writeHead(200, { 'content-type': 'text/html' }).end();
    const name = extname(address.pathname) === '' ? 'index.html' : address.pathname.slice('/dashboard/'.length);
    // A service worker that does nothing: the next site at this address must not be answered from this one's files.
    const file = name === 'sw.js' ? '' : await readFile(join('dist/dashboard', name)).catch(() => undefined);
    if (file === undefined) return void response.writeHead(404).end();
    response.writeHead(200, {
      'content-type': types[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': policy(port),
      'cache-control': name.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
    });
    response.end(file);
  }

  async function callApi(request: IncomingMessage, address: URL): Promise<Answered> {
    const found = operationAt(request.method ?? 'GET', address.pathname);
    if (!found) return problem(404, 'not_found');
    calls.push(`${request.method} ${found.operation}`);
    const failure = failing.get(found.operation);
    if (failure !== undefined) return problem(failure, 'internal_error');
    const errors = refusing.get(found.operation);
    if (errors) return { status: 400, body: { ...(problem(400, 'validation_failed').body as object), errors } };
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = chunks.length > 0 ? JSON.parse(Buffer.concat(chunks).toString()) : undefined;
    const asked = {
      id: Number(found.id),
      part: found.part ?? '',
      query: address.searchParams,
      body: (body ?? {}) as Record<string, unknown>,
    };
    const own = byHand.get(found.operation);
    byHand.delete(found.operation);
    return (await own?.(asked)) ?? api[found.operation]?.(asked) ?? problem(404, 'not_found');
  }

  const webSockets = new WebSocketServer({ noServer: true, handleProtocols: () => 'live-chat.v1' });
  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    if (isCut) return void socket.destroy();
    webSockets.handleUpgrade(request, socket, head, (ws) => {
      sockets.add(ws);
      ws.on('close', () => sockets.delete(ws));
      ws.on('message', (data) => {
        const frame = JSON.parse(String(data)) as ClientFrame;
        frames.push(frame);
        if (frame.type === 'hello') {
          ws.send(
            JSON.stringify({
              type: 'welcome',
              connection_id: 'c',
              server_time: new Date().toISOString(),
              reconnect_after_seconds: 6600,
              heartbeat_seconds: options.heartbeatSeconds ?? 25,
            }),
          );
        }
        if (frame.type === 'ping') ws.send(JSON.stringify({ type: 'pong' }));
      });
    });
  };
  server.on('request', onRequest).on('upgrade', onUpgrade);

  return {
    url,
    state,
    calls,
    frames,
    push: (frame) => {
      for (const socket of sockets) socket.send(JSON.stringify(frame));
    },
    cut: (wanted) => {
      isCut = wanted;
      if (wanted) for (const socket of sockets) socket.terminate();
    },
    fail: (operation, status) => {
      if (status === undefined) failing.delete(operation);
      else failing.set(operation, status);
    },
    answerNext: (operation, by) => void byHand.set(operation, by),
    refuse: (operation, errors) => void refusing.set(operation, errors),
    close: async () => {
      for (const socket of sockets) socket.terminate();
      server.off('request', onRequest).off('upgrade', onUpgrade).closeAllConnections();
      await own?.close();
    },
  };
}

const patterns = Object.entries(teamApi).map(([operation, { method, path }]) => ({
  operation,
  method,
  pattern: new RegExp(
    `^${path.replace('{id}', operation === 'getFile' || operation === 'getResponseFile' ? '([^/]+)' : String.raw`(\d+)`).replace(/\{(device|delivery_id|page_id|seq|learned_id|question_id|trial_id|run_id)\}/, '([^/]+)')}$`,
  ),
}));

function operationAt(
  method: string,
  path: string,
): { operation: string; id: string | undefined; part: string | undefined } | undefined {
  for (const { operation, method: its, pattern } of patterns) {
    const match = its === method ? pattern.exec(path) : null;
    if (match) return { operation, id: match[1], part: match[2] };
  }
  return undefined;
}

function answer({ status, body }: Answered, response: ServerResponse): void {
  if (body === undefined) return void response.writeHead(status).end();
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}

/** An issuer that asks nothing: back at once with a code, and a token for it. */
function signIn(
  request: IncomingMessage,
  address: URL,
  response: ServerResponse,
  { isAdmin = true, renews = false }: { isAdmin?: boolean; renews?: boolean },
): void {
  const issuer = `${address.origin}/oidc`;
  if (address.pathname.endsWith('/openid-configuration')) {
    return answer(
      {
        status: 200,
        body: {
          issuer,
          authorization_endpoint: `${issuer}/auth`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
        },
      },
      response,
    );
  }
  if (address.pathname.endsWith('/auth')) {
    const back = new URL(address.searchParams.get('redirect_uri') ?? issuer);
    back.searchParams.set('code', 'code');
    back.searchParams.set('state', address.searchParams.get('state') ?? '');
    return void response.writeHead(302, { location: back.href }).end();
  }
  request.resume();
  const token = unsigned({
    sub: 'user-1',
    name: 'Maya Lindqvist',
    groups: isAdmin ? ['admin', 'agent'] : ['agent'],
    iss: issuer,
    aud: 'dashboard',
    exp: 4e9,
    iat: 1e9,
  });
  answer(
    {
      status: 200,
      body: {
        access_token: token,
        id_token: token,
        token_type: 'Bearer',
        expires_in: 3600,
        ...(renews && { refresh_token: 'again' }),
      },
    },
    response,
  );
}

const unsigned = (payload: object) =>
  [{ alg: 'none' }, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.') + '.x';
