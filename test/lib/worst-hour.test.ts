import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ApiFunction, served } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { isPublic } from '#lib/public-throttles.ts';
import { backoffMs } from '#client/connection/backoff.ts';
import { tokenBucket } from '#local/gateway/token-bucket.ts';
import { edgePrices, prices } from '#local/meters/prices.ts';
import { costsOfCalls } from '#test/support/worst-hour.ts';
import { Synthesized } from './synthesized.ts';

const HOUR = 3600;
/** What an account has in a region where a route has no throttle. */
const ACCOUNT_RATE = 10_000;
const GB_OF_FUNCTION = 0.25;
const WORST_USD = 5;

/** What strangers are assumed to send to the edge, which nothing limits: docs/cost.md says so, and what more costs. */
const EDGE = { perSecond: 1000, kilobytes: 160 };

type Settings = { ThrottlingBurstLimit?: number; ThrottlingRateLimit?: number };
type Stage = {
  ApiId: { Ref: string };
  StageName: unknown;
  DefaultRouteSettings?: Settings;
  RouteSettings?: Record<string, Settings>;
};
type Route = { ApiId: { Ref: string }; RouteKey: string; AuthorizationType: string };
type Units = { MaxReadRequestUnits?: number; MaxWriteRequestUnits?: number };
type Table = { OnDemandThroughput?: Units; GlobalSecondaryIndexes: { OnDemandThroughput?: Units }[] };

const usd = (name: keyof typeof prices, amount: number): number => (amount * prices[name].usd) / prices[name].per;

/** The stage of an API that strangers know: the agents' has a name that is made when it is deployed. */
const isPublicStage =
  (api: string) =>
  ({ ApiId, StageName }: Stage): boolean =>
    ApiId.Ref === api && typeof StageName === 'string';

/** Calls an hour that the gateway lets through to each route that asks for no access token. */
function callsOf(stack: Synthesized, protocol: 'HTTP' | 'WEBSOCKET'): Map<string, number> {
  const api = stack.apiId(protocol);
  const stage = stack.properties<Stage>('AWS::ApiGatewayV2::Stage').find(isPublicStage(api));
  const open = stack
    .properties<Route>('AWS::ApiGatewayV2::Route')
    .filter(({ ApiId, AuthorizationType }) => ApiId.Ref === api && AuthorizationType !== 'JWT');
  return new Map(
    open.map(({ RouteKey }) => {
      const { ThrottlingBurstLimit = 5000, ThrottlingRateLimit = ACCOUNT_RATE } = {
        ...stage?.DefaultRouteSettings,
        ...stage?.RouteSettings?.[RouteKey],
      };
      return [RouteKey, ThrottlingRateLimit * HOUR + ThrottlingBurstLimit];
    }),
  );
}

/** Which row of the table in docs/cost.md has the costs of a route. */
const operations = new Map(
  (Object.keys(served) as ApiFunction[])
    .flatMap((name) => Object.entries<Endpoint>(served[name]))
    .filter(([, row]) => isPublic(row))
    .map(([id, { method, path }]) => [`${method} ${path}`, id]),
);

