/** Routes requests of the port: the stack's own addresses, the issuer, the socket, the shop, or else CloudFront. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import * as z from 'zod/mini';
import { switchFaults, switches } from '#local/faults/switchboard.ts';
import { standInModel } from '#local/model/stand-in-model.ts';
import { SOCKET_PATH } from './addresses.ts';
import type { SentMail } from '#local/aws/mail.ts';
import type { Aws } from '#local/aws/start.ts';
import type { Edge } from './edge.ts';
import { BODY_LIMIT_BYTES } from '#local/http-api/http-api.ts';
import {
  readRequest,
  respond,
  writeResponse,
  type HttpRequest,
  type HttpResponse,
} from '#local/platform/http-message.ts';
import type { Meters } from '#local/meters/meters.ts';
import { accountNamed, demoAccounts } from '#local/oidc/accounts.ts';
import type { Issuer } from '#local/oidc/issuer.ts';
import { ISSUER_PATH } from '#local/oidc/clients.ts';
import type { PushService } from '#local/push/push-service.ts';
import type { S3 } from '#local/s3/start.ts';
import { feedbackKinds } from '#local/ses/feedback.ts';
import { MAX_MAIL_BYTES, takeMail, type ReceiveDeps } from '#local/ses/receive.ts';
import { manageConnection } from '#local/websocket/connections-endpoint.ts';

/** The shop's page for a path; undefined if it has none. */
export type Shop = (path: string) => Promise<HttpResponse | undefined> | HttpResponse | undefined;

export type PagesDeps = {
  edge: Edge;
  issuer: Issuer;
  meters: Meters;
  s3: Pick<S3, 'settleStorage'>;
  outbox: readonly SentMail[];
  /** How mail is received: no rule where the stack receives none. */
  receiving: ReceiveDeps;
  feedback: Aws['feedback'];
  faults: Aws['faults'];
  /** For `npx live-chat --local`. */
  description: object;
  push: PushService;
  shop: Shop;
  isReady: () => boolean;
};

const json = (status: number, value: unknown): HttpResponse =>
  respond(status, JSON.stringify(value), { 'content-type': 'application/json', 'cache-control': 'no-store' });

const tokenRequest = z.object({ user: z.string() });

async function token(issuer: Issuer, { body }: HttpRequest): Promise<HttpResponse> {
  const names = demoAccounts.map(({ username }) => username).join(', ');
  try {
    const { user } = tokenRequest.parse(JSON.parse(body.toString()));
    const account = accountNamed(user);
    if (account) return json(200, { access_token: await issuer.tokenFor(account) });
    return json(400, { message: `There is no account "${user}". Choose one of: ${names}.` });
  } catch {
    return json(400, { message: `Send {"user": "<name>"} with one of: ${names}.` });
  }
}

/** Mail arrives: the body is the mail as it goes over the wire, the query what SES found of it. */
async function receive({ receiving }: PagesDeps, { body, query }: HttpRequest): Promise<HttpResponse> {
  if (receiving.rules.length === 0)
    return json(409, {
      message: 'This stack receives no email: set mail.replies in live-chat.config.json, and start again.',
    });
  const taken = await takeMail(receiving, body, new URLSearchParams(query));
  return json('refused' in taken ? 422 : 200, taken);
}

const feedbackRequest = z.object({ to: z.string(), kind: z._default(z.enum(feedbackKinds), 'bounce') });

function bounce({ feedback }: PagesDeps, { body }: HttpRequest): HttpResponse {
  const kinds = feedbackKinds.join(', ');
  try {
    const { to, kind } = feedbackRequest.parse(JSON.parse(body.toString()));
    return json(200, feedback(to, kind) ?? { message: `No email was sent to ${to}.` });
  } catch {
    return json(400, { message: `Send {"to": "<address>", "kind": "<kind>"} with one of: ${kinds}.` });
  }
}

/** Switches faults on and off; see `switches`. */
async function troubles({ faults, edge }: PagesDeps, { body }: HttpRequest): Promise<HttpResponse> {
  try {
    return json(200, await switchFaults(faults, edge.sockets, switches.parse(JSON.parse(body.toString()))));
  } catch {
    return json(400, { message: `Send an object with any of: ${Object.keys(switches.shape).join(', ')}.` });
  }
}

type Page = (deps: PagesDeps, request: HttpRequest) => HttpResponse | Promise<HttpResponse>;

/** The local stack's own addresses. Meters count open sockets up to the moment of the request. */
const ownPages: Record<string, Page> = {
  'GET /local/ready': ({ isReady }) => (isReady() ? json(200, { ready: true }) : json(503, { ready: false })),
  'GET /local/stack': ({ description }) => json(200, description),
  'POST /local/token': ({ issuer }, request) => token(issuer, request),
  'GET /local/mail': ({ outbox }) => json(200, { data: outbox }),
  'POST /local/mail/inbound': receive,
  'POST /local/mail/bounce': bounce,
  'POST /local/model/v1/chat/completions': (_, request) => standInModel(request),
  'POST /local/model/v1/embeddings': (_, request) => standInModel(request),
  'POST /local/faults': troubles,
  'GET /local/meters': ({ edge, meters, s3 }) => {
    for (const stage of edge.sockets) stage.settleMinutes();
    s3.settleStorage();
    return json(200, meters.snapshot());
  },
  'POST /local/meters/reset': ({ edge, meters, s3 }) => {
    for (const stage of edge.sockets) stage.settleMinutes();
    s3.settleStorage();
    meters.reset();
    return json(200, meters.snapshot());
  },
};

