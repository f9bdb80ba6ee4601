/** A CloudFront distribution: behaviour, viewer function, cache, origin, compression, response headers, in this order. */
import { respond, type HttpRequest, type HttpResponse } from '../http-message.ts';
import { randomId } from '../random-id.ts';
import { compressed } from './compression.ts';
import { behaviourFor, type Behaviour, type DistributionDefinition } from './distribution-definition.ts';
import { EdgeCache, freshSeconds } from './edge-cache.ts';
import { cacheKey, encodingFor, originRequest } from './origin-request.ts';
import { withPolicy } from './response-headers.ts';
import { viewerFunction } from './viewer-function.ts';

/** Whatever answers below a domain name: a bucket, an HTTP API. */
export type Origin = (request: HttpRequest) => Promise<HttpResponse>;

export type DistributionDeps = { origin: (domainName: string) => Origin; now: () => number };

export type Distribution = { handle: (request: HttpRequest) => Promise<HttpResponse> };

const PATH_LIMIT_BYTES = 8192;
const knownMethods = new Set(['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE']);

const edgeError = (status: number, text: string): HttpResponse =>
  respond(
    status,
    `<html><head><title>ERROR: ${text}</title></head><body><h1>${status} ERROR</h1><p>${text}</p></body></html>`,
    {
      'content-type': 'text/html',
      server: 'CloudFront',
      'x-cache': 'Error from cloudfront',
    },
  );

/** What CloudFront refuses before it looks any further. */
function refusal({ method, path, query, body }: HttpRequest, { allowedMethods }: Behaviour): HttpResponse | undefined {
  if (path.length + query.length > PATH_LIMIT_BYTES) return edgeError(414, 'The request URL is too long.');
  if (!knownMethods.has(method)) return edgeError(405, `The method ${method} is not supported.`);
  if (!allowedMethods.includes(method))
    return edgeError(
      403,
      'This distribution is not configured to allow the HTTP request method that was used for this request.',
    );
  if ((method === 'GET' || method === 'HEAD') && body.length > 0)
    return edgeError(403, 'A GET request must not have a body.');
  return undefined;
}

const sameEtag = (one: string, other: string): boolean => one.replace(/^W\//, '') === other.replace(/^W\//, '');

/** A 304 for a viewer that already has what it would get. */
function unlessKnown({ headers }: HttpRequest, response: HttpResponse): HttpResponse {
  const { etag } = response.headers;
  const known = headers['if-none-match']?.split(/,\s*/) ?? [];
  if (response.status !== 200 || !etag || !known.some((one) => one === '*' || sameEtag(one, etag))) return response;
  const { 'content-type': _type, 'content-encoding': _encoding, ...kept } = response.headers;
  return { ...response, status: 304, headers: kept, body: Buffer.alloc(0) };
}

const marked = (response: HttpResponse, cache: string, ageSeconds?: number): HttpResponse => ({
  ...response,
  headers: {
    ...response.headers,
    'x-cache': `${response.status >= 400 ? 'Error' : cache} from cloudfront`,
    via: '1.1 local.cloudfront.net (CloudFront)',
    'x-amz-cf-id': randomId(42),
    ...(ageSeconds !== undefined && { age: String(ageSeconds) }),
  },
});

/** Runs one distribution with a cache of its own. */
export function createDistribution(
  definition: DistributionDefinition,
  { origin, now }: DistributionDeps,
): Distribution {
  const cache = new EdgeCache();
  const refreshing = new Set<string>();
  const functions = new Map(
    definition.behaviours.map((behaviour) => [
      behaviour,
      behaviour.viewerFunction && viewerFunction(behaviour.viewerFunction, definition),
    ]),
  );

  async function ask(request: HttpRequest, behaviour: Behaviour): Promise<HttpResponse> {
    const answer = await origin(behaviour.origin.domainName)(originRequest(request, behaviour));
    return compressed(answer, behaviour, encodingFor(request, behaviour));
  }

  function keep(key: string, response: HttpResponse, behaviour: Behaviour): void {
    const time = now();
    cache.keep(
      key,
      response,
      freshSeconds(response, behaviour.cache, definition.errorTtl, time),
      behaviour.cache,
      time,
    );
  }

  async function refresh(request: HttpRequest, behaviour: Behaviour, key: string): Promise<void> {
    if (refreshing.has(key)) return;
    refreshing.add(key);
    const response = await ask({ ...request, method: 'GET' }, behaviour);
    if (response.status < 500) keep(key, response, behaviour);
    refreshing.delete(key);
  }

  async function answer(request: HttpRequest, behaviour: Behaviour): Promise<HttpResponse> {
    if (request.method !== 'GET' && request.method !== 'HEAD') return marked(await ask(request, behaviour), 'Miss');
    const key = cacheKey(request, behaviour);
    const found = cache.find(key, now());
    if (found && found.state !== 'on-error-only') {
      if (found.state === 'revalidate') void refresh(request, behaviour, key);
      return marked(found.response, 'Hit', found.ageSeconds);
    }
    const response = await ask(request, behaviour);
    if (found && response.status >= 500) return marked(found.response, 'Hit', found.ageSeconds);
    if (request.method === 'GET') keep(key, response, behaviour);
    return marked(response, 'Miss');
  }

  return {
    async handle(request) {
      const behaviour = behaviourFor(definition.behaviours, request.path);
      const refused = refusal(request, behaviour);
      if (refused) return refused;
      const rooted =
        request.path === '/' && definition.defaultRootObject
          ? { ...request, path: `/${definition.defaultRootObject}` }
          : request;
      const run = functions.get(behaviour);
      const passed = run ? run(rooted) : { request: rooted };
      const response = 'response' in passed ? passed.response : await answer(passed.request, behaviour);
      return unlessKnown(request, withPolicy(behaviour.responseHeaders, request, response));
    },
  };
}
