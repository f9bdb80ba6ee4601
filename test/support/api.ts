/** All APIs on a table of their own, called with the events API Gateway sends. */
import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import { endpoints, served } from '#core/contract/http.ts';
import { AGENT_API, type Endpoint } from '#core/contract/kit/endpoint.ts';
import type { Deps } from '#functions/deps.ts';
import type { Log } from '#functions/platform/log.ts';
import { type AgentApiDeps, agentApi } from '#functions/handlers/agent-api.ts';
import { type SettingsApiDeps, settingsApi } from '#functions/handlers/settings-api.ts';
import type { HttpEvent, HttpHandler } from '#functions/http/serve.ts';
import { addressLimit } from '#functions/http/request-limits.ts';
import type { VisitorApiDeps } from '#functions/handlers/visitor-api.ts';
import { visitorApi } from '#functions/handlers/visitor-api.ts';
import type { DirectoryUser } from '#functions/platform/user-directory/user-directory.ts';
import { randomText } from '#functions/platform/random-text.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';
import { keys } from '#functions/store/keys.ts';
import { safeFetch } from '#functions/platform/network/safe-fetch.ts';
import { hashOf } from '#functions/store/settings/api-key-store.ts';
import { isLiveChatOn } from '#functions/store/settings/module-store.ts';
import type { Table } from '#functions/store/table.ts';
import { visitorSessions } from '#functions/identity/visitor-session.ts';
import { readFile } from '#functions/article-files/read.ts';
import { claimText } from '#local/http-api/jwt-authorizer.ts';
import { testDeps } from './deps.ts';
import { memoryDeps } from './memory-deps.ts';
import { testFiles, testRules } from './files.ts';
import { startTestTable } from './dynamodb.ts';
import { testPool } from './user-pool.ts';
import { AUDIENCE } from './tokens.ts';

/** What a request may have. */
export type Sent = {
  body?: unknown;
  /** Sent as it is, instead of `body`. */
  rawBody?: string;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  /** The payload of an access token that the gateway has verified. */
  claims?: Record<string, unknown>;
  sourceIp?: string;
  isBase64Encoded?: boolean;
};

/** An answer; `body` is parsed where it is JSON, and as untyped as that: what is in it is what tests look at. */
export type Answered = { status: number; headers: Record<string, string>; body: ReturnType<typeof JSON.parse> };

export const PUBLIC_ORIGIN = 'https://chat.example.com';
export const ORIGIN_SECRET = 'only-the-edge-knows';
export { AUDIENCE };
/** What any access token has, whoever's; it outlives every clock of a test. */
export const accessClaims = { client_id: AUDIENCE, token_use: 'access', exp: Date.UTC(2100, 0) / 1000 };
export const admin = { ...accessClaims, sub: 'admin', 'cognito:groups': ['admin', 'agent'] };
export const lead = { ...accessClaims, sub: 'cleo', 'cognito:groups': ['supervisor'] };
export const ada = { ...accessClaims, sub: 'ada', 'cognito:groups': ['agent'] };

/** The key of a program that may do what admins may; every table has it, and no list. */
const program = { id: 7, secret: 'P'.repeat(43) };
const programItem = {
  ...keys.apiKey(program.id),
  id: program.id,
  name: 'Shop server',
  role: 'admin',
  hash: hashOf(program.secret),
  expires_at: null,
};

/**
 * The event API Gateway makes of a request, with the route it chooses for it. An admin's request of what is for programs
 * only is the program's.
 */
