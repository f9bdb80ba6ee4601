/** An HTTP API of API Gateway: route, throttle, authorizer, function and response. */
import { respond, type HttpRequest, type HttpResponse } from '#local/platform/http-message.ts';
import type { InvocationResult, Invoker } from '#local/lambda/invoker.ts';
import { withinLimit } from '#local/lambda/time-limit.ts';
import { answerFrom, gatewayError } from './answer.ts';
import type { ApiDefinition, ApiRoute } from './api-definition.ts';
import { isPreflight, withCors } from './cors.ts';
import { buildEvent, newRequestId } from './event.ts';
import { jwtVerifier, type Authorized, type FetchJson } from './jwt-authorizer.ts';
import { selectRoute, type PathParameters } from './routes.ts';
import { tokenBucket } from '#local/gateway/token-bucket.ts';

export type HttpApiDeps = {
  invoker: Invoker;
  fetchJson: FetchJson;
  now: () => Date;
  /** Called for every request that AWS bills: those that reach a function. `bytes` is the size of the larger body. */
  billed: (request: { functionId: string; route: string; bytes: number }) => void;
};

/** Limits of HTTP APIs (developer guide, "Quotas for configuring and running an HTTP API"). */
export const BODY_LIMIT_BYTES = 10 * 1024 * 1024;
const HEADER_LIMIT_BYTES = 10_240;

const headerBytes = ({ method, path, query, headers }: HttpRequest): number =>
  method.length +
  path.length +
  query.length +
  Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length, 0);

const isResponse = (value: Authorized | HttpResponse): value is HttpResponse => 'status' in value;

/** The value that an identity source (`$request.header.Name`, `$request.querystring.name`) refers to. */
function identityOf(source: string, { headers, query }: HttpRequest): string | undefined {
  const [, place, name = ''] = /^\$request\.(header|querystring)\.(.+)$/.exec(source) ?? [];
  return place === 'querystring' ? (new URLSearchParams(query).get(name) ?? undefined) : headers[name.toLowerCase()];
}

function responseOf(result: InvocationResult | 'timeout'): HttpResponse {
  if (result === 'timeout') return gatewayError(503, 'Service Unavailable');
  if ('error' in result)
    return result.error.errorType === 'TooManyRequestsException'
      ? gatewayError(503, 'Service Unavailable')
      : gatewayError(500, 'Internal Server Error');
  return answerFrom(result.payload) ?? gatewayError(500, 'Internal Server Error');
}

type Verifier = { identitySource: string; check: ReturnType<typeof jwtVerifier> };

type Matched = { route: ApiRoute; parameters: PathParameters };

/** Runs one HTTP API. */
export class HttpApi {
  readonly #definition: ApiDefinition;
  readonly #deps: HttpApiDeps;
  readonly #buckets: ReadonlyMap<string, ReturnType<typeof tokenBucket> | undefined>;
  readonly #verifiers: ReadonlyMap<string, Verifier>;

  constructor(definition: ApiDefinition, deps: HttpApiDeps) {
    this.#definition = definition;
    this.#deps = deps;
    this.#buckets = new Map(definition.routes.map(({ key, throttle }) => [key, throttle && tokenBucket(throttle)]));
    this.#verifiers = new Map(
      [...definition.authorizers].map(([id, authorizer]) => [
        id,
        { identitySource: authorizer.identitySource, check: jwtVerifier(authorizer, deps.fetchJson) },
      ]),
    );
  }

  /** Responds to a request for the API's own host name. */
  async handle(request: HttpRequest): Promise<HttpResponse> {
    const { stage, cors } = this.#definition;
    const requestId = newRequestId();
    const inStage = stripStage(request, stage);
    const response = inStage ? await this.#pass(inStage, requestId) : gatewayError(404, 'Not Found');
    const answered = cors ? withCors(cors, request, response) : response;
    return { ...answered, headers: { ...answered.headers, 'apigw-requestid': requestId } };
  }

  async #pass(request: HttpRequest, requestId: string): Promise<HttpResponse> {
    const { routes, cors } = this.#definition;
    if (headerBytes(request) > HEADER_LIMIT_BYTES) return gatewayError(431, 'Request Header Fields Too Large');
    const matched = selectRoute(routes, request.method, request.path);
    // A route that accepts OPTIONS, including `$default`, receives preflights. Otherwise the gateway responds itself.
    if (!matched) return cors && isPreflight(request) ? respond(204, '') : gatewayError(404, 'Not Found');
    const { route } = matched;
    if (this.#buckets.get(route.key)?.take(this.#milliseconds()) === false)
      return gatewayError(429, 'Too Many Requests');
    const authorized = await this.#authorize(request, route);
    if (authorized && isResponse(authorized)) return authorized;
    if (request.body.length > BODY_LIMIT_BYTES) return gatewayError(413, 'Request Entity Too Large');
    if (!route.permitted) return gatewayError(500, 'Internal Server Error');
    const response = await this.#invoke(request, matched, authorized, requestId);
    const bytes = Math.max(request.body.length, response.body.length);
    this.#deps.billed({ functionId: route.functionId, route: route.key, bytes });
    return response;
  }

  async #authorize(request: HttpRequest, route: ApiRoute): Promise<Authorized | HttpResponse | undefined> {
    if (!route.authorizerId) return undefined;
    const verifier = this.#verifiers.get(route.authorizerId);
    if (!verifier) return gatewayError(500, 'Internal Server Error');
    return verifier.check(identityOf(verifier.identitySource, request), route.scopes, this.#milliseconds());
  }

  async #invoke(
    request: HttpRequest,
    { route, parameters }: Matched,
    authorizer: Authorized | undefined,
    requestId: string,
  ): Promise<HttpResponse> {
    const { invoker, now } = this.#deps;
    const { apiId, stage } = this.#definition;
    const parts = { apiId, stage, routeKey: route.key, requestId, parameters, now: now() };
    const event = buildEvent(request, { ...parts, ...(authorizer && { authorizer }) });
    const invoked = invoker.invoke(route.functionId, event, { source: 'http', route: route.key });
    return responseOf(await withinLimit(invoked, route.timeoutMs));
  }

  #milliseconds(): number {
    return this.#deps.now().getTime();
  }
}

/** The request relative to the stage; undefined if its path doesn't belong to the stage. */
function stripStage(request: HttpRequest, stage: string): HttpRequest | undefined {
  if (stage === '$default') return request;
  if (request.path !== `/${stage}` && !request.path.startsWith(`/${stage}/`)) return undefined;
  return { ...request, path: request.path.slice(stage.length + 1) || '/' };
}
