/** The edge of the stack: the distribution with its bucket and HTTP API, and the WebSocket API. */
import { apisOf } from '#local/gateway/gateway-api.ts';
import { resourcesOf, type Stack } from '#local/assembly/stack.ts';
import { deployBuckets, type Rewrite } from '#local/cloudfront/bucket-deployment.ts';
import { getObject } from '#local/cloudfront/bucket.ts';
import { readDistribution } from '#local/cloudfront/distribution-definition.ts';
import { Distribution, type Origin } from '#local/cloudfront/distribution.ts';
import { readHttpApi } from '#local/http-api/api-definition.ts';
import { gatewayError } from '#local/http-api/answer.ts';
import { apiHost } from '#local/http-api/event.ts';
import { HttpApi } from '#local/http-api/http-api.ts';
import type { Authority } from '#local/iam/authority.ts';
import type { Invoker } from '#local/lambda/invoker.ts';
import type { Meters } from '#local/meters/meters.ts';
import { httpUnits, socketUnits } from '#local/meters/prices.ts';
import { awsLimits } from '#local/websocket/connection.ts';
import type { ConnectionsDeps } from '#local/websocket/connections-endpoint.ts';
import { SocketApi, type SocketApiDeps } from '#local/websocket/socket-api.ts';
import { readSocketApi } from '#local/websocket/socket-definition.ts';

export type EdgeDeps = {
  stack: Stack;
  invoker: Invoker;
  authority: Authority;
  meters: Meters;
  /** Replaces AWS addresses in deployed files by local ones. */
  localize: Rewrite;
  /** What the local issuer publishes at an address. */
  published: (url: string) => object | undefined;
};

export type Edge = {
  distribution: Distribution;
  httpApi: HttpApi;
  /** The host name at which the HTTP API is reached without the distribution. */
  apiHost: string;
  /** The stages of the WebSocket API. */
  sockets: readonly SocketApi[];
  connections: ConnectionsDeps;
};

function only<One>(all: readonly One[], what: string): One {
  const [one] = all;
  if (one && all.length === 1) return one;
  throw new Error(`The stack has ${all.length} ${what}s; the local stack serves exactly one.`);
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url);
  return response.json();
}

function startHttpApi({ stack, invoker, meters, published }: EdgeDeps, labels: ReadonlyMap<string, string>) {
  const resource = only(apisOf(stack, 'HTTP'), 'HTTP API');
  const api = new HttpApi(readHttpApi(stack, resource), {
    invoker,
    fetchJson: async (url) => published(url) ?? fetchJson(url),
    now: () => new Date(),
    billed: ({ functionId, route, bytes }) =>
      meters.count({ functionName: labels.get(functionId), route }, 'http_requests', httpUnits(bytes)),
  });
  return { api, host: apiHost(resource.ref) };
}

function startSocketStages({ stack, invoker, authority, meters }: EdgeDeps, labels: ReadonlyMap<string, string>) {
  const billed: SocketApiDeps['billed'] = {
    received: (functionId, route, bytes) =>
      meters.count({ functionName: labels.get(functionId), route }, 'socket_messages_in', socketUnits(bytes)),
    minutes: (minutes) => meters.count({ route: '$connect' }, 'connection_minutes', minutes),
  };
  const stages = readSocketApi(stack, only(apisOf(stack, 'WEBSOCKET'), 'WebSocket API')).map(
    (stage) => new SocketApi(stage, { invoker, limits: awsLimits, billed }),
  );
  const connections: ConnectionsDeps = {
    stages,
    authorise: (functionId, action, resource) => authority.authorise(functionId, action, resource),
    sent: ({ functionId, workerId }, bytes) =>
      meters.count(
        { functionName: labels.get(functionId), route: invoker.currentRoute(functionId, workerId) },
        'socket_messages_out',
        socketUnits(bytes),
      ),
  };
  return { stages, connections };
}

/** What responds below a domain name that the distribution uses as an origin. */
function originsOf({ stack, localize }: EdgeDeps, httpApi: HttpApi, host: string): (domainName: string) => Origin {
  const buckets = deployBuckets(stack, localize);
  const origins = new Map<string, Origin>(
    resourcesOf(stack, 'AWS::S3::Bucket').flatMap((bucket) =>
      ['RegionalDomainName', 'DomainName'].map((name): [string, Origin] => [
        bucket.attribute(name),
        async (request) => getObject(buckets.get(bucket.ref) ?? new Map(), request),
      ]),
    ),
  );
  // API Gateway identifies an API by its Host header and rejects any other.
  origins.set(host, async (request) =>
    request.headers['host'] === host ? httpApi.handle(request) : gatewayError(403, 'Forbidden'),
  );
  return (domainName) => {
    const origin = origins.get(domainName);
    if (origin) return origin;
    throw new Error(
      `The distribution has the origin ${domainName}, which is neither a bucket nor an API of the stack.`,
    );
  };
}

/** Starts the edge of a stack. */
export function createEdge(deps: EdgeDeps): Edge {
  const { stack } = deps;
  const labels = new Map(stack.resources.map(({ logicalId, label }) => [logicalId, label]));
  const { api: httpApi, host } = startHttpApi(deps, labels);
  const { stages: sockets, connections } = startSocketStages(deps, labels);
  const distribution = only(resourcesOf(stack, 'AWS::CloudFront::Distribution'), 'distribution');
  return {
    distribution: new Distribution(readDistribution(stack, distribution), {
      origin: originsOf(deps, httpApi, host),
      now: () => Date.now(),
    }),
    httpApi,
    apiHost: host,
    sockets,
    connections,
  };
}