export function httpEvent(method: string, path: string, sent: Sent = {}): HttpEvent {
  const row: Endpoint | undefined = Object.values<Endpoint>(endpoints).find(
    (one) => one.method === method && fit(one.path, path),
  );
  const to = row?.isForKeys && sent.claims === admin ? functionOf(row) : undefined;
  if (to) {
    const { claims: _, ...asProgram } = sent;
    return keyEvent(to, method, path.slice(AGENT_API.length), `lck_${program.id}_${program.secret}`, asProgram);
  }
  const routeKey = row ? `${method} ${row.path}` : '$default';
  const body = sent.rawBody ?? (sent.body === undefined ? undefined : JSON.stringify(sent.body));
  const parameters = row ? fit(row.path, path) : undefined;
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: new URLSearchParams(sent.query).toString(),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(sent.claims ? { authorization: `Bearer ${unsigned(sent.claims)}` } : {}),
      ...sent.headers,
    },
    ...(sent.query ? { queryStringParameters: sent.query } : {}),
    ...(parameters && Object.keys(parameters).length > 0 ? { pathParameters: parameters } : {}),
    requestContext: {
      accountId: '000000000000',
      apiId: 'api',
      domainName: 'api.execute-api.us-east-1.amazonaws.com',
      domainPrefix: 'api',
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: sent.sourceIp ?? '198.51.100.1', userAgent: 'test' },
      requestId: 'request-1',
      routeKey,
      stage: '$default',
      time: '',
      timeEpoch: 0,
      ...(sent.claims ? { authorizer: { jwt: { claims: claimTexts(sent.claims) } } } : {}),
    },
    ...(body === undefined ? {} : { body }),
    isBase64Encoded: sent.isBase64Encoded ?? false,
  };
}

const claimTexts = (claims: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, claimText(value)]));

/** A token of these claims that nobody signed: whoever reads it after the gateway does not look. */
function unsigned(claims: Record<string, unknown>): string {
  const parts = [{ alg: 'RS256', kid: 'one' }, claims].map((part) => Buffer.from(JSON.stringify(part)));
  return [...parts, Buffer.from('signature')].map((part) => part.toString('base64url')).join('.');
}

/** Calls a handler with a request. */
export async function call(handler: HttpHandler, method: string, path: string, sent: Sent = {}): Promise<Answered> {
  return answered(await handler(httpEvent(method, path, sent), {} as Context));
}

/** The function of the team's API that serves a row; nothing for those of others. */
const functionOf = (row: Endpoint): 'agent' | 'settings' | undefined =>
  (['agent', 'settings'] as const).find((name) => Object.values<Endpoint>(served[`${name}-api`]).includes(row));

/** The event of a request with an API key, once the edge has sent it to a function. */
export function keyEvent(
  to: 'agent' | 'settings',
  method: string,
  path: string,
  key: string,
  sent: Sent = {},
): HttpEvent {
  const event = httpEvent(method, `/api/machine/${to}${path}`, sent);
  event.routeKey = `ANY /api/machine/${to}/{proxy+}`;
  event.pathParameters = { proxy: path.slice(1) };
  event.headers = { ...event.headers, authorization: `Bearer ${key}` };
  return event;
}

/** The path's parameters, if it is one of this pattern. */
function fit(pattern: string, path: string): Record<string, string> | undefined {
  const wanted = pattern.split('/');
  const given = path.split('/');
  if (wanted.length !== given.length) return undefined;
  const parameters: Record<string, string> = {};
  for (const [index, segment] of wanted.entries()) {
    const actual = given[index] ?? '';
    if (segment.startsWith('{') && actual !== '') parameters[segment.slice(1, -1)] = decodeURIComponent(actual);
    else if (segment !== actual) return undefined;
  }
  return parameters;
}

/** What a handler answered. */
export function answered({ statusCode, headers, body }: APIGatewayProxyStructuredResultV2): Answered {
  const type = String(headers?.['content-type'] ?? '');
  const isJson = /json/.test(type) && body !== undefined;
  return {
    status: statusCode ?? 0,
    headers: Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name, String(value)])),
    body: isJson ? JSON.parse(body) : body,
  };
}

/** What the team's two functions need. */
export type TeamApiDeps = AgentApiDeps & SettingsApiDeps;

const settingsRoutes = new Set(Object.values(served['settings-api']).map(({ method, path }) => `${method} ${path}`));

