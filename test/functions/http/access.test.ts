import { SignJWT } from 'jose';
import { beforeAll, describe, expect, it } from 'vitest';
import { AGENT_API } from '#core/contract/kit/endpoint.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { endpoints, served, teamApi } from '#core/contract/http.ts';
import { agentOperations } from '#functions/handlers/agent-api.ts';
import { mcpOperations } from '#functions/handlers/mcp.ts';
import { settingsOperations } from '#functions/handlers/settings-api.ts';
import { visitorOperations } from '#functions/handlers/visitor-api.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { accessClaims, ada, admin, lead, bearer, call, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let token: string;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
  await api.make('/agents', { user_id: 'cleo' });
  token = (await api.agent('POST', '/widgets', { body: { name: 'Shop' } })).body.token;
});

const rowsOf = (rows: Record<string, Endpoint>) => Object.values(rows);

it('every row of the contract has one implementation, and none is without a row', () => {
  const operations = {
    'visitor-api': visitorOperations,
    'agent-api': agentOperations,
    'settings-api': settingsOperations,
    mcp: mcpOperations,
  } satisfies Record<keyof typeof served, object>;
  const namesIn = (tables: Record<string, object>) =>
    Object.entries(tables).map(([name, table]) => [name, Object.keys(table).sort()]);
  expect(namesIn(operations)).toEqual(namesIn(served));
  const routes = Object.values(endpoints).map(({ method, path }) => `${method} ${path}`);
  expect(new Set(routes).size).toBe(routes.length);
});

it('agent-api serves nothing that only admins may do, so a fault in it changes no settings', () => {
  expect(Object.entries<Endpoint>(served['agent-api']).filter(([, { role }]) => role === 'admin')).toEqual([]);
});

describe.each(rowsOf(teamApi).filter(({ role, isForKeys }) => role !== 'public' && !isForKeys))(
  '$method $path, for the role $role',
  ({ method, path, role, needsAgentRecord = true }) => {
    const ask = (claims?: Record<string, unknown>) =>
      call(api.agents, method, path.replace('{id}', '1'), { rawBody: '{"no":', ...(claims ? { claims } : {}) });

    it.each([
      ['anonymous', undefined],
      ['with an ID token', { ...admin, token_use: 'id' }],
      ['with claims of nobody', { ...accessClaims, 'cognito:groups': ['admin'] }],
    ])('refuses a caller %s before it looks at the request', async (_, claims) => {
      expect(await ask(claims)).toMatchObject({
        status: 401,
        headers: {
          'content-type': 'application/problem+json',
          'x-request-id': 'request-1',
          'cache-control': 'no-store',
        },
        body: { code: 'unauthenticated', status: 401 },
      });
    });

    type Caller = [who: string, claims: Record<string, unknown>];
    it.each<Caller>([
      ['someone in no group', { ...accessClaims, sub: 'eve' }],
      ['someone in other groups', { ...accessClaims, sub: 'eve', 'cognito:groups': ['administrators', 'agents'] }],
      ...(role === 'agent' ? [] : [['an agent', ada] satisfies Caller]),
      ...(role === 'admin' ? [['a supervisor', lead] satisfies Caller] : []),
      ...(needsAgentRecord ? [['a supervisor without a record', { ...lead, sub: 'eve' }] satisfies Caller] : []),
    ])('forbids it to %s (abuse case 14)', async (_, claims) => {
      expect(await ask(claims)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    });

    it.each<Caller>([
      ['an admin', admin],
      ...(role === 'admin' ? [] : [['a supervisor', lead] satisfies Caller]),
      ...(role === 'agent' ? [['an agent', ada] satisfies Caller] : []),
    ])('goes on to the request for %s', async (_, claims) => {
      expect(await ask(claims)).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
    });
  },
);

describe.each(rowsOf(endpoints).filter(({ role }) => role === 'public'))('$method $path', ({ method, path, body }) => {
  it('is for anybody', async () => {
    const handler = path.startsWith(AGENT_API) ? api.agents : api.visitors;
    const answer = await call(handler, method, path.replace('{token}', token));
    // Nobody has this key, which the path itself demands, and no widget has a help center.
    const isNowhere = (path.includes('{key}') && !body) || /\/help($|\/\{center\})/.test(path);
    expect(isNowhere ? [404] : [200, 400]).toContain(answer.status);
  });
});

describe.each(rowsOf(served['visitor-api']).filter(({ role }) => role === 'visitor'))(
  '$method $path',
  ({ method, path }) => {
    const ask = (authorization?: string) =>
      call(api.visitors, method, path.replace('{token}', token).replace('{id}', '1'), {
        rawBody: '{"no":',
        headers: { 'content-type': 'application/json', ...(authorization === undefined ? {} : { authorization }) },
      });
    const open = async (of: string) => (await api.visitor('POST', `${of}/session`, { body: {} })).body.session_token;

    it('is only for a session of this very widget, in force and well signed (abuse case 5)', async () => {
      const valid = await open(token);
      const { body: other } = await api.agent('POST', '/widgets', { body: { name: 'Other' } });
      const claims = JSON.parse(Buffer.from(valid.split('.')[1], 'base64url').toString());
      const { kid } = JSON.parse(Buffer.from(valid.split('.')[0], 'base64url').toString());
      const forged = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid }).sign(Buffer.from('guessed'));
      for (const authorization of [
        undefined,
        '',
        'Bearer',
        `Basic ${valid}`,
        `Bearer ${forged}`,
        `Bearer ${await open(other.token)}`,
      ])
        expect(await ask(authorization)).toMatchObject({ status: 401, body: { code: 'unauthenticated' } });
      expect(await ask(`Bearer ${valid}`)).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
      const before = api.clock.ms;
      api.clock.ms += 31 * 24 * 3600 * 1000;
      expect(await ask(`Bearer ${valid}`)).toMatchObject({ status: 401 });
      api.clock.ms = before;
    });

    it('is only for a page of an allowed domain, where the widget lists them, and for what sends no origin', async () => {
      const listed = await api.make('/widgets', { name: 'Listed', allowed_domains: ['shop.example.com'] });
      const authorization = `Bearer ${await open(listed.token)}`;
      const from = (origin?: string) =>
        call(api.visitors, method, path.replace('{token}', listed.token).replace('{id}', '1'), {
          rawBody: '{"no":',
          headers: { 'content-type': 'application/json', authorization, ...(origin === undefined ? {} : { origin }) },
        });
      expect(await from('https://evil.example.net')).toMatchObject({
        status: 403,
        body: { code: 'origin_not_allowed' },
      });
      for (const origin of ['https://shop.example.com', undefined])
        expect(await from(origin)).toMatchObject({ status: 400, body: { code: 'malformed_json' } });
    });
  },
);

