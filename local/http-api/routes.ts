/** Which route of an HTTP API matches a request: exact paths before variables, variables before greedy ones, then `$default`. */

/** The parts of a route key; `segments` is undefined for `$default`. */
export type RouteKey = { key: string; method: string; segments: readonly string[] | undefined };

/** `GET /pets/{id}`, `ANY /{proxy+}` or `$default`. */
export function parseRouteKey(key: string): RouteKey {
  if (key === '$default') return { key, method: 'ANY', segments: undefined };
  const [method = '', path = ''] = key.split(' ');
  return { key, method, segments: path.split('/').slice(1) };
}

export type PathParameters = Record<string, string>;

const variable = (segment: string): string | undefined => /^\{([^}+]+)\}$/.exec(segment)?.[1];
const greedy = (segment: string): string | undefined => /^\{([^}]+)\+\}$/.exec(segment)?.[1];

/** Encoded values of the path's variables; undefined if the path doesn't match. */
function fit(segments: readonly string[], path: readonly string[]): PathParameters | undefined {
  const parameters: PathParameters = {};
  for (const [index, segment] of segments.entries()) {
    const rest = greedy(segment);
    if (rest) {
      const tail = path.slice(index).join('/');
      return tail ? { ...parameters, [rest]: tail } : undefined;
    }
    const name = variable(segment);
    const actual = path[index];
    if (name && actual) parameters[name] = actual;
    else if (actual !== segment) return undefined;
  }
  return segments.length === path.length ? parameters : undefined;
}

const rank = (segment: string | undefined): number => {
  if (segment === undefined) return 3;
  if (greedy(segment)) return 2;
  return variable(segment) ? 1 : 0;
};

/** Below zero if `one` is the more specific route: by segments from the left, then by method. */
function compare(one: RouteKey, other: RouteKey): number {
  if (!one.segments || !other.segments) return Number(!one.segments) - Number(!other.segments);
  for (let index = 0; index < Math.max(one.segments.length, other.segments.length); index += 1) {
    const difference = rank(one.segments[index]) - rank(other.segments[index]);
    if (difference !== 0) return difference;
  }
  return Number(one.method === 'ANY') - Number(other.method === 'ANY');
}

/** The most specific route that matches method and path, with the path's variables decoded. */
export function selectRoute<Route extends RouteKey>(
  routes: readonly Route[],
  method: string,
  path: string,
): { route: Route; parameters: PathParameters } | undefined {
  const parts = path.split('/').slice(1);
  const fitting = routes
    .filter((route) => route.method === 'ANY' || route.method === method)
    .map((route) => ({ route, parameters: route.segments ? fit(route.segments, parts) : {} }))
    .filter(
      (candidate): candidate is { route: Route; parameters: PathParameters } => candidate.parameters !== undefined,
    );
  const [best] = fitting.sort((one, other) => compare(one.route, other.route));
  return best && { route: best.route, parameters: decode(best.parameters) };
}

function decode(parameters: PathParameters): PathParameters {
  return Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, decodePart(value)]));
}

function decodePart(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
