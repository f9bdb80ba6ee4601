/**
 * Who of the team may do what, at both doors: every row of the contract and every frame, for everybody who must not. The
 * tokens are signed, the gateway's authorizer runs before the API, the socket's before the socket. What is added to the
 * contract is tested from then on.
 */
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { teamApi } from '#core/contract/http.ts';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import { clientFrame } from '#core/contract/socket.ts';
import { NOT_AN_AGENT } from '#core/access/team-access.ts';
import { agentTokens as verifierOf } from '#functions/identity/agent-tokens.ts';
import { authorizer } from '#functions/handlers/socket-authorizer.ts';
import { socket } from '#functions/handlers/socket.ts';
import { sessionKeys } from '#functions/identity/session-keys.ts';
import { getConnection, subscribersOf } from '#functions/store/sockets/connection-store.ts';
import { keys } from '#functions/store/keys.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import { visitorSessions } from '#functions/identity/visitor-session.ts';
import { jwtVerifier } from '#local/http-api/jwt-authorizer.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { PUBLIC_ORIGIN, answered, httpEvent, memoryApis } from '#test/support/api.ts';
import type { Said, TestIssuer } from '#test/support/tokens.ts';
import {
  adminTokens,
  agentTokens,
  AUDIENCE,
  badTokens,
  foreignGroups,
  GROUPS,
  ISSUER,
  startIssuer,
  supervisorTokens,
} from '#test/support/tokens.ts';

// Signatures are verified by the clock of the machine.
const NOW = Date.now();
let api: MemoryApis;
let issuer: TestIssuer;
let gateway: ReturnType<typeof jwtVerifier>;
let door: ReturnType<typeof authorizer>;
let handle: ReturnType<typeof socket>;
let conversation: number;
/** An agent who stays one. */
let ada: number;
/** Frames by connection, and connections that were hung up on. */
let posted: Record<string, ServerFrame[]>;
let ended: string[];

beforeAll(async () => {
  [api, issuer] = await Promise.all([memoryApis(NOW), startIssuer(() => NOW)]);
  const published = { jwks_uri: issuer.jwksUri };
  const fetchJson = async (url: string) => (url === issuer.jwksUri ? issuer.keySet : published);
  const audience = [AUDIENCE];
  gateway = jwtVerifier({ issuer: ISSUER, audience, identitySource: '$request.header.Authorization' }, fetchJson);
  const rules = { issuer: ISSUER, jwksUri: issuer.jwksUri, audience: AUDIENCE, groupsClaim: GROUPS };
  const signing = sessionKeys(async () => 'a secret of sufficient length', api.deps.now);
  const sessions = visitorSessions(signing, api.deps.now);
  door = authorizer({
    ...api.deps,
    sessions,
    publicOrigin: PUBLIC_ORIGIN,
    verifyAgent: verifierOf(rules, api.deps.now),
  });
  const widget = await api.make('/widgets', { name: 'Shop' });
  conversation = (await api.startChat(widget.token)).conversation.id;
  ada = (await hire('ada')).id;
  api.deps.push.reply = async (id, frames) => {
    (posted[id] ??= []).push(...[frames].flat());
    return 'sent';
  };
  api.deps.push.end = async (id) => void ended.push(id);
  handle = socket({
    ...api.deps,
    rhythm: { heartbeatSeconds: 25, leaseSeconds: 75 },
    agentSocketEndpoint: 'https://socket.example.com/agents',
  });
});
afterAll(() => issuer.stop());
beforeEach(() => {
  api.clock.ms = NOW;
  [posted, ended] = [{}, []];
});

/** Calls the API as a client does: through the gateway, with a body that is no JSON, which is looked at last. */
async function call({ method, path }: Endpoint, token: string, rawBody = '{"no":') {
  const verified = await gateway(`Bearer ${token}`, [], api.clock.ms);
  if ('statusCode' in verified) return { status: verified.statusCode, code: 'refused by the gateway', detail: '' };
  const event = httpEvent(method, path.replace('{id}', String(conversation)), {
    rawBody,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  });
  Object.assign(event.requestContext, { authorizer: verified });
  const { status, body } = answered(await api.agents(event, {} as Parameters<typeof api.agents>[1]));
  return { status, code: body?.code, detail: body?.detail };
}