describe('a visitor', () => {
  it("finds another's conversation exactly as little as one that does not exist (abuse cases 1 and 8)", async () => {
    const visitor = async () => (await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token;
    const [own, other] = [await visitor(), await visitor()];
    const { body } = await api.visitor('POST', `${token}/conversations`, {
      ...bearer(own),
      body: { client_message_id: 'message-1', content: 'Mine' },
    });
    const message = { client_message_id: 'message-2', content: 'Not mine' };
    const attempts = [
      ['GET', 'messages', undefined],
      ['POST', 'messages', message],
      ['POST', 'rate', { rating: 1 }],
      ['POST', 'close', undefined],
      ['POST', 'read', { seq: 1 }],
      ['POST', 'escalate', undefined],
      ['POST', 'transcript', undefined],
    ] as const;
    for (const [method, what, sent] of attempts) {
      const ask = (id: number) =>
        api.visitor(method, `${token}/conversations/${id}/${what}`, {
          ...bearer(other),
          ...(sent ? { body: sent } : {}),
        });
      const foreign = await ask(body.conversation.id);
      expect(foreign).toMatchObject({ status: 404, body: { code: 'not_found' } });
      expect(foreign).toEqual(await ask(body.conversation.id + 1));
    }
  });
});

describe('an address that no row has', () => {
  it.each([
    ['GET', '/nothing', 404],
    ['PATCH', '/widgets', 405],
    ['POST', '/agents/me', 405],
    ['DELETE', '/agents/me', 405],
    ['GET', '/articles/import', 405],
  ])('%s %s answers %i', async (method, path, status) => {
    const answer = await call(api.agents, method, AGENT_API + path, { claims: admin });
    expect(answer).toMatchObject({ status, body: { status } });
    expect(answer.headers['allow'] !== undefined).toBe(status === 405);
  });

  it("doesn't fail a preflight, which the gateway answers with its own headers", async () => {
    expect(await call(api.agents, 'OPTIONS', `${AGENT_API}/widgets`)).toMatchObject({ status: 204 });
  });

  it('names the methods that are allowed', async () => {
    expect((await call(api.agents, 'DELETE', '/api/widget/x/session')).headers['allow']).toBe('POST');
    expect((await call(api.agents, 'PATCH', `${AGENT_API}/widgets`)).headers['allow']).toBe('GET, POST');
  });
});
