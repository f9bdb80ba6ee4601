/** Who calls MCP: a program with an API key. The functions that serve the tools check the key; here it only has to be one. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { isKeyShaped, refuseKeyInAddress } from '#core/access/key-access.ts';
import { KEY_API } from '#core/contract/kit/endpoint.ts';
import { DomainError } from '#core/model/errors.ts';
import type { HttpEvent } from '#functions/http/serve.ts';

/** A request of one of the API's functions. */
export type KeyRequest = {
  /** The function that serves it. */
  to: 'agent' | 'settings';
  method: string;
  /** Below the API's own path. */
  path: string;
  query?: Record<string, string>;
  body?: unknown;
};

/** A program, and how it calls the API. */
export type McpCaller = { eventOf: (request: KeyRequest) => HttpEvent };

/** What a function of the API answers. */
export type KeyAnswer = APIGatewayProxyStructuredResultV2;

/** The program that sends a request. @throws DomainError `unauthenticated` without the text of a key */
export function mcpCaller(event: HttpEvent): McpCaller {
  refuseKeyInAddress(event.queryStringParameters);
  const { authorization = '' } = event.headers;
  const [, key = ''] = /^Bearer\s+(\S+)$/i.exec(authorization) ?? [];
  if (!isKeyShaped(key)) throw new DomainError('unauthenticated', refusalOf(authorization, key));
  return { eventOf: (request) => keyEvent(event, key, request) };
}

const HOW = 'Send an API key as `Authorization: Bearer lck_…`. Admins create keys in the dashboard.';
const NO_KEY = `MCP requires an API key. ${HOW}`;
const NOT_A_KEY = `MCP accepts API keys only, no access tokens of people. ${HOW}`;
const MISCOPIED = 'This API key has too few or too many characters. Copy it again, or create another one.';

const refusalOf = (authorization: string, key: string): string =>
  authorization === '' ? NO_KEY : key.startsWith('lck_') ? MISCOPIED : NOT_A_KEY;

/** The headers that say where the caller is. The function that gets them knows whether to believe them. */
const passedOn = ['x-viewer-ip', 'x-origin-secret', 'user-agent'];

/** The event that the gateway would send for a request with the key, which says nothing of any person. */
function keyEvent(from: HttpEvent, key: string, { to, method, path, query, body }: KeyRequest): HttpEvent {
  const { authorizer: _, ...context } = from.requestContext;
  const rawPath = `${KEY_API}/${to}${path}`;
  const routeKey = `ANY ${KEY_API}/${to}/{proxy+}`;
  const headers = passedOn.flatMap((name) => (from.headers[name] === undefined ? [] : [[name, from.headers[name]]]));
  return {
    version: '2.0',
    routeKey,
    rawPath,
    rawQueryString: String(new URLSearchParams(query)),
    ...(query ? { queryStringParameters: query } : {}),
    headers: {
      ...(Object.fromEntries(headers) as Record<string, string>),
      authorization: `Bearer ${key}`,
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    requestContext: { ...context, routeKey, http: { ...context.http, method, path: rawPath } },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    isBase64Encoded: false,
  };
}