/** What the worst hour costs, by what is billed. */
function worstHour(stack: Synthesized): Record<string, number> {
  const costs = costsOfCalls();
  const http = [...callsOf(stack, 'HTTP')].map(([key, calls]) => ({ name: operations.get(key) ?? key, calls }));
  const socket = [...callsOf(stack, 'WEBSOCKET')].map(([key, calls]) => ({
    name: key === '$default' ? '$default of the socket' : key,
    calls,
  }));
  const all = [...http, ...socket].map(({ name, calls }) => {
    const cost = costs.get(name);
    if (!cost) throw new Error(`docs/cost.md doesn't say what ${name} costs at most.`);
    return { name, calls, cost };
  });
  const sum = (of: (typeof all)[number]['cost'] extends infer Cost ? keyof Cost : never): number =>
    all.reduce((total, { calls, cost }) => total + calls * cost[of], 0);
  const [table] = stack.properties<Table>('AWS::DynamoDB::Table');
  const capped = (amount: number, perSecond = Infinity): number => Math.min(amount, perSecond * HOUR);
  const indexes = table?.GlobalSecondaryIndexes ?? [];
  const connects = callsOf(stack, 'WEBSOCKET').get('$connect') ?? Infinity;
  const requests = http.reduce((total, { calls }) => total + calls, 0);
  const frames = socket.reduce((total, { calls }) => total + calls, 0);
  const gigabytes = sum('kilobytes') / 1e6;
  const edgeRequests = EDGE.perSecond * HOUR;
  return {
    requests: usd('http_requests', requests),
    frames: usd('socket_messages_in', frames) + usd('socket_messages_out', sum('frames')),
    // They come evenly, so that each lasts half of the hour.
    minutes: usd('connection_minutes', (connects * 60) / 2),
    // Each call is one, and what changes a chat is followed by as many as there are consumers, and a run they start.
    invocations: usd('invocations', requests + frames + connects + 3 * sum('index_writes')),
    compute: usd('gb_seconds', sum('seconds') * GB_OF_FUNCTION),
    writes: usd('write_units', capped(sum('writes'), table?.OnDemandThroughput?.MaxWriteRequestUnits)),
    index_writes: indexes.reduce(
      (total, { OnDemandThroughput }) =>
        total + usd('index_write_units', capped(sum('index_writes'), OnDemandThroughput?.MaxWriteRequestUnits)),
      0,
    ),
    reads: usd('read_units', capped(sum('reads'), table?.OnDemandThroughput?.MaxReadRequestUnits)),
    answers: Math.max(0, gigabytes - edgePrices.free_gb_of_answers) * edgePrices.gb_out_usd,
    edge:
      Math.max(0, edgeRequests - edgePrices.free_requests) * edgePrices.request_usd +
      Math.max(0, edgeRequests - edgePrices.free_function_calls) * edgePrices.function_call_usd +
      Math.max(0, (edgeRequests * EDGE.kilobytes) / 1e6 - edgePrices.free_gb) * edgePrices.gb_usd,
  };
}

const totalOf = (hour: Record<string, number>): number => Object.values(hour).reduce((sum, one) => sum + one, 0);

describe('the worst hour that strangers can cause', () => {
  const stack = new Synthesized();

  it('costs at most 5 USD with the default settings', () => {
    const hour = worstHour(stack);
    expect({ hour, total: totalOf(hour) <= WORST_USD }).toEqual({ hour, total: true });
    expect(totalOf(hour)).toBeGreaterThan(1);
  });

  it('costs as many times as much as the capacity says', () => {
    expect(totalOf(worstHour(new Synthesized({ capacity: 3 })))).toBeLessThanOrEqual(3 * WORST_USD);
  });

  it('is bounded because the throttles are there', () => {
    const open = new Synthesized();
    for (const stage of open.properties<Stage>('AWS::ApiGatewayV2::Stage')) delete stage.RouteSettings;
    expect(totalOf(worstHour(open))).toBeGreaterThan(20 * WORST_USD);
    const uncapped = new Synthesized();
    for (const table of uncapped.properties<Table>('AWS::DynamoDB::Table')) delete table.OnDemandThroughput;
    expect(totalOf(worstHour(uncapped))).toBeGreaterThan(WORST_USD);
  });

  it('leaves agents their own throttle on each of their routes', () => {
    const api = stack.apiId('HTTP');
    const stage = stack.properties<Stage>('AWS::ApiGatewayV2::Stage').find(isPublicStage(api));
    const routes = stack.properties<Route>('AWS::ApiGatewayV2::Route').filter(({ ApiId }) => ApiId.Ref === api);
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE').map(({ RouteKey }) => RouteKey);
    expect(Object.keys(stage?.RouteSettings ?? {}).sort()).toEqual(open.sort());
    expect(stage?.DefaultRouteSettings).toEqual({ ThrottlingBurstLimit: 1000, ThrottlingRateLimit: 500 });
  });
});

