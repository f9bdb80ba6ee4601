/** CORS as an HTTP API does it from its configuration: preflights answered by the gateway, headers set over the function's. */
import * as z from 'zod/mini';
import { respond, type HttpRequest, type HttpResponse } from '../http-message.ts';

const list = z._default(z.array(z.string()), []);

export const corsConfiguration = z.object({
  AllowOrigins: list,
  AllowMethods: list,
  AllowHeaders: list,
  ExposeHeaders: list,
  AllowCredentials: z._default(z.boolean(), false),
  MaxAge: z.optional(z.coerce.number()),
});

export type Cors = z.infer<typeof corsConfiguration>;

/** `*`, the origin itself when it is listed (or fits `https://*`), or undefined when it may not read. */
function allowedOrigin({ AllowOrigins, AllowCredentials }: Cors, origin: string): string | undefined {
  if (AllowOrigins.includes('*')) return AllowCredentials ? origin : '*';
  const scheme = `${origin.split('://')[0]}://*`;
  return AllowOrigins.includes(origin) || AllowOrigins.includes(scheme) ? origin : undefined;
}

function originHeaders(cors: Cors, origin: string): Record<string, string> | undefined {
  const allowed = allowedOrigin(cors, origin);
  if (!allowed) return undefined;
  return {
    'access-control-allow-origin': allowed,
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
  };
}

/** The gateway's answer to a preflight; undefined for a request that is none. Routes and authorizers never see it. */
export function answerPreflight(cors: Cors, { method, headers }: HttpRequest): HttpResponse | undefined {
  const { origin, 'access-control-request-method': requestMethod } = headers;
  if (method !== 'OPTIONS' || !origin || !requestMethod) return undefined;
  const allowed = originHeaders(cors, origin);
  const methodAllowed = cors.AllowMethods.includes('*') || cors.AllowMethods.includes(requestMethod);
  if (!allowed || !methodAllowed) return respond(204, '');
  return respond(204, '', {
    ...allowed,
    'access-control-allow-methods': cors.AllowMethods.join(','),
    ...(cors.AllowHeaders.length > 0 && { 'access-control-allow-headers': cors.AllowHeaders.join(',') }),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  });
}

/** The response with the gateway's CORS headers in the place of the function's own. */
export function withCors(cors: Cors, { headers }: HttpRequest, response: HttpResponse): HttpResponse {
  const own = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  const added = headers['origin'] ? originHeaders(cors, headers['origin']) : undefined;
  return { ...response, headers: { ...Object.fromEntries(own), ...added } };
}
