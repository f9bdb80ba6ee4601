/** Each endpoint × everybody who may call it or not: what comes out must be what the table of decisions says. */
import { beforeAll, describe, expect, it } from 'vitest';
import { type OperationId, endpoints, teamApi } from '#core/contract/http.ts';
import { type Endpoint, AGENT_API } from '#core/contract/kit/endpoint.ts';
import { DomainError } from '#core/model/errors.ts';
import { addresses } from '#functions/http/addresses.ts';
import { readAddresses } from '#functions/http/routes.ts';
import { forbidConversations } from '#functions/http/operations/conversations/conversations.ts';
import { type HttpHandler, serve } from '#functions/http/serve.ts';
import { identifyTeam } from '#functions/identity/team-caller.ts';
import { requireInScope } from '#functions/use-cases/access/require-in-scope.ts';
import { type Changing, type Wanted, changingRequests, pathWith } from '#test/support/agent-requests.ts';
import {
  type MemoryApis,
  type Sent,
  accessClaims,
  admin,
  ada,
  call,
  keyEvent,
  lead,
  answered,
  memoryApis,
} from '#test/support/api.ts';
import { type Decision, decisions } from './decisions.ts';

let api: MemoryApis;
let requests: Record<Changing, Wanted>;
/** Everything but the operations themselves, each of which answers that it was reached. */
let handler: HttpHandler;
/** A chat of the default department, its visitor, a ticket about it and a file in it. */
let secret: { conversation: number; visitor: number; ticket: number; file: string };
const keysOf: Record<'read' | 'agent' | 'admin', string> = { read: '', agent: '', admin: '' };
const session = { own: '', other: '' };

const as = (sub: string, group = 'agent') => ({ ...accessClaims, sub, 'cognito:groups': [group] });

beforeAll(async () => {
  api = await memoryApis();
  requests = await changingRequests(api);
  const widget = await api.make('/widgets', { name: 'Secret' });
  const started = await api.startChat(widget.token);
  session.own = started.session_token;
  session.other = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body.session_token;
  const { id } = started.conversation;
  const { body } = await api.agent('GET', `/conversations/${id}`);
  const upload = await api.agent('POST', `/conversations/${id}/uploads`, {
    body: { name: 'mug.png', type: 'image/png', size: 100 },
  });
  const ticket = await api.make('/tickets', { subject: 'A crack', conversation_id: id });
  secret = { conversation: id, visitor: body.visitor.id, ticket: ticket.id, file: upload.body.id };
  const elsewhere = await api.make('/departments', { name: 'Elsewhere' });
  for (const name of ['dora', 'rita']) api.people.push({ user_id: name, name, email: null });
  await api.make('/agents', { user_id: 'cleo', department_ids: [elsewhere.id] });
  await api.make('/agents', { user_id: 'dora', department_ids: [elsewhere.id] });
  const removed = await api.make('/agents', { user_id: 'rita' });
  await api.agent('DELETE', `/agents/${removed.id}`);
  for (const role of ['read', 'agent', 'admin'] as const)
    keysOf[role] = (await api.make('/api-keys', { name: role, role })).key;
  api.agentDeps.areAgentsScoped = async () => true;
  const reached = () => {
    throw new DomainError('conflict', 'reached');
  };
  handler = serve({
    rows: teamApi,
    known: readAddresses(addresses),
    operations: Object.fromEntries(Object.keys(teamApi).map((operation) => [operation, reached])),
    deps: () => api.agentDeps,
    identify: identifyTeam,
    forbid: forbidConversations,
    requireSeen: requireInScope,
    addressOf: () => '198.51.100.1',
    maxBodyBytes: 1_000_000,
    log: api.deps.log,
  });
});

const day = { from: '2026-05-01', to: '2026-06-01' };
/** What reads are sent besides what their address names; a new one that needs nothing needs no line. */
const queries: Partial<Record<OperationId, Record<string, string>>> = {
  reportVolume: day,
  reportResponseTime: day,
  reportResolutionTime: day,
  reportSatisfaction: day,
  reportAgents: day,
  reportBots: day,
  reportHelp: day,
  reportTargets: day,
  listSources: { bot_id: '1' },
  listPresence: { conversation_ids: '1' },
};

type Outcome = 'nobody' | 'forbidden' | 'unseen' | 'reached';
const outcomes: Record<string, Outcome> = {
  unauthenticated: 'nobody',
  forbidden: 'forbidden',
  not_found: 'unseen',
  conflict: 'reached',
};