/** A mail as its reader sees it. Its links work, and nothing else of it may do anything. */
function showMail(outbox: readonly SentMail[], id: string): HttpResponse | undefined {
  const mail = outbox.find((one) => one.id === id);
  if (!mail) return undefined;
  const sandbox = 'sandbox allow-popups allow-popups-to-escape-sandbox allow-top-navigation-by-user-activation';
  return respond(200, mail.html ?? mail.text, {
    'content-type': `text/${mail.html === null ? 'plain' : 'html'}; charset=utf-8`,
    'content-security-policy': `default-src 'none'; style-src 'unsafe-inline'; img-src https: data:; ${sandbox}`,
    'cache-control': 'no-store',
  });
}

/** Names of this machine. A page elsewhere can point its own name here, and would otherwise read tokens. */
const LOOPBACK_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

/** Rejects a request that a page elsewhere sends, which needs no answer to do harm; returns undefined for the others. */
function rejectForeignOrigin(origin?: string): HttpResponse | undefined {
  if (origin === undefined || LOOPBACK_HOST.test(URL.parse(origin)?.host ?? '')) return undefined;
  return json(403, { message: `Send this request from a page of localhost. It was sent by "${origin}".` });
}

/** Rejects a request that uses another name than this machine's; returns undefined for the others. */
function rejectForeignHost(host = ''): HttpResponse | undefined {
  if (LOOPBACK_HOST.test(host)) return undefined;
  return json(403, { message: `Use the name localhost for this request. It was sent to the host "${host}".` });
}

async function respondToOwn(deps: PagesDeps, request: HttpRequest): Promise<HttpResponse> {
  const { host, origin } = request.headers;
  const refusal = rejectForeignHost(host) ?? rejectForeignOrigin(origin);
  if (refusal) return refusal;
  const own = ownPages[`${request.method} ${request.path}`];
  const [, id] = /^\/local\/mail\/([\w-]+)$/.exec(request.path) ?? [];
  const mail = own === undefined && id !== undefined ? showMail(deps.outbox, id) : undefined;
  if (mail) return mail;
  if (own) return own(deps, request);
  const pushed = await deps.push.handle(request);
  return (
    pushed ?? json(404, { message: `Not found. Available: ${Object.keys(ownPages).join(', ')}, GET /local/push.` })
  );
}

async function answer(deps: PagesDeps, request: HttpRequest): Promise<HttpResponse> {
  const { edge, shop } = deps;
  const { path, method } = request;
  if (path.startsWith('/local/')) return respondToOwn(deps, request);
  if (path.startsWith(`${SOCKET_PATH}/`))
    return manageConnection(edge.connections, { ...request, path: path.slice(SOCKET_PATH.length) });
  if (request.headers['host'] === edge.apiHost) return edge.httpApi.handle(request);
  const page = method === 'GET' || method === 'HEAD' ? await shop(path) : undefined;
  if (page) return page;
  return path === DASHBOARD_SETTINGS
    ? withDemo(await edge.distribution.handle(plain(request)))
    : edge.distribution.handle(request);
}

const DASHBOARD_SETTINGS = '/dashboard/config.json';

/** A request for the file itself: neither compressed nor compared with what the browser has. */
const plain = (request: HttpRequest): HttpRequest => ({ ...request, headers: { host: request.headers['host'] ?? '' } });

/** The dashboard's settings with the address of the demo shop, which a deployment doesn't have. */
function withDemo({ status, body, headers }: HttpResponse): HttpResponse {
  const { etag: _etag, 'content-length': _length, ...rest } = headers;
  const settings = status === 200 ? JSON.stringify({ ...JSON.parse(body.toString()), demo_url: '/' }) : body;
  return respond(status, settings, rest);
}

/** A mail may be larger than any request, and a bit too large to see it refused. */
const limitOf = (url = ''): number =>
  url.startsWith('/local/mail/inbound') ? MAX_MAIL_BYTES + 1024 * 1024 : BODY_LIMIT_BYTES;

/** Responds to every request on the port. */
export async function servePage(deps: PagesDeps, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  if (incoming.url?.startsWith(`${ISSUER_PATH}/`)) {
    // Anyone can sign in as anyone here, so this hands out tokens too.
    const refusal = rejectForeignHost(incoming.headers.host);
    return refusal ? writeResponse(outgoing, refusal) : deps.issuer.handle(incoming, outgoing);
  }
  try {
    writeResponse(outgoing, await answer(deps, await readRequest(incoming, limitOf(incoming.url))));
  } catch (error) {
    console.error(`${incoming.method} ${incoming.url} could not be answered: ${(error as Error).stack}`);
    if (!outgoing.headersSent) writeResponse(outgoing, respond(502, 'The local stack failed; its terminal says why.'));
  }
}

/** Accepts an upgrade to the socket's address and ends every other one. */
export function serveSocket({ edge }: PagesDeps, request: IncomingMessage, socket: Duplex, head: Buffer): void {
  const [path] = (request.url ?? '').split('?');
  const stage = edge.sockets.find(
    ({ definition }) => path?.replace(/\/$/, '') === `${SOCKET_PATH}/${definition.stage}`,
  );
  if (stage) void stage.upgrade(request, socket, head);
  else socket.end('HTTP/1.1 403 Forbidden\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
}