let connections = 0;
/** Opens a socket as a client does: through the authorizer; nothing when it is denied. */
async function connect(token: string): Promise<string | undefined> {
  const headers = { 'Sec-WebSocket-Protocol': `live-chat.v1, ${token}` };
  const { policyDocument, context } = await door({
    methodArn: 'arn:aws:execute-api:us-east-1:1:api/live/$connect',
    headers,
  });
  if (policyDocument.Statement[0]?.Effect !== 'Allow') return undefined;
  const connectionId = `connection-${++connections}`;
  await handle({ requestContext: { stage: 'live', routeKey: '$connect', connectionId, authorizer: { ...context } } });
  return connectionId;
}
const open = async (token: string): Promise<string> => {
  const id = await connect(token);
  if (!id) throw new Error('The socket was denied.');
  return id;
};
const send = (connectionId: string, frame: ClientFrame) =>
  handle({ requestContext: { stage: 'live', routeKey: '$default', connectionId }, body: JSON.stringify(frame) });

/** One of each frame there is. */
const frames = (): Record<ClientFrame['type'], ClientFrame> => ({
  hello: { type: 'hello' },
  typing: { type: 'typing', conversation_id: conversation, is_typing: true },
  read: { type: 'read', conversation_id: conversation, seq: 1 },
  watch: { type: 'watch', conversation_id: conversation },
  unwatch: { type: 'unwatch', conversation_id: conversation },
  watch_visitors: { type: 'watch_visitors', is_watching: true },
  ping: { type: 'ping' },
});
const frameTypes = clientFrame.def.options.flatMap((option) => option.shape.type.def.values);

const asking = Object.entries<Endpoint>(teamApi).filter(([, { role }]) => role !== 'public');
const goesOn = { status: 400, code: 'malformed_json' };

/** Makes somebody an agent; answers how to remove them. */
async function hire(user_id: string, more: object = {}): Promise<{ id: number; remove: () => Promise<void> }> {
  if (!api.people.some((person) => person.user_id === user_id))
    api.people.push({ user_id, name: user_id, email: null });
  const { id } = await api.make('/agents', { user_id, ...more });
  return { id, remove: async () => void (await api.agent('DELETE', `/agents/${id}`)) };
}
let people = 0;
/** An agent of one test, with a token. */
async function anAgent() {
  const sub = `agent-${++people}`;
  return { sub, ...(await hire(sub)), token: await issuer.sign(of(sub)) };
}

/** Everybody who calls every row, with what they get at rows for agents, for people who may not be one yet, for supervisors, for admins. */
type Caller = { who: string; said: Said; gets: Record<'agent' | 'newcomer' | 'supervisor' | 'admin', object> };
const same = (answer: object) => ({ agent: answer, newcomer: answer, supervisor: answer, admin: answer });
const forbidden = { status: 403, code: 'forbidden' };
const noRecord = {
  agent: { ...forbidden, detail: NOT_AN_AGENT },
  newcomer: goesOn,
  supervisor: forbidden,
  admin: forbidden,
};
const asAgent = { agent: goesOn, newcomer: goesOn, supervisor: forbidden, admin: forbidden };
const asSupervisor = { ...asAgent, supervisor: goesOn };
const of = (sub: string): Said => ({ claims: { sub } });
const callers: Caller[] = [
  ...badTokens(NOW).map(([who, said]) => ({ who, said, gets: same({ status: 401 }) })),
  ...foreignGroups.map(([who, said]) => ({ who: `an agent by their record, by ${who}`, said, gets: same(forbidden) })),
  { who: 'somebody in the group agent without a record', said: of('newcomer'), gets: noRecord },
  { who: 'a removed agent', said: of('rita'), gets: noRecord },
  { who: 'an agent', said: {}, gets: asAgent },
  { who: 'an agent of another department', said: of('dora'), gets: asAgent },
  ...supervisorTokens.map(([who, said]) => ({ who: `a supervisor, by ${who}`, said, gets: asSupervisor })),
  ...supervisorTokens.map(([who, { claims }]) => {
    const said = { claims: { ...claims, sub: 'rita' } };
    return { who: `a removed supervisor, by ${who}`, said, gets: { ...noRecord, supervisor: noRecord.agent } };
  }),
  ...adminTokens.map(([who, said]) => ({ who: `an admin with a record, by ${who}`, said, gets: same(goesOn) })),
  ...adminTokens.map(([who, { claims }]) => {
    const said = { claims: { ...claims, sub: 'root' } };
    return { who: `an admin without a record, by ${who}`, said, gets: same(goesOn) };
  }),
];
const columnOf = ({ role, needsAgentRecord }: Endpoint) =>
  role === 'admin' || role === 'supervisor' ? role : needsAgentRecord === false ? 'newcomer' : 'agent';
const tokens = new Map<string, string>();

