import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type ApiFunction, served } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { isPublic } from '#lib/api/public-throttles.ts';
import { backoffMs } from '#client/connection/backoff.ts';
import { tokenBucket } from '#local/gateway/token-bucket.ts';
import { edgePrices, prices } from '#local/meters/prices.ts';
import { ThroughputLimits } from '#local/aws/dynamodb/throughput-limits.ts';
import { type CostOfCall, costsOfCalls } from '#test/support/worst-hour.ts';
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

/** The throttle of each route that asks for no access token. */
function throttlesOf(stack: Synthesized, protocol: 'HTTP' | 'WEBSOCKET'): Map<string, { burst: number; rate: number }> {
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
      return [RouteKey, { burst: ThrottlingBurstLimit, rate: ThrottlingRateLimit }];
    }),
  );
}

/** Calls an hour that the gateway lets through to each of them. */
const callsOf = (stack: Synthesized, protocol: 'HTTP' | 'WEBSOCKET'): Map<string, number> =>
  new Map([...throttlesOf(stack, protocol)].map(([key, { burst, rate }]) => [key, rate * HOUR + burst]));

/** Which row of the table in docs/cost.md has the costs of a route. */
const operations = new Map(
  (Object.keys(served) as ApiFunction[])
    .flatMap((name) => Object.entries<Endpoint>(served[name]))
    .filter(([, row]) => isPublic(row))
    .map(([id, { method, path }]) => [`${method} ${path}`, id]),
);

/** The row of a route of the WebSocket API. */
const nameOfSocketRoute = (key: string): string => (key.endsWith('connect') ? key : `${key} of the socket`);

