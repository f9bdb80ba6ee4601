/** The event of an HTTP API request, payload format 2.0 (API Gateway developer guide, "Working with Lambda integrations"). */
import { randomUUID } from 'node:crypto';
import { LOCAL_ACCOUNT } from '#local/assembly/naming.ts';
import type { HttpRequest } from '#local/platform/http-message.ts';
import { randomId } from '#local/platform/random-id.ts';
import type { PathParameters } from './routes.ts';

export type EventParts = {
  apiId: string;
  stage: string;
  routeKey: string;
  requestId: string;
  parameters: PathParameters;
  /** `authorizer` of the request context: the verified claims. */
  authorizer?: object;
  now: Date;
};

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** `22/Nov/2026:18:21:20 +0000`, API Gateway's format for the time of a request. */
export const requestTime = (now: Date): string =>
  `${two(now.getUTCDate())}/${months[now.getUTCMonth()]}/${now.getUTCFullYear()}:${two(now.getUTCHours())}:${two(now.getUTCMinutes())}:${two(now.getUTCSeconds())} +0000`;

/** An ID in the form that API Gateway gives every request. */
export const newRequestId = (): string => `${randomId(15)}=`;

/** The host name of an API. */
export const apiHost = (apiId: string): string =>
  `${apiId}.execute-api.${LOCAL_ACCOUNT.region}.${LOCAL_ACCOUNT.urlSuffix}`;

const isText = (contentType: string): boolean =>
  contentType === '' || /^(text\/|application\/(json|javascript|xml)|[^;]+\+(json|xml))/i.test(contentType);

function bodyPart({ body, headers }: HttpRequest): object {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = isText(headers['content-type'] ?? '');
  return { body: body.toString(text ? 'utf8' : 'base64'), isBase64Encoded: !text };
}

/** Repeated parameters joined by commas, as in format 2.0. */
function queryPart(query: string): object {
  const values = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const known = values.get(name);
    values.set(name, known === undefined ? value : `${known},${value}`);
  }
  return values.size > 0 ? { queryStringParameters: Object.fromEntries(values) } : {};
}

function headersOf({ headers, sourceIp, body }: HttpRequest, host: string): Record<string, string> {
  const { cookie: _cookie, connection: _connection, 'transfer-encoding': _encoding, ...rest } = headers;
  return {
    ...rest,
    'content-length': String(body.length),
    host,
    'x-amzn-trace-id': `Root=1-${Math.floor(Date.now() / 1000).toString(16)}-${randomUUID().replaceAll('-', '').slice(8)}`,
    'x-forwarded-for': rest['x-forwarded-for'] ? `${rest['x-forwarded-for']}, ${sourceIp}` : sourceIp,
    'x-forwarded-port': '443',
    'x-forwarded-proto': 'https',
  };
}

/** The event that the function receives. */
export function buildEvent(request: HttpRequest, parts: EventParts): object {
  const host = apiHost(parts.apiId);
  const cookies = request.headers['cookie']?.split(/;\s*/).filter(Boolean);
  const rawPath = parts.stage === '$default' ? request.path : `/${parts.stage}${request.path}`;
  return {
    version: '2.0',
    routeKey: parts.routeKey,
    rawPath,
    rawQueryString: request.query,
    ...(cookies && { cookies }),
    headers: headersOf(request, host),
    ...queryPart(request.query),
    requestContext: {
      accountId: LOCAL_ACCOUNT.account,
      apiId: parts.apiId,
      ...(parts.authorizer && { authorizer: parts.authorizer }),
      domainName: host,
      domainPrefix: parts.apiId,
      http: {
        method: request.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: request.sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: parts.requestId,
      routeKey: parts.routeKey,
      stage: parts.stage,
      time: requestTime(parts.now),
      timeEpoch: parts.now.getTime(),
    },
    ...(Object.keys(parts.parameters).length > 0 && { pathParameters: parts.parameters }),
    ...bodyPart(request),
  };
}