describe('the matrix of the API', () => {
  beforeAll(async () => {
    for (const { who, said } of callers) tokens.set(who, await issuer.sign(said));
    const { id } = await api.make('/departments', { name: 'Elsewhere' });
    await hire('dora', { department_ids: [id] });
    await (await hire('rita')).remove();
  });

  it.each(asking)('%s answers everybody as it must', async (_operation, row) => {
    const answers = await Promise.all(
      callers.map(async ({ who }) => [who, await call(row, tokens.get(who) ?? '')] as const),
    );
    // What is for programs refuses people, whoever they are.
    const expected = callers.map(
      ({ who, gets }) => [who, expect.objectContaining(row.isForKeys ? { status: 401 } : gets[columnOf(row)])] as const,
    );
    expect(Object.fromEntries(answers)).toEqual(Object.fromEntries(expected));
    api.clock.ms = NOW + 3_600_000;
    expect(await call(row, tokens.get(`an admin with a record, by ${adminTokens[0]?.[0]}`) ?? '')).toMatchObject({
      status: 401,
    });
  });
});

describe('the API', () => {
  it.each(agentTokens)('knows an agent by %s', async (_, said) => {
    expect(await call(teamApi.listConversations, await issuer.sign(said))).toMatchObject(goesOn);
  });

  it('reads the one token that the gateway has verified, and no other', async () => {
    const [own, admins] = await Promise.all([
      issuer.sign(),
      issuer.sign({ claims: { sub: 'root', [GROUPS]: ['admin'] } }),
    ]);
    const verified = await gateway(own, [], NOW);
    for (const authorization of [admins, `Bearer ${own}, Bearer ${admins}`, `${own},${admins}`, 'Bearer', '']) {
      const event = httpEvent('GET', teamApi.listWidgets.path, { headers: { authorization } });
      Object.assign(event.requestContext, { authorizer: verified });
      expect(answered(await api.agents(event, {} as Parameters<typeof api.agents>[1])).status).toBe(401);
    }
  });

  it('takes a token without the word before it, as the gateway does', async () => {
    const authorization = await issuer.sign();
    const event = httpEvent('GET', teamApi.listWidgets.path, { headers: { authorization } });
    const verified = await gateway(authorization, [], NOW);
    Object.assign(event.requestContext, { authorizer: verified });
    expect(answered(await api.agents(event, {} as Parameters<typeof api.agents>[1])).status).toBe(200);
  });
});

describe('a socket', () => {
  it.each(badTokens(NOW))('is not opened with %s', async (_, said) => {
    expect(await connect(await issuer.sign(said))).toBeUndefined();
  });

  it.each(foreignGroups)('is not opened by an agent in %s', async (_, said) => {
    expect(await connect(await issuer.sign(said))).toBeUndefined();
  });

  it('is not opened without a record, or with one that was removed', async () => {
    expect(await connect(await issuer.sign(of('newcomer')))).toBeUndefined();
    const agent = await anAgent();
    expect(await connect(agent.token)).toBeDefined();
    await agent.remove();
    expect(await connect(agent.token)).toBeUndefined();
  });

  it.each(agentTokens)('is opened by an agent by %s', async (_, said) => {
    expect(await connect(await issuer.sign(said))).toBeDefined();
  });

  it.each(adminTokens)('is opened by an admin by %s, without a record', async (_, said) => {
    const id = await open(await issuer.sign({ claims: { ...said.claims, sub: 'root' } }));
    await send(id, frames().watch);
    expect(posted[id]).toBeUndefined();
    expect((await subscribersOf(api.deps.table, { kind: 'watch', id: conversation })).at(-1)).toBeDefined();
  });
});

const revoked = [{ type: 'error', code: 'forbidden', detail: NOT_AN_AGENT }, { type: 'session.revoked' }];
const hears = async (id: number, connection: string): Promise<boolean> => {
  const channels = [
    { kind: 'agent', id },
    { kind: 'dept', id: null },
    { kind: 'watch', id: conversation },
  ] as const;
  const found = await Promise.all(
    channels.map((channel) => subscribersOf(api.deps.table, channel, { consistent: true })),
  );
  return found.flat().some(({ connectionId }) => connectionId === connection);
};