describe('a busy day', () => {
  const stack = new Synthesized();
  const http = callsOf(stack, 'HTTP');
  const perHour = (id: string): number =>
    http.get([...operations].find(([, operation]) => operation === id)?.[0] ?? '') ?? 0;

  it('of a shop with 3,000 chats in an hour stays within half of what routes and table take', () => {
    const CHATS = 3000;
    // Of docs/cost.md, "One conversation": half of 20 messages are the visitor's, each answer is read, two pages are opened.
    const calls = {
      openSession: 3,
      startConversation: 1,
      sendOwnMessage: 9,
      readOwnConversation: 10,
      listOwnMessages: 3,
      rateConversation: 1,
      closeOwnConversation: 1,
    };
    for (const [id, each] of Object.entries(calls))
      expect({ id, fits: CHATS * each <= perHour(id) / 2 + 500 }).toEqual({ id, fits: true });
    const [table] = stack.properties<Table>('AWS::DynamoDB::Table');
    const [, writes = ''] =
      /\| write units, indexes included +\| (\d+)/.exec(readFileSync('docs/cost.md', 'utf8')) ?? [];
    expect((CHATS * Number(writes)) / HOUR).toBeLessThan((table?.OnDemandThroughput?.MaxWriteRequestUnits ?? 0) / 2);
    const sockets = callsOf(stack, 'WEBSOCKET');
    expect(CHATS * 3).toBeLessThanOrEqual((sockets.get('$connect') ?? 0) / 2);
    // A chat of 15 minutes: four pings, and three signs of typing for each of its messages.
    expect(CHATS * (4 + 3 * 20)).toBeLessThanOrEqual(sockets.get('$default') ?? 0);
  });

  it('that cuts 2,000 sockets at once has them all back within a minute', () => {
    const SOCKETS = 2000;
    const stage = stack.properties<Stage>('AWS::ApiGatewayV2::Stage').find(isPublicStage(stack.apiId('WEBSOCKET')));
    const bucketOf = (key: string) => {
      const { ThrottlingBurstLimit: burst = 0, ThrottlingRateLimit: rate = 0 } = stage?.RouteSettings?.[key] ?? {};
      return tokenBucket({ burst, rate });
    };
    const [connects, frames] = [bucketOf('$connect'), bucketOf('$default')];
    // What AWS allows an account in a region, and the latency of a connect.
    const newConnections = tokenBucket({ burst: 500, rate: 500 });
    const CONNECT_MS = 500;
    let seed = 1;
    const random = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647;
    const waiting = Array.from({ length: SOCKETS }, () => ({ atMs: backoffMs(1, random()), failures: 1 }));
    let lastMs = 0;
    for (;;) {
      waiting.sort((one, other) => one.atMs - other.atMs);
      const next = waiting.shift();
      if (!next) break;
      const { atMs, failures } = next;
      if (newConnections.take(atMs) && connects.take(atMs) && frames.take(atMs + CONNECT_MS))
        lastMs = atMs + CONNECT_MS;
      else waiting.push({ atMs: atMs + CONNECT_MS + backoffMs(failures + 1, random()), failures: failures + 1 });
    }
    expect(lastMs).toBeLessThan(60_000);
    // Each is forgotten and noted again, at most with what docs/cost.md says.
    const costs = costsOfCalls();
    const writes = (costs.get('$disconnect')?.writes ?? NaN) + (costs.get('$connect')?.writes ?? NaN);
    const [table] = stack.properties<Table>('AWS::DynamoDB::Table');
    expect((SOCKETS * writes) / 60).toBeLessThan(table?.OnDemandThroughput?.MaxWriteRequestUnits ?? 0);
  });

  it('of an office behind one address: everybody opens a chat within a minute, and thousands in the hour', () => {
    const { Variables } = stack.resource<{ Environment: { Variables: Record<string, string> } }>(
      stack.functionId('visitor-api'),
    ).Properties.Environment;
    const [burst = 0, perSecond = 0] = (Variables['ADDRESS_SESSION_RATE'] ?? '').split('/').map(Number);
    expect(burst + 60 * perSecond).toBeGreaterThanOrEqual(400);
    expect(burst + HOUR * perSecond).toBeGreaterThanOrEqual(7000);
  });
});