/** What the worst hour costs, by what is billed. */
function worstHour(stack: Synthesized): Record<string, number> {
  const costs = costsOfCalls();
  const http = [...callsOf(stack, 'HTTP')].map(([key, calls]) => ({ name: operations.get(key) ?? key, calls }));
  const socket = [...callsOf(stack, 'WEBSOCKET')].map(([key, calls]) => ({ name: nameOfSocketRoute(key), calls }));
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
    for (const table of open.properties<Table>('AWS::DynamoDB::Table')) delete table.OnDemandThroughput;
    expect(totalOf(worstHour(open))).toBeGreaterThan(200 * WORST_USD);
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

type Load = { rate: number; burst: number; cost: CostOfCall };

/** What strangers may ask of each public route, and what a call takes. */
function loadsOf(stack: Synthesized): Load[] {
  const costs = costsOfCalls();
  const of = (protocol: 'HTTP' | 'WEBSOCKET', nameOf: (key: string) => string): Load[] =>
    [...throttlesOf(stack, protocol)].map(([key, { burst, rate }]) => {
      const cost = costs.get(nameOf(key));
      if (!cost) throw new Error(`docs/cost.md doesn't say what ${nameOf(key)} costs at most.`);
      return { rate, burst, cost };
    });
  return [...of('HTTP', (key) => operations.get(key) ?? key), ...of('WEBSOCKET', nameOfSocketRoute)];
}

describe('the table, while strangers use up every throttle with the most that each call can take', () => {
  const stack = new Synthesized();
  const loads = loadsOf(stack);
  const [table] = stack.properties<Table>('AWS::DynamoDB::Table');
  const maximum = {
    reads: table?.OnDemandThroughput?.MaxReadRequestUnits ?? 0,
    writes: table?.OnDemandThroughput?.MaxWriteRequestUnits ?? 0,
    index_writes: Math.min(
      ...(table?.GlobalSecondaryIndexes ?? []).map((index) => index.OnDemandThroughput?.MaxWriteRequestUnits ?? 0),
    ),
  };
  const kinds = ['reads', 'writes', 'index_writes'] as const;
  const sum = (kind: (typeof kinds)[number], of: (load: Load) => number): number =>
    loads.reduce((total, load) => total + of(load) * load.cost[kind], 0);

  it('keeps more than half of each of its limits for agents', () => {
    for (const kind of kinds) {
      const asked = sum(kind, ({ rate }) => rate);
      expect({ kind, asked, isLess: asked < maximum[kind] / 2 }).toEqual({ kind, asked, isLess: true });
    }
  });

  it('keeps half for agents up to a capacity of seven, where what an account may set ends it', () => {
    const seven = new Synthesized({ capacity: 7 });
    const [large] = seven.properties<Table>('AWS::DynamoDB::Table');
    const asked = loadsOf(seven).reduce((total, { rate, cost }) => total + rate * cost.reads, 0);
    expect(asked).toBeLessThan((large?.OnDemandThroughput?.MaxReadRequestUnits ?? 0) / 2);
  });

  it('keeps a tenth of them even in the minute in which every burst is used up at once', () => {
    for (const kind of kinds) {
      const asked = sum(kind, ({ rate, burst }) => 60 * rate + burst);
      const share = 1 - asked / (60 * maximum[kind]);
      expect({ kind, share, isLeft: share >= 0.1 }).toEqual({ kind, share, isLeft: true });
    }
  });

  it('answers agents: none of their requests fails from the second minute on, and few before', () => {
    const { failed, ofStrangers } = flood(loads, maximum);
    expect(ofStrangers).toBeGreaterThan(10_000);
    expect(failed.slice(1)).toEqual([0, 0, 0, 0]);
    expect((failed[0] ?? 0) / (60 * AGENT_CALLS)).toBeLessThan(0.02);
  });

  it("would refuse agents if the table took no more than strangers' throttles let through", () => {
    const asked = { reads: sum('reads', ({ rate }) => rate), writes: sum('writes', ({ rate }) => rate) };
    const { failed } = flood(loads, { ...maximum, ...asked }, 1);
    expect(failed.at(-1)).toBeGreaterThan(0);
  });
});

/** What a large team asks for: 100 calls a second, of 4 write and 10 read units. */
const AGENT_CALLS = 100;
/** When a function tries again what the table throttled, in milliseconds after the first time. */
const TRIES_MS = [0, 50, 150, 350];

/** Minutes on the emulator's own buckets of routes and table, without the bursts that DynamoDB may allow. */
function flood(
  loads: readonly Load[],
  { reads, writes }: { reads: number; writes: number },
  minutes = 5,
): { failed: number[]; ofStrangers: number } {
  let nowMs = 0;
  const limits = new ThroughputLimits(
    [{ name: 'table', keys: [], maxThroughput: { table: { read: reads, write: writes }, indexes: {} } }],
    () => nowMs,
  );
  limits.burstSeconds = 1;
  const ask = (units: { reads: number; writes: number }): boolean => {
    const steps = [['Query', units.reads] as const, ['PutItem', units.writes] as const].filter(([, one]) => one > 0);
    try {
      for (const [operation] of steps) limits.check(operation, { TableName: 'table' });
    } catch {
      return false;
    }
    for (const [operation, CapacityUnits] of steps)
      limits.take(operation, { ConsumedCapacity: { TableName: 'table', CapacityUnits } });
    return true;
  };
  const routes = loads.map(({ rate, burst, cost }) => ({ cost, bucket: tokenBucket({ rate, burst }) }));
  const waiting: { atMs: number; tries: number; agent: boolean; units: { reads: number; writes: number } }[] = [];
  const failed = Array.from({ length: minutes }, () => 0);
  let ofStrangers = 0;
  const TICK_MS = 10;
  for (; nowMs < minutes * 60_000; nowMs += TICK_MS) {
    for (const { cost, bucket } of routes)
      while (bucket.take(nowMs)) waiting.push({ atMs: nowMs, tries: 0, agent: false, units: cost });
    for (let call = 0; call < (AGENT_CALLS * TICK_MS) / 1000; call++)
      waiting.push({ atMs: nowMs, tries: 0, agent: true, units: { reads: 10, writes: 4 } });
    for (const one of waiting.splice(0)) {
      const firstMs = one.atMs - (TRIES_MS[one.tries] ?? 0);
      if (one.atMs > nowMs) waiting.push(one);
      else if (ask(one.units)) ofStrangers += one.agent ? 0 : 1;
      else if (one.tries + 1 < TRIES_MS.length)
        waiting.push({ ...one, tries: one.tries + 1, atMs: firstMs + (TRIES_MS[one.tries + 1] ?? 0) });
      else if (one.agent) failed[Math.floor(nowMs / 60_000)] = (failed[Math.floor(nowMs / 60_000)] ?? 0) + 1;
    }
  }
  return { failed, ofStrangers };
}

describe('a busy day', () => {
  const stack = new Synthesized();
  const http = callsOf(stack, 'HTTP');
  const perHour = (id: string): number =>
    http.get([...operations].find(([, operation]) => operation === id)?.[0] ?? '') ?? 0;

  it('of a shop with 3,000 chats in an hour leaves a third of what routes take, and most of the table', () => {
    const [CHATS, SPARE] = [3000, 1.5];
    // Of docs/cost.md, "One conversation": half of 20 messages are the visitor's, two pages are opened.
    const calls = {
      openSession: 3,
      startConversation: 1,
      sendOwnMessage: 9,
      listOwnMessages: 3,
      rateConversation: 1,
      closeOwnConversation: 1,
    };
    for (const [id, each] of Object.entries(calls))
      expect({ id, fits: CHATS * each * SPARE <= perHour(id) }).toEqual({ id, fits: true });
    const [table] = stack.properties<Table>('AWS::DynamoDB::Table');
    const [, writes = ''] =
      /\| write units, indexes included +\| (\d+)/.exec(readFileSync('docs/cost.md', 'utf8')) ?? [];
    expect((CHATS * Number(writes)) / HOUR).toBeLessThan((table?.OnDemandThroughput?.MaxWriteRequestUnits ?? 0) / 2);
    // Each page connects and greets; each answer is read; four pings of 15 minutes, three signs of typing for each message.
    const frames = { $connect: 3, hello: 3, read: 10, $default: 4 + 3 * 10 };
    const sockets = callsOf(stack, 'WEBSOCKET');
    for (const [key, each] of Object.entries(frames))
      expect({ key, fits: CHATS * each * SPARE <= (sockets.get(key) ?? 0) }).toEqual({ key, fits: true });
  });

  it('that cuts 2,000 sockets at once has them all back within a minute', () => {
    const SOCKETS = 2000;
    const stage = stack.properties<Stage>('AWS::ApiGatewayV2::Stage').find(isPublicStage(stack.apiId('WEBSOCKET')));
    const bucketOf = (key: string) => {
      const { ThrottlingBurstLimit: burst = 0, ThrottlingRateLimit: rate = 0 } = stage?.RouteSettings?.[key] ?? {};
      return tokenBucket({ burst, rate });
    };
    const [connects, greetings] = [bucketOf('$connect'), bucketOf('hello')];
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
      if (newConnections.take(atMs) && connects.take(atMs) && greetings.take(atMs + CONNECT_MS))
        lastMs = atMs + CONNECT_MS;
      else waiting.push({ atMs: atMs + CONNECT_MS + backoffMs(failures + 1, random()), failures: failures + 1 });
    }
    expect(lastMs).toBeLessThan(60_000);
    // Each is forgotten and noted again, at most with what docs/cost.md says.
    const costs = costsOfCalls();
    const writes = ['$disconnect', '$connect', 'hello of the socket'].reduce(
      (sum, name) => sum + (costs.get(name)?.writes ?? NaN),
      0,
    );
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
