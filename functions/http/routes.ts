/** Which row of the contract a request is for. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Endpoint, AGENT_API, KEY_API, LONG_API, LONG_ROUTE, WIDGET_API } from '#core/contract/kit/endpoint.ts';
import { DomainError } from '#core/model/errors.ts';

/** A table of rows by operation. */
export type Rows = Record<string, Endpoint>;

/** Every address that exists, of any function. */
export type KnownAddresses = readonly Pick<Endpoint, 'method' | 'path'>[];

/** Reads the list of addresses; `~` is short for the path of the agents' API. */
export const readAddresses = (list: string): KnownAddresses =>
  list.split('\n').map((line) => {
    const [method = '', path = ''] = line.split(' ');
    return { method: method as Endpoint['method'], path: path.replace('~', AGENT_API) };
  });

/** Finds rows by the route key API Gateway chose: `GET /api/…/{id}`. `known`: every address there is, to tell 405 from 404. */
export function routeTable(
  rows: Rows,
  known: KnownAddresses,
): (event: APIGatewayProxyEventV2) => { operation: string; row: Endpoint } {
  const byKey = new Map(
    Object.entries(rows).map(([operation, row]) => [`${row.method} ${row.path}`, { operation, row }]),
  );
  return (event) => {
    // What answers GET answers HEAD where that has a route; the gateway leaves the body out.
    const found = byKey.get(event.routeKey.replace(/^HEAD /, 'GET '));
    const method = event.requestContext.http.method.replace(/^HEAD$/, found ? 'GET' : 'HEAD');
    const exact = known.filter(({ path }) => path === event.rawPath);
    // A literal path such as `/agents/me` never matches `/agents/{id}`, whatever the method.
    const isMistaken = exact.length > 0 && exact.every((row) => row.method !== method);
    if (found && !isMistaken) return found;
    const same = exact.length > 0 ? exact : known.filter(({ path }) => matches(path, event.rawPath));
    const allow = same.map((row) => row.method);
    // What another function serves isn't here either.
    if (allow.length === 0 || allow.includes(method as Endpoint['method']))
      throw new DomainError('not_found', 'This endpoint does not exist.');
    throw new DomainError('method_not_allowed', `${method} isn't allowed here. Use ${allow.join(', ')}.`, { allow });
  };
}

const KEY_PATH = new RegExp(`^${KEY_API}/[a-z]+(/.+)$`);

/**
 * A request as its caller made it. The edge sends one with an API key to a route that takes any path; here it gets back
 * its path, and the route and parameters that the gateway would have chosen for it. Any other is as it came.
 */
export function asCalled<Event extends APIGatewayProxyEventV2 & { isByKey?: true }>(
  event: Event,
  known: KnownAddresses,
): Event {
  const [, path] = KEY_PATH.exec(event.rawPath) ?? [];
  if (!event.routeKey.startsWith(`ANY ${KEY_API}/`) || path === undefined) return event;
  return { ...routed(event, `${AGENT_API}${path}`, known), isByKey: true };
}

const SHORT_API = WIDGET_API.replace('/{token}', '');

/**
 * A visitor's request as its caller made it: one that came on the route for long ones, which takes any path, gets back its
 * path, and the route and parameters that the gateway would have chosen for it. Any other is as it came.
 */
export function asSent<Event extends APIGatewayProxyEventV2>(event: Event, known: KnownAddresses): Event {
  if (event.routeKey !== LONG_ROUTE) return event;
  return routed(event, event.rawPath.replace(LONG_API, SHORT_API), known);
}

/** An event with this path, on the route that the gateway chooses for it: a literal path before one with parameters. */
function routed<Event extends APIGatewayProxyEventV2>(event: Event, rawPath: string, known: KnownAddresses): Event {
  const { method } = event.requestContext.http;
  const candidates = known.filter((row) => row.method === method && matches(row.path, rawPath));
  const row = candidates.find((one) => one.path === rawPath) ?? candidates[0];
  const routeKey = row ? `${method} ${row.path}` : '$default';
  return { ...event, rawPath, routeKey, pathParameters: row ? parametersOf(row.path, rawPath) : {} };
}

/** The parameters of a path that matches a pattern. */
function parametersOf(pattern: string, path: string): Record<string, string> {
  const given = path.split('/');
  const named = pattern.split('/').map((segment, index) => [/^\{(\w+)\}$/.exec(segment)?.[1], given[index] ?? '']);
  return Object.fromEntries(named.filter(([name]) => name !== undefined));
}

/** Whether a path matches a pattern; `{name}` matches one segment. */
function matches(pattern: string, path: string): boolean {
  const wanted = pattern.split('/');
  const given = path.split('/');
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => (segment.startsWith('{') ? given[index] !== '' : segment === given[index]))
  );
}