/** The team's API as the gateway routes it: each of its two functions gets what it serves. */
export function teamApi(deps: () => TeamApiDeps, log: Log): HttpHandler {
  const agents = agentApi(deps, log);
  const settings = settingsApi(deps, log);
  const isSettings = ({ routeKey }: HttpEvent) =>
    settingsRoutes.has(routeKey) || routeKey.startsWith('ANY /api/machine/settings/');
  return (event, context) => (isSettings(event) ? settings : agents)(event, context);
}

/** Running APIs. */
export type Apis = Awaited<ReturnType<typeof startApis>>;

/** APIs on a table in memory. */
export type MemoryApis = Awaited<ReturnType<typeof memoryApis>>;

/** Starts the APIs; call `stop` in `afterAll`. The clock stands still until `clock.ms` is set. */
export async function startApis(startMs?: number) {
  const server = await startTestTable();
  return {
    ...(await apisOn(testDeps(server, startMs))),
    /** How many items the whole table holds. */
    countItems: async () =>
      (await server.client.send(new ScanCommand({ TableName: server.tableName, Select: 'COUNT' }))).Count ?? 0,
    /** Every item of the table as DynamoDB has it. */
    allItems: async () => {
      const items: Record<string, AttributeValue>[] = [];
      let from: Record<string, AttributeValue> | undefined;
      do {
        const page = await server.client.send(
          new ScanCommand({ TableName: server.tableName, ConsistentRead: true, ExclusiveStartKey: from }),
        );
        items.push(...(page.Items ?? []));
        from = page.LastEvaluatedKey;
      } while (from);
      return items;
    },
    stop: server.stop,
  };
}

/**
 * The APIs on a table in memory, for many requests whose answers don't depend on what only DynamoDB refuses, cuts or
 * counts. `deps.table.changes` has every write. There is nothing to stop.
 */
export async function memoryApis(startMs?: number) {
  const deps = memoryDeps(startMs);
  return {
    ...(await apisOn(deps)),
    /** How many items the whole table holds. */
    countItems: async () => deps.table.items.length,
    /** Every item of the table as DynamoDB would have it. */
    allItems: async () => deps.table.items.map((item) => marshall(item)),
  };
}