/** The request of an operation about the secret things, where its address names one. */
function requestOf(operation: keyof typeof teamApi): { method: string; path: string; sent: Sent } {
  const { method, path } = teamApi[operation];
  const wanted: Wanted = requests[operation as Changing] ?? {};
  const [, , about] = decisions[operation].split(' ');
  const named: Record<string, number | string> = secret;
  const id = named[about ?? ''] ?? wanted.id ?? 1;
  const filled = pathWith(path.replace('{id}', String(id)), wanted).replace('{device}', 'A'.repeat(43));
  const query = queries[operation];
  return {
    method,
    path: filled.replace('undefined', 'evt_0000000000000001_0000000000000001'),
    sent: { ...(wanted.body ? { body: wanted.body } : {}), ...(query ? { query } : {}) },
  };
}

async function ask(operation: keyof typeof teamApi, who: Sent): Promise<Outcome | object> {
  const { method, path, sent } = requestOf(operation);
  const { status, body } = await call(handler, method, path, { ...sent, ...who });
  return outcomes[body?.code] ?? { status, body };
}

async function askByKey(operation: keyof typeof teamApi, key: string): Promise<Outcome | object> {
  const { method, path, sent } = requestOf(operation);
  const event = keyEvent('agent', method, path.slice(AGENT_API.length), key, sent);
  const { status, body } = answered(await handler(event, {} as never));
  return outcomes[body?.code] ?? { status, body };
}

/** What everybody is to get, as the decision says. */
function expected(decision: Decision): Record<string, Outcome> {
  const [who = '', keys = '', about = ''] = decision.split(' ');
  const isNamed = ['conversation', 'visitor', 'ticket', 'file'].includes(about);
  const people = ['newcomer', 'agent', 'supervisor', 'admin'];
  const may = (role: string): Outcome =>
    who === 'program' ? 'nobody' : people.indexOf(role) >= people.indexOf(who) ? 'reached' : 'forbidden';
  const scoped = may('agent') === 'reached' && isNamed ? 'unseen' : may('agent');
  const withKey = (role: string): Outcome => {
    const roles = ['read', 'agent', 'admin'];
    return keys !== 'no' && roles.indexOf(role) >= roles.indexOf(keys) ? 'reached' : 'forbidden';
  };
  return {
    nobody: 'nobody',
    'the visitor': 'nobody',
    'another visitor': 'nobody',
    'somebody in no group': who === 'program' ? 'nobody' : 'forbidden',
    'a removed agent': who === 'program' ? 'nobody' : who === 'newcomer' ? 'reached' : 'forbidden',
    'an agent of the department': may('agent'),
    'an agent of another department': scoped,
    'a supervisor of another department': may('supervisor'),
    'an admin without a record': may('admin'),
    'a key to read': withKey('read'),
    'a key to act': withKey('agent'),
    'a key of an admin': withKey('admin'),
  };
}

const team = Object.keys(teamApi) as (keyof typeof teamApi)[];

describe('an endpoint of the team answers everybody as it was decided:', () => {
  it.each(team.filter((one) => !decisions[one].startsWith('anybody')))('%s', async (operation) => {
    const callers: Record<string, () => Promise<Outcome | object>> = {
      nobody: () => ask(operation, {}),
      'the visitor': () => ask(operation, { headers: { authorization: `Bearer ${session.own}` } }),
      'another visitor': () => ask(operation, { headers: { authorization: `Bearer ${session.other}` } }),
      'somebody in no group': () => ask(operation, { claims: { ...accessClaims, sub: 'eve' } }),
      'a removed agent': () => ask(operation, { claims: as('rita') }),
      'an agent of the department': () => ask(operation, { claims: ada }),
      'an agent of another department': () => ask(operation, { claims: as('dora') }),
      'a supervisor of another department': () => ask(operation, { claims: lead }),
      'an admin without a record': () => ask(operation, { claims: { ...admin, sub: 'root' } }),
      'a key to read': () => askByKey(operation, keysOf.read),
      'a key to act': () => askByKey(operation, keysOf.agent),
      'a key of an admin': () => askByKey(operation, keysOf.admin),
    };
    const answers = await Promise.all(Object.entries(callers).map(async ([who, one]) => [who, await one()] as const));
    expect(Object.fromEntries(answers)).toEqual(expected(decisions[operation]));
  });
});

it('each endpoint has a decision, and what an address names decides how it is kept from other departments', () => {
  expect(Object.keys(decisions).toSorted()).toEqual(Object.keys(endpoints).toSorted());
  const named = Object.entries<Endpoint>(endpoints).flatMap(([operation, { path }]) => {
    const [, collection] = new RegExp(`^${AGENT_API}/(conversation|visitor|ticket|file)s/\\{`).exec(path) ?? [];
    const { isForKeys } = endpoints[operation as OperationId] as Endpoint;
    return collection && !isForKeys ? [[operation, collection]] : [];
  });
  for (const [operation = '', collection] of named)
    expect([operation, decisions[operation as OperationId].split(' ')[2]]).toEqual([operation, collection]);
});
