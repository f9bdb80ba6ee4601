/** A CloudFront distribution: behavior, viewer function, cache, origin, compression, response headers, in this order. */
import { respond, type HttpRequest, type HttpResponse } from '#local/platform/http-message.ts';
import { randomId } from '#local/platform/random-id.ts';
import { compressed } from './compression.ts';
import { behaviourFor, type Behaviour, type DistributionDefinition } from './distribution-definition.ts';
import { EdgeCache, freshSeconds } from './edge-cache.ts';
import { cacheKey, encodingFor, originRequest } from './origin-request.ts';
import { withPolicy } from './response-headers.ts';
import { viewerFunction } from './viewer-function.ts';

/** An origin by its domain name: a bucket or an HTTP API. */
export type Origin = (request: HttpRequest) => Promise<HttpResponse>;

export type DistributionDeps = { origin: (domainName: string) => Origin; now: () => number };

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

/** Requests that CloudFront rejects first of all. */
function rejectInvalid(
  { method, path, query, body }: HttpRequest,
  { allowedMethods }: Behaviour,
): HttpResponse | undefined {
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

/** A 304 for a viewer that already has this response. */
function notModifiedOr({ headers }: HttpRequest, response: HttpResponse): HttpResponse {
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

/** Runs one distribution with its own cache. */
export class Distribution {
  readonly #definition: DistributionDefinition;
  readonly #deps: DistributionDeps;
  #cache = new EdgeCache();
  readonly #refreshing = new Set<string>();
  readonly #functions: ReadonlyMap<Behaviour, ReturnType<typeof viewerFunction>>;

  constructor(definition: DistributionDefinition, deps: DistributionDeps) {
    this.#definition = definition;
    this.#deps = deps;
    this.#functions = new Map(
      definition.behaviours.flatMap((behaviour) =>
        behaviour.viewerFunction ? [[behaviour, viewerFunction(behaviour.viewerFunction, definition)]] : [],
      ),
    );
  }

  /** Responds to a viewer. */
  async handle(request: HttpRequest): Promise<HttpResponse> {
    const { behaviours, defaultRootObject } = this.#definition;
    const behaviour = behaviourFor(behaviours, request.path);
    const refused = rejectInvalid(request, behaviour);
    if (refused) return refused;
    const rooted = request.path === '/' && defaultRootObject ? { ...request, path: `/${defaultRootObject}` } : request;
    const passed = this.#functions.get(behaviour)?.(rooted) ?? { request: rooted };
    const response = 'response' in passed ? passed.response : await this.#answer(passed.request, behaviour);
    return notModifiedOr(request, withPolicy(behaviour.responseHeaders, request, response));
  }

  /** Forgets what is kept, as an invalidation of every path does. */
  invalidate(): void {
    this.#cache = new EdgeCache();
  }

  async #answer(request: HttpRequest, behaviour: Behaviour): Promise<HttpResponse> {
    if (request.method !== 'GET' && request.method !== 'HEAD')
      return marked(await this.#ask(request, behaviour), 'Miss');
    const key = cacheKey(request, behaviour);
    const found = this.#cache.find(key, this.#deps.now());
    if (found && found.state !== 'on-error-only') {
      if (found.state === 'revalidate') void this.#refresh(request, behaviour, key);
      return marked(found.response, 'Hit', found.ageSeconds);
    }
    const response = await this.#ask(request, behaviour);
    if (found && response.status >= 500) return marked(found.response, 'Hit', found.ageSeconds);
    if (request.method === 'GET') this.#keep(key, response, behaviour);
    return marked(response, 'Miss');
  }

  async #ask(request: HttpRequest, behaviour: Behaviour): Promise<HttpResponse> {
    const origin = this.#deps.origin(behaviour.origin.domainName);
    return compressed(await origin(originRequest(request, behaviour)), behaviour, encodingFor(request, behaviour));
  }

  /** Refreshes a cached response, one request at a time, while viewers get the stale one. */
  async #refresh(request: HttpRequest, behaviour: Behaviour, key: string): Promise<void> {
    if (this.#refreshing.has(key)) return;
    this.#refreshing.add(key);
    const response = await this.#ask({ ...request, method: 'GET' }, behaviour);
    if (response.status < 500) this.#keep(key, response, behaviour);
    this.#refreshing.delete(key);
  }

  #keep(key: string, response: HttpResponse, { cache }: Behaviour): void {
    const time = this.#deps.now();
    this.#cache.keep(key, response, freshSeconds(response, cache, this.#definition.errorTtl, time), cache, time);
  }
}
