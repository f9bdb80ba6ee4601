/** Runs CloudFront Functions in a bare JavaScript context without Node, with the interface of `cloudfront-js-2.0`. */
import { randomUUID } from 'node:crypto';
import { createContext, Script } from 'node:vm';
import * as z from 'zod/mini';
import { respond, type HttpRequest, type HttpResponse } from '#local/platform/http-message.ts';

/** CloudFront's size limit. The time limit isn't enforced: that needs a thread per call, which costs more than the function. */
const CODE_LIMIT_BYTES = 10 * 1024;

const values = z.record(
  z.string(),
  z.object({ value: z.string(), multiValue: z.optional(z.array(z.object({ value: z.string() }))) }),
);

const returnedRequest = z.object({
  method: z.string(),
  uri: z.string(),
  headers: values,
  querystring: values,
  cookies: values,
});

const returnedResponse = z.object({
  statusCode: z.number(),
  headers: z._default(values, {}),
  cookies: z._default(z.record(z.string(), z.object({ value: z.string(), attributes: z.optional(z.string()) })), {}),
  body: z.optional(z.union([z.string(), z.object({ encoding: z.enum(['text', 'base64']), data: z.string() })])),
});

type Values = z.infer<typeof values>;

type Outcome = { request: HttpRequest } | { response: HttpResponse };

/** Headers that a function must not change (developer guide, "Restrictions on edge functions"). */
const readOnly = ['content-length', 'host', 'transfer-encoding', 'via'];

function toValues(pairs: readonly (readonly [string, string])[]): Values {
  // Clients choose these names. In a plain object, `__proto__` or `constructor` would find something else.
  const byName = new Map<string, Values[string]>();
  for (const [name, value] of pairs) {
    const known = byName.get(name);
    if (known) known.multiValue = [...(known.multiValue ?? [{ value: known.value }]), { value }];
    else byName.set(name, { value });
  }
  return Object.fromEntries(byName);
}

const pairsOf = (from: Values): [string, string][] =>
  Object.entries(from).flatMap(([name, { value, multiValue }]): [string, string][] =>
    multiValue ? multiValue.map((one): [string, string] => [name, one.value]) : [[name, value]],
  );

const split = (text: string, separator: RegExp): [string, string][] =>
  text
    .split(separator)
    .filter(Boolean)
    .map((part) => {
      const [name = '', ...rest] = part.split('=');
      return [name, rest.join('=')];
    });

const joined = (from: Values, separator: string): string =>
  pairsOf(from)
    .map(([name, value]) => (value === '' ? name : `${name}=${value}`))
    .join(separator);

function eventFrom(
  { method, path, query, headers, sourceIp }: HttpRequest,
  distribution: { id: string; domainName: string },
) {
  const { cookie = '', ...rest } = headers;
  return {
    version: '1.0',
    context: {
      distributionDomainName: distribution.domainName,
      distributionId: distribution.id,
      eventType: 'viewer-request',
      requestId: randomUUID(),
    },
    viewer: { ip: sourceIp },
    request: {
      method,
      uri: path,
      querystring: toValues(split(query, /&/)),
      headers: toValues(Object.entries(rest)),
      cookies: toValues(split(cookie, /;\s*/)),
    },
  };
}

function requestFrom(returned: z.infer<typeof returnedRequest>, original: HttpRequest): HttpRequest | undefined {
  const headers = Object.fromEntries(pairsOf(returned.headers).map(([name, value]) => [name.toLowerCase(), value]));
  if (readOnly.some((name) => headers[name] !== original.headers[name])) return undefined;
  const cookie = joined(returned.cookies, '; ');
  return {
    ...original,
    path: returned.uri,
    query: joined(returned.querystring, '&'),
    headers: { ...headers, ...(cookie && { cookie }) },
  };
}

function responseFrom({ statusCode, headers, cookies, body = '' }: z.infer<typeof returnedResponse>): HttpResponse {
  const data =
    typeof body === 'string'
      ? Buffer.from(body)
      : Buffer.from(body.data, body.encoding === 'base64' ? 'base64' : 'utf8');
  return {
    ...respond(statusCode, data, {
      ...Object.fromEntries(pairsOf(headers)),
      'x-cache': 'FunctionGeneratedResponse from cloudfront',
    }),
    cookies: Object.entries(cookies).map(
      ([name, { value, attributes }]) => `${name}=${value}${attributes ? `; ${attributes}` : ''}`,
    ),
  };
}

const failed = (status: 502 | 503): HttpResponse =>
  respond(status, 'The CloudFront function failed.', {
    'x-cache': status === 502 ? 'FunctionValidationError from cloudfront' : 'FunctionExecutionError from cloudfront',
  });

const call = new Script(
  '(async () => handler(JSON.parse(__event)))().then((value) => { __returned = JSON.stringify(value); }, (error) => { __thrown = String(error); });',
);

/** Meaning of a function's return value: a response, or the changed request. Anything else is an edge error. */
function outcomeOf(returned: unknown, request: HttpRequest): Outcome {
  if (typeof returned !== 'object' || returned === null) return { response: failed(502) };
  if ('statusCode' in returned) {
    const response = returnedResponse.safeParse(returned);
    return { response: response.success ? responseFrom(response.data) : failed(502) };
  }
  const passed = returnedRequest.safeParse(returned);
  const changed = passed.success ? requestFrom(passed.data, request) : undefined;
  return changed ? { request: changed } : { response: failed(502) };
}

/** A function ready to run. It returns the request to continue with, or the response that ends it. */
export function viewerFunction(code: string, distribution: { id: string; domainName: string }) {
  if (Buffer.byteLength(code) > CODE_LIMIT_BYTES)
    throw new Error('A CloudFront function may have at most 10 KB of code.');
  const context = createContext(
    { console: { log: () => {} } },
    { microtaskMode: 'afterEvaluate', codeGeneration: { strings: false, wasm: false } },
  );
  new Script(code).runInContext(context);

  return (request: HttpRequest): Outcome => {
    Object.assign(context, {
      __event: JSON.stringify(eventFrom(request, distribution)),
      __returned: undefined,
      __thrown: undefined,
    });
    try {
      call.runInContext(context);
    } catch {
      return { response: failed(503) };
    }
    if (context['__thrown'] !== undefined) return { response: failed(503) };
    const returned: unknown = JSON.parse(String(context['__returned'] ?? 'null'));
    return outcomeOf(returned, request);
  };
}
