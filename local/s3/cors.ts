/** Cross-origin requests, by the rules of a bucket. */
import { respond, type HttpRequest, type HttpResponse } from '#local/platform/http-message.ts';
import { matches } from '#local/iam/pattern.ts';
import type { CorsRule } from './bucket-definition.ts';
import { S3Error, errorResponse } from './s3-error.ts';

const matchesAny = (patterns: readonly string[], value: string): boolean =>
  patterns.some((pattern) => matches(pattern.toLowerCase(), value.toLowerCase()));

/** Headers of the first rule that allows a request; undefined if none does, or no page sent it. */
export function corsHeaders(
  rules: readonly CorsRule[],
  { headers }: HttpRequest,
  method: string,
): Record<string, string> | undefined {
  const origin = headers['origin'];
  if (origin === undefined) return undefined;
  const wanted = (headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const rule = rules.find(
    ({ AllowedOrigins, AllowedMethods, AllowedHeaders }) =>
      matchesAny(AllowedOrigins, origin) &&
      AllowedMethods.includes(method) &&
      wanted.every((name) => matchesAny(AllowedHeaders, name)),
  );
  if (!rule) return undefined;
  const isOpen = rule.AllowedOrigins.includes('*');
  return {
    'access-control-allow-origin': isOpen ? '*' : origin,
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(isOpen ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(wanted.length > 0 ? { 'access-control-allow-headers': wanted.join(', ') } : {}),
    ...(rule.ExposedHeaders.length > 0 ? { 'access-control-expose-headers': rule.ExposedHeaders.join(', ') } : {}),
    ...(rule.MaxAge === undefined ? {} : { 'access-control-max-age': String(rule.MaxAge) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** The response to a browser that asks before it sends. */
export function preflight(rules: readonly CorsRule[], request: HttpRequest): HttpResponse {
  const method = request.headers['access-control-request-method'] ?? '';
  const headers = corsHeaders(rules, request, method);
  if (headers) return respond(200, '', { ...headers, server: 'AmazonS3' });
  const message =
    "CORSResponse: This CORS request is not allowed. This is usually because the evalution of Origin, request method / Access-Control-Request-Method or Access-Control-Request-Headers are not whitelisted by the resource's CORS spec.";
  return errorResponse(new S3Error(403, 'AccessForbidden', message, { Method: method, ResourceType: 'OBJECT' }));
}
