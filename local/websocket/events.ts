/** The events a WebSocket API sends to functions (API Gateway developer guide, "Set up integration request" and `$connect`). */
import type { IncomingMessage } from 'node:http';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import { apiHost, newRequestId, requestTime } from '#local/http-api/event.ts';
import type { SocketDefinition } from './socket-definition.ts';

/** What is known about a client since its upgrade request. Every event repeats it. */
export type Peer = {
  connectionId: string;
  connectedAt: number;
  sourceIp: string;
  userAgent: string | undefined;
  /** The authorizer's context, once it has accepted the client. */
  authorizer?: Record<string, unknown>;
};

type Kind = { routeKey: string; eventType: 'CONNECT' | 'MESSAGE' | 'DISCONNECT'; [more: string]: unknown };

/** The request context of an event that happens now. */
export function contextOf({ apiId, stage }: SocketDefinition, peer: Peer, kind: Kind) {
  const now = new Date();
  return {
    ...kind,
    extendedRequestId: newRequestId(),
    requestId: newRequestId(),
    requestTime: requestTime(now),
    requestTimeEpoch: now.getTime(),
    messageDirection: 'IN',
    stage,
    connectedAt: peer.connectedAt,
    identity: { sourceIp: peer.sourceIp, ...(peer.userAgent !== undefined && { userAgent: peer.userAgent }) },
    domainName: apiHost(apiId),
    connectionId: peer.connectionId,
    apiId,
    ...(peer.authorizer && { authorizer: peer.authorizer }),
  };
}

/** Headers by the names that the client wrote, each with all values. Unlike HTTP APIs, this API keeps their case. */
function multiValueHeaders(raw: readonly string[], host: string, sourceIp: string): Record<string, string[]> {
  const headers: Record<string, string[]> = Object.create(null);
  for (let index = 0; index < raw.length; index += 2) {
    const name = raw[index] ?? '';
    if (/^(connection|upgrade|host)$/i.test(name)) continue;
    (headers[name] ??= []).push(raw[index + 1] ?? '');
  }
  return {
    ...headers,
    Host: [host],
    'X-Forwarded-For': [sourceIp],
    'X-Forwarded-Port': ['443'],
    'X-Forwarded-Proto': ['https'],
  };
}

const lastOfEach = (values: Record<string, string[]>): Record<string, string> =>
  Object.fromEntries(Object.entries(values).map(([name, all]) => [name, all.at(-1) ?? '']));

function queryPart(url: string): object {
  const all: Record<string, string[]> = Object.create(null);
  for (const [name, value] of new URL(url, 'http://local').searchParams) (all[name] ??= []).push(value);
  if (Object.keys(all).length === 0) return {};
  return { queryStringParameters: lastOfEach(all), multiValueQueryStringParameters: all };
}

const requestPart = (
  { rawHeaders, url = '/' }: IncomingMessage,
  { apiId }: SocketDefinition,
  { sourceIp }: Peer,
): object => {
  const all = multiValueHeaders(rawHeaders, apiHost(apiId), sourceIp);
  return { headers: lastOfEach(all), multiValueHeaders: all, ...queryPart(url) };
};

/** The ARN that the authorizer's policy allows or denies. */
export const connectArn = ({ apiId, stage }: SocketDefinition): string =>
  `arn:aws:execute-api:${LOCAL_ACCOUNT.region}:${LOCAL_ACCOUNT.account}:${apiId}/${stage}/$connect`;

export const authorizerEvent = (definition: SocketDefinition, request: IncomingMessage, peer: Peer): object => ({
  type: 'REQUEST',
  methodArn: connectArn(definition),
  ...requestPart(request, definition, peer),
  requestContext: contextOf(definition, peer, { routeKey: '$connect', eventType: 'CONNECT' }),
});

export const connectEvent = (definition: SocketDefinition, request: IncomingMessage, peer: Peer): object => ({
  ...requestPart(request, definition, peer),
  requestContext: contextOf(definition, peer, { routeKey: '$connect', eventType: 'CONNECT' }),
  isBase64Encoded: false,
});

export const disconnectEvent = (definition: SocketDefinition, peer: Peer, code: number, reason: string): object => ({
  headers: { Host: apiHost(definition.apiId) },
  multiValueHeaders: { Host: [apiHost(definition.apiId)] },
  requestContext: contextOf(definition, peer, {
    routeKey: '$disconnect',
    eventType: 'DISCONNECT',
    disconnectStatusCode: code,
    disconnectReason: reason,
  }),
  isBase64Encoded: false,
});

export function messageEvent(definition: SocketDefinition, peer: Peer, routeKey: string, data: Buffer) {
  return {
    requestContext: contextOf(definition, peer, { routeKey, eventType: 'MESSAGE', messageId: newRequestId() }),
    body: data.toString('utf8'),
    isBase64Encoded: false,
  };
}