describe.each(frameTypes)('a frame %s', (type) => {
  it.each([
    ['that never said hello', false],
    ['at work', true],
  ])('of a removed agent’s socket %s is refused, and the socket ended', async (_, isAtWork) => {
    const agent = await anAgent();
    const id = await open(agent.token);
    if (isAtWork) for (const frame of [frames().hello, frames().watch]) await send(id, frame);
    // A function that ended after the agent was removed, before it ended their sockets.
    const deliver = api.deps.push.deliver;
    api.deps.push.deliver = () => Promise.reject(new Error('ended here'));
    await agent.remove();
    api.deps.push.deliver = deliver;
    [posted, ended] = [{}, []];
    api.deps.delivered.length = 0;
    await send(id, frames()[type]);
    expect(posted[id]).toEqual(revoked);
    expect(ended).toEqual([id]);
    expect(api.deps.delivered).toEqual([]);
    expect(await hears(agent.id, id)).toBe(false);
    expect(await getConnection(api.deps.table, id)).toBeUndefined();
  });

  it('of an agent who was removed and added again is refused on the socket from before', async () => {
    const agent = await anAgent();
    const id = await open(agent.token);
    await agent.remove();
    const again = await hire(agent.sub);
    await send(id, frames()[type]);
    expect(posted[id]).toEqual(revoked);
    expect(ended).toEqual([id]);
    expect(await hears(again.id, id)).toBe(false);
  });

  it.each([
    ['agent', {}],
    ['admin without a record', { claims: { sub: 'root', [GROUPS]: ['admin'] } }],
  ] satisfies [string, Said][])('of an %s is refused once their token has expired', async (_, said) => {
    const id = await open(await issuer.sign(said));
    await send(id, frames().hello);
    await send(id, frames().watch);
    posted = {};
    api.clock.ms = NOW + 3_600_000;
    api.deps.delivered.length = 0;
    await send(id, frames()[type]);
    expect(posted[id]).toMatchObject([{ type: 'error', code: 'unauthenticated' }]);
    expect(ended).toEqual([id]);
    expect(api.deps.delivered).toEqual([]);
    expect(await hears(ada, id)).toBe(false);
  });
});

describe('an agent who is removed', () => {
  it('is notified, and all of their sockets are closed immediately', async () => {
    const agent = await anAgent();
    const [one, other] = [await open(agent.token), await open(agent.token)];
    for (const id of [one, other]) await send(id, frames().hello);
    await send(one, frames().watch);
    api.deps.delivered.length = 0;
    await agent.remove();
    const channels = [{ kind: 'agent', id: agent.id }];
    expect(api.deps.delivered.slice(0, 2)).toEqual(revoked.map((frame) => ({ channels, frame })));
    expect(ended.toSorted()).toEqual([one, other].toSorted());
    for (const id of [one, other]) expect(await hears(agent.id, id)).toBe(false);
  });

  it('is no longer shown as a viewer of the same conversation', async () => {
    const agent = await anAgent();
    const [id, other] = [await open(agent.token), await open(await issuer.sign())];
    for (const connection of [id, other]) await send(connection, frames().hello);
    for (const connection of [id, other]) await send(connection, frames().watch);
    api.deps.delivered.length = 0;
    await agent.remove();
    const agents = [{ id: ada, name: 'ada' }];
    const frame = { type: 'viewing', conversation_id: conversation, agents };
    expect(api.deps.delivered).toContainEqual({ channels: [{ kind: 'watch', id: conversation }], frame });
    await send(other, frames().unwatch);
  });

  it('receives nothing between admission and hello, even when the record is read late', async () => {
    const agent = await anAgent();
    const id = await open(agent.token);
    const { get } = api.deps.table;
    // The read of who they are is as old as such reads may be.
    const record = await get({ Key: keys.user(agent.sub) });
    await agent.remove();
    expect(record).toBeDefined();
    api.deps.table.get = async (input) => (input.Key?.['pk'] === keys.user(agent.sub).pk ? record : get(input));
    const late = socket({
      ...api.deps,
      rhythm: { heartbeatSeconds: 25, leaseSeconds: 75 },
      agentSocketEndpoint: 'https://socket.example.com/agents',
    });
    await late({ requestContext: { stage: 'live', routeKey: '$default', connectionId: id }, body: '{"type":"hello"}' });
    api.deps.table.get = get;
    expect(posted[id]).toEqual(revoked);
    expect(ended).toEqual([id]);
    expect(await hears(agent.id, id)).toBe(false);
  });

  it('by a function that failed half-way is found by the sweep', async () => {
    const agent = await anAgent();
    const id = await open(agent.token);
    await send(id, frames().hello);
    const deliver = api.deps.push.deliver;
    api.deps.push.deliver = () => Promise.reject(new Error('ended here'));
    await agent.remove();
    api.deps.push.deliver = deliver;
    await sweep(api.deps)();
    expect(ended).toContain(id);
    expect(await hears(agent.id, id)).toBe(false);
  });
});
