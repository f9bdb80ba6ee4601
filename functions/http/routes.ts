/** Which row of the contract a request is for. */
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { DomainError } from '#core/model/errors.ts';

/** A table of rows by operation. */
export type Rows = Record<string, Endpoint>;

/** Every address that exists, of any function. */
export type KnownAddresses = readonly Pick<Endpoint, 'method' | 'path'>[];

/** Finds rows by the route key API Gateway chose: `GET /api/…/{id}`. `known`: every address there is, to tell 405 from 404. */
export function routeTable(
  rows: Rows,
  known: KnownAddresses,
): (event: APIGatewayProxyEventV2) => { operation: string; row: Endpoint } {
  const byKey = new Map(
    Object.entries(rows).map(([operation, row]) => [`${row.method} ${row.path}`, { operation, row }]),
  );
  return (event) => {
    const found = byKey.get(event.routeKey);
    const { method } = event.requestContext.http;
    const exact = known.filter(({ path }) => path === event.rawPath);
    // A literal path such as `/agents/me` never matches `/agents/{id}`, whatever the method.
    const isMistaken = exact.length > 0 && exact.every((row) => row.method !== method);
    if (found && !isMistaken) return found;
    const same = exact.length > 0 ? exact : known.filter(({ path }) => matches(path, event.rawPath));
    const allow = same.map((row) => row.method);
    if (allow.length === 0) throw new DomainError('not_found', 'This endpoint does not exist.');
    throw new DomainError('method_not_allowed', `${method} isn't allowed here. Use ${allow.join(', ')}.`, { allow });
  };
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
