/** CORS as an HTTP API implements it: its headers replace the function's. */
import * as z from 'zod/mini';
import type { HttpRequest, HttpResponse } from '#local/platform/http-message.ts';

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

/** `*`, the origin itself if it is listed (or matches `https://*`), or undefined if it may not read. */
function allowedOrigin({ AllowOrigins, AllowCredentials }: Cors, origin: string): string | undefined {
  if (AllowOrigins.includes('*')) return AllowCredentials ? origin : '*';
  const scheme = `${origin.split('://')[0]}://*`;
  return AllowOrigins.includes(origin) || AllowOrigins.includes(scheme) ? origin : undefined;
}

/** Whether a request is a preflight. */
export const isPreflight = ({ method, headers }: HttpRequest): boolean =>
  method === 'OPTIONS' && headers['origin'] !== undefined && headers['access-control-request-method'] !== undefined;

function preflightHeaders(cors: Cors): Record<string, string> {
  return {
    'access-control-allow-methods': cors.AllowMethods.join(','),
    ...(cors.AllowHeaders.length > 0 && { 'access-control-allow-headers': cors.AllowHeaders.join(',') }),
    ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
  };
}

/** CORS headers for a request; none if its origin or the requested method isn't allowed. */
function headersFor(cors: Cors, request: HttpRequest): Record<string, string> {
  const { origin, 'access-control-request-method': wanted = '' } = request.headers;
  const allowed = origin === undefined ? undefined : allowedOrigin(cors, origin);
  const methodAllowed =
    !isPreflight(request) || cors.AllowMethods.some((method) => method === '*' || method === wanted);
  if (!allowed || !methodAllowed) return {};
  return {
    'access-control-allow-origin': allowed,
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
    ...(isPreflight(request) && preflightHeaders(cors)),
  };
}

/** The response with the gateway's CORS headers instead of the function's. */
export function withCors(cors: Cors, request: HttpRequest, response: HttpResponse): HttpResponse {
  const own = Object.entries(response.headers).filter(([name]) => !name.startsWith('access-control-'));
  return { ...response, headers: { ...Object.fromEntries(own), ...headersFor(cors, request) } };
}
