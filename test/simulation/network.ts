/** HTTP between clients and functions: late, lost in either direction, or twice. */
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { served } from '#core/contract/http.ts';
import { claimText } from '#local/http-api/jwt-authorizer.ts';
import type { HttpEvent } from '#functions/http/serve.ts';
import type { Faults } from './faults.ts';
import { type Functions, context } from './functions.ts';
import type { Simulation } from './simulation.ts';
import { readToken } from '#functions/identity/read-access-token.ts';

/** A request that was carried out. */
export type Exchange = {
  actor: string;
  method: string;
  path: string;
  /** The query, without its question mark. */
  search: string;
  body: string | undefined;
  status: number;
  /** The answer's text. */
  text: string;
  /** The page that asked. */
  origin: string | undefined;
};

type Route = { key: string; pattern: RegExp; names: string[]; service: 'visitor' | 'agent' };

/** Routes by their method and how many parts their paths have. */
const routes = new Map<string, Route[]>();
const kindOf = (method: string, path: string): string => `${method} ${path.split('/').length}`;
for (const [service, rows] of [
  ['visitor', served['visitor-api']],
  ['agent', served['agent-api']],
] as const)
  for (const { method, path } of Object.values(rows as Record<string, { method: string; path: string }>)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
    const pattern = new RegExp(`^${path.replaceAll(/[.]/g, '\\.').replaceAll(/\{\w+\}/g, '([^/]+)')}$`);
    const kind = kindOf(method, path);
    routes.set(kind, [...(routes.get(kind) ?? []), { key: `${method} ${path}`, pattern, names, service }]);
  }

export class Network {
  readonly #simulation: Simulation;
  readonly #faults: Faults;
  readonly #functions: Functions;
  /** Told of each request that was carried out, as it was answered. */
  onExchange: (exchange: Exchange) => void = () => {};
  /** When a request, or its answer, was lost last. */
  lostAtMs = -Infinity;
  /** What a request takes each way, milliseconds. */
  readonly #waysMs: [least: number, most: number];

  constructor(simulation: Simulation, functions: Functions, faults: Faults, waysMs: [number, number] = [5, 80]) {
    this.#simulation = simulation;
    this.#functions = functions;
    this.#faults = faults;
    this.#waysMs = waysMs;
  }

  /** `fetch`, as far as the clients use it. */
  readonly fetch = (async (input: string, init: RequestInit = {}) => {
    const { signal } = init;
    signal?.throwIfAborted();
    const { actor } = this.#simulation;
    return new Promise((resolve, reject) => {
      const abort = () => fail(signal?.reason);
      const fail = (error: unknown) => {
        signal?.removeEventListener('abort', abort);
        reject(error);
      };
      const give = (response: object) => {
        signal?.removeEventListener('abort', abort);
        resolve(response);
      };
      signal?.addEventListener('abort', abort);
      this.#exchange(input, init, (done) => this.#simulation.after(this.#way(), done, actor), give, fail);
    });
  }) as unknown as typeof fetch;

  #way(): number {
    const simulation = this.#simulation;
    if (simulation.chance(this.#faults.slowRequest)) return simulation.between(300, 3000);
    return simulation.between(...this.#waysMs);
  }

  #exchange(
    input: string,
    init: RequestInit,
    back: (done: () => void) => void,
    give: (response: object) => void,
    reject: (error: unknown) => void,
  ): void {
    const { chance } = this.#simulation;
    const { lostRequest, lostAnswer, repeatedRequest } = this.#faults;
    const simulation = this.#simulation;
    const by = simulation.actor?.name ?? '';
    const lose = (way: string): void => {
      simulation.note(`${init.method} ${input}: the ${way} is lost`);
      this.lostAtMs = simulation.ms;
      // Now and then it fails at once; else only a deadline ends it.
      if (chance.call(simulation, 0.5)) back(() => reject(new TypeError('Failed to fetch')));
    };
    const { actor } = simulation;
    if (simulation.isCutOff(actor) || simulation.chance(lostRequest)) return lose('request');
    const carryOut = (answer: (result: APIGatewayProxyStructuredResultV2) => void) =>
      simulation.as(undefined, () =>
        simulation.after(this.#way(), () => void this.#serve(input, init, by).then(answer)),
      );
    if (simulation.chance(repeatedRequest)) carryOut(() => {});
    carryOut((result) => {
      if (simulation.isCutOff(actor) || simulation.chance(lostAnswer))
        return simulation.as(undefined, () => lose('answer'));
      return back(() => give(responseOf(result)));
    });
  }

  async #serve(input: string, init: RequestInit, by: string): Promise<APIGatewayProxyStructuredResultV2> {
    const { event, service } = eventOf(input, init);
    const handler = service === 'visitor' ? this.#functions.visitorApi : this.#functions.agentApi;
    const outcome = await this.#functions.invoke(`${service}-api ${event.routeKey}`, () => handler(event, context));
    const result: APIGatewayProxyStructuredResultV2 =
      outcome === 'died' ? { statusCode: 503, body: '{"message":"Service Unavailable"}' } : outcome.result;
    const { statusCode: status = 0, body: text = '' } = result;
    this.#simulation.note(`${init.method} ${input} ${status}`, by);
    this.onExchange({
      actor: by,
      method: event.requestContext.http.method,
      path: event.rawPath,
      search: event.rawQueryString,
      body: init.body as string,
      status,
      text,
      origin: event.headers['origin'],
    });
    return result;
  }
}

function eventOf(input: string, { method = 'GET', headers = {}, body }: RequestInit) {
  const [rawPath = '', search = ''] = input.split('?');
  const route = routes.get(kindOf(method, rawPath))?.find(({ pattern }) => pattern.test(rawPath));
  if (!route) throw new Error(`No route for ${method} ${rawPath}.`);
  const found = route.pattern.exec(rawPath) ?? [];
  const pathParameters = Object.fromEntries(
    route.names.map((name, index) => [name, decodeURIComponent(String(found[index + 1]))]),
  );
  const { authorization = '' } = headers as Record<string, string>;
  const claims = route.service === 'agent' ? (readToken(authorization.replace(/^Bearer /, ''))?.payload ?? {}) : {};
  const texts = Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)]));
  const event = {
    version: '2.0',
    routeKey: route.key,
    rawPath,
    rawQueryString: search,
    headers: headers as Record<string, string>,
    ...(search ? { queryStringParameters: Object.fromEntries(new URLSearchParams(search)) } : {}),
    ...(route.names.length > 0 ? { pathParameters } : {}),
    requestContext: {
      http: { method, path: rawPath, protocol: 'HTTP/1.1', sourceIp: '198.51.100.1', userAgent: 'simulation' },
      requestId: 'request',
      routeKey: route.key,
      ...(route.service === 'agent' ? { authorizer: { jwt: { claims: texts } } } : {}),
    },
    ...(typeof body === 'string' ? { body } : {}),
    isBase64Encoded: false,
  } as unknown as HttpEvent;
  return { event, service: route.service };
}

/** A response, as far as the contract's client reads it. */
function responseOf({ statusCode: status = 0, headers = {}, body = '' }: APIGatewayProxyStructuredResultV2): object {
  return {
    status,
    ok: status >= 200 && status < 300,
    headers: { get: (name: string) => (headers[name] === undefined ? null : String(headers[name])) },
    json: async () => JSON.parse(body),
  };
}
