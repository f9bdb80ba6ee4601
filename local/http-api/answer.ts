/** The client's response for a function's return value, format 2.0: a structured response, or its JSON as the body. */
import * as z from 'zod/mini';
import { respond, type HttpResponse } from '#local/platform/http-message.ts';

const structured = z.object({
  statusCode: z.coerce.number().check(z.int(), z.gte(100), z.lte(599)),
  headers: z.nullish(z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]))),
  cookies: z.nullish(z.array(z.string())),
  body: z.nullish(z.string()),
  isBase64Encoded: z.nullish(z.boolean()),
});

/** An error response of the gateway itself. */
export const gatewayError = (status: number, message: string, headers: Record<string, string> = {}): HttpResponse =>
  respond(status, JSON.stringify({ message }), { 'content-type': 'application/json', ...headers });

/** The response, or undefined if the gateway doesn't accept the return value. */
export function answerFrom(payload: unknown): HttpResponse | undefined {
  const isObject = typeof payload === 'object' && payload !== null;
  if (!isObject || !('statusCode' in payload)) {
    const body = typeof payload === 'string' ? payload : JSON.stringify(payload);
    return respond(200, body, { 'content-type': 'application/json' });
  }
  const { success, data } = structured.safeParse(payload);
  if (!success) return undefined;
  const headers = Object.entries(data.headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]);
  return {
    status: data.statusCode,
    headers: { 'content-type': 'text/plain;charset=UTF-8', ...Object.fromEntries(headers) },
    cookies: data.cookies ?? [],
    body: Buffer.from(data.body ?? '', data.isBase64Encoded ? 'base64' : 'utf8'),
  };
}