async function apisOn<TableDeps extends Deps & { clock: { ms: number } }>(deps: TableDeps) {
  const { clock, table } = deps;
  // Noted as used that day already, so that its requests write nothing of their own.
  await table.put({ Item: { ...programItem, last_used_on: new Date(clock.ms).toISOString().slice(0, 10) } });
  const now = () => clock.ms;
  /** `knowsLiveChat`: whether the switch of live chat was read lately. */
  const faults: { table?: Table; knowsLiveChat?: boolean } = {};
  const logged: { event: string; fields?: Record<string, unknown> }[] = [];
  const note = (event: string, fields?: Record<string, unknown>) => {
    logged.push({ event, ...(fields ? { fields } : {}) });
  };
  const files = testFiles(now);
  const secrets: Record<string, string | undefined> = { AWSCURRENT: 'a-secret-of-the-stack' };
  const sessions = visitorSessions(
    sessionKeys(async (stage) => secrets[stage], now),
    now,
  );
  const people: DirectoryUser[] = ['admin', 'ada', 'ben', 'cleo'].map((name) => ({
    user_id: name,
    name,
    email: `${name}@example.com`,
  }));
  const userPool = testPool(
    people.map(({ user_id }) => user_id),
    (name) => (name === 'admin' ? 'admin' : 'agent'),
  );
  const shared = {
    ...deps,
    table: new Proxy(table, { get: (_, name) => (faults.table ?? table)[name as keyof Table] }),
    log: { info: note, warn: note, error: note },
    files: files.open,
    fileRules: testRules,
    randomText,
    socketUrl: 'wss://socket.example.com/live',
  };
  const visitorDeps: VisitorApiDeps = {
    ...shared,
    sessions,
    loader: () => ({
      source: '(function(config){window.config=config})',
      app: '/widget/app-1.js',
      live: '/widget/live-1.js',
    }),
    publicOrigin: PUBLIC_ORIGIN,
    filesUrl: 'https://files.example.com',
    originSecret: ORIGIN_SECRET,
    allowance: { burst: 60, perSecond: 5 },
    sessionRate: { burst: 300, perSecond: 10 },
    limit: addressLimit(1_000_000, now),
    limitVisitor: () => {},
    isLiveChatOn: async () => faults.knowsLiveChat || isLiveChatOn(table),
    hasMail: false,
    visitorMailLimit: 500,
    transcriptsTo: 'everyone',
  };
  const agentDeps: TeamApiDeps = {
    ...shared,
    people: {
      list: async () => people,
      find: async (userId) => people.find(({ user_id }) => user_id === userId),
    },
    userPool: async () => userPool.pool,
    rememberUser: async () => {},
    description: () => ({ document: '{"openapi":"3.1.1"}', page: '<style>p{}</style><p>API</p>' }),
    publicOrigin: PUBLIC_ORIGIN,
    httpStepHosts: ['api.example.com'],
    moduleSettings: ['mail', 'files', 'cardHosts'],
    hasMail: true,
    visitorMailLimit: 500,
    fileReader: async () => readFile,
    cardHosts: ['crm.example.com'],
    cardsOnThisMachine: false,
    cards: new Map(),
    sendOut: async () => safeFetch,
    callAutomation: async () => ({
      result: 'ok',
      status: null,
      detail: null,
      left_out: [],
      milliseconds: 1,
      embeddings: null,
    }),
    originSecret: ORIGIN_SECRET,
    allowance: { burst: 60, perSecond: 5 },
    isLiveChatOn: () => isLiveChatOn(table),
    limitKey: () => {},
    limitKeyAddress: () => {},
    startAutomation: async () => {},
    callDeliver: async () => ({ key: `B${'A'.repeat(86)}` }),
    onThisMachine: false,
    startDelivery: async () => {},
    startReading: async () => {},
    startTrial: async () => {},
    startRehearsal: async () => {},
    startModelRun: async () => {},
    callReader: async () => ({ found: 0, examples: [], first: null, problems: [] }),
    tokenRules: { audience: AUDIENCE, groupsClaim: 'cognito:groups' },
  };
  const agents = teamApi(() => agentDeps, shared.log);
  const visitors = visitorApi(() => visitorDeps, shared.log);
  const agentPath = (path: string) => `/api/v1/live-chat${path}`;
  const agent = (method: string, path: string, sent: Sent = {}) =>
    call(agents, method, agentPath(path), { claims: admin, ...sent });
  const visitor = (method: string, path: string, sent: Sent = {}) =>
    call(visitors, method, `/api/widget/${path}`, sent);
  return {
    deps,
    clock,
    logged,
    faults,
    secrets,
    people,
    userPool,
    files,
    visitorDeps,
    agentDeps,
    agents,
    visitors,
    /** Calls the agents' API as an admin, unless `claims` say otherwise. */
    agent,
    /** Calls the widget's API. */
    visitor,
    /** Sets something up, as an admin. */
    make: async (path: string, body: object) => {
      const made = await agent('POST', path, { body });
      if (made.status !== 201) throw new Error(`POST ${path} answered ${made.status}: ${JSON.stringify(made.body)}`);
      return made.body;
    },
    /** Starts a chat of a new visitor. */
    startChat: async (token: string, more: object = {}) => {
      const { session_token } = (await visitor('POST', `${token}/session`, { body: {} })).body;
      const body = { client_message_id: 'message-1', content: 'Hello?', ...more };
      const started = await visitor('POST', `${token}/conversations`, { ...bearer(session_token), body });
      return { session_token, conversation: started.body.conversation };
    },
  };
}

/** A header for a visitor's session. */
export const bearer = (token: string): { headers: Record<string, string> } => ({
  headers: { authorization: `Bearer ${token}` },
});
