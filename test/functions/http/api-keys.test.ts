/** API keys: the routes of programs, from the rewritten path to what is stored. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { served, teamApi } from '#core/contract/http.ts';
import { AGENT_API, type Endpoint } from '#core/contract/kit/endpoint.ts';
import type { KeyRole } from '#core/model/team/api-key.ts';
import { keyLimits } from '#functions/http/request-limits.ts';
import { keys } from '#functions/store/keys.ts';
import {
  type MemoryApis,
  type Sent,
  ORIGIN_SECRET,
  ada,
  answered,
  bearer,
  httpEvent,
  keyEvent,
  memoryApis,
} from '#test/support/api.ts';

let api: MemoryApis;
let conversation: number;
let session: string;
let token: string;
const made = {} as Record<KeyRole, { id: number; key: string }>;

beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
  const widget = await api.make('/widgets', { name: 'Shop' });
  const chat = await api.startChat(widget.token);
  [conversation, session, token] = [chat.conversation.id, chat.session_token, widget.token];
  for (const role of ['admin', 'agent', 'read'] as const)
    made[role] = await api.make('/api-keys', { name: `The ${role}`, role });
});
beforeEach(() => Object.assign(api.agentDeps, { limitKey: () => {}, limitKeyAddress: () => {} }));

/** Calls as a program does, after the edge sent the request to its function. */
async function ask(method: string, path: string, key: string, sent: Sent & { to?: 'agent' | 'settings' } = {}) {
  const { to = 'settings', ...more } = sent;
  const event = keyEvent(to, method, path, key, more);
  return answered(await api.agents(event, {} as Parameters<typeof api.agents>[1]));
}

const functionOf = (operation: string): 'agent' | 'settings' =>
  operation in served['agent-api'] ? 'agent' : 'settings';

const forbidden = { status: 403, code: 'forbidden' };

/** What a key of a role gets that sends a body which is no JSON: that is looked at last. */
function expected(role: KeyRole, row: Endpoint): object {
  if (row.isForPeople || (row.role !== 'agent' && role !== 'admin')) return forbidden;
  if (role === 'read' && row.method !== 'GET') return forbidden;
  return { status: 400, code: 'malformed_json' };
}

describe.each(['admin', 'agent', 'read'] as const)('a key with the role %s', (role) => {
  const rows = Object.entries<Endpoint>(teamApi).filter(([, row]) => row.role !== 'public');

  it.each(rows)('may call %s, or not', async (operation, row) => {
    const path = row.path.slice(AGENT_API.length).replace('{id}', String(conversation));
    const answer = await ask(row.method, path, made[role].key, { rawBody: '{"no":', to: functionOf(operation) });
    expect({ status: answer.status, code: answer.body.code }).toEqual(expected(role, row));
  });
});

describe('an API key', () => {
  it('is shown once, and is stored as a hash', async () => {
    const { id, key } = made.agent;
    await ask('GET', '/widgets', key);
    expect(key).toMatch(new RegExp(`^lck_${id}_[\\w-]{43}$`));
    const { body } = await api.agent('GET', '/api-keys');
    expect(body.data).toContainEqual({
      id,
      name: 'The agent',
      role: 'agent',
      expires_at: null,
      prefix: `lck_${id}_`,
      created_by: 'admin',
      last_used_on: new Date(api.clock.ms).toISOString().slice(0, 10),
      version: 1,
      created_at: expect.any(String),
    });
    expect(JSON.stringify(await api.allItems())).not.toContain(key.slice(`lck_${id}_`.length));
  });

  it('is listed, made and revoked by admins only', async () => {
    expect((await api.agent('GET', '/api-keys', { claims: ada })).status).toBe(403);
    expect((await api.agent('POST', '/api-keys', { claims: ada, body: { name: 'X', role: 'read' } })).status).toBe(403);
  });

  it('is refused from the next request on once it is revoked', async () => {
    const { id, key } = await api.make('/api-keys', { name: 'Gone', role: 'read' });
    expect((await ask('GET', '/widgets', key)).status).toBe(200);
    expect((await api.agent('DELETE', `/api-keys/${id}`)).status).toBe(204);
    const answer = await ask('GET', '/widgets', key);
    expect([answer.status, answer.body.code]).toEqual([401, 'unauthenticated']);
    expect((await api.agent('DELETE', `/api-keys/${id}`)).status).toBe(404);
  });

  it('is refused once it has expired, and is not made with an end in the past', async () => {
    const at = (ms: number) => new Date(api.clock.ms + ms).toISOString();
    const { key } = await api.make('/api-keys', { name: 'Short', role: 'read', expires_at: at(60_000) });
    expect((await ask('GET', '/widgets', key)).status).toBe(200);
    api.clock.ms += 60_000;
    expect(await ask('GET', '/widgets', key)).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/expired/) },
    });
    const late = await api.agent('POST', '/api-keys', { body: { name: 'Late', role: 'read', expires_at: at(0) } });
    expect(late).toMatchObject({ status: 400, body: { errors: [{ path: 'body.expires_at' }] } });
  });

  it.each([
    ['of another key', () => made.admin.key.replace(String(made.admin.id), String(made.agent.id))],
    ['with another secret', () => `lck_${made.admin.id}_${'A'.repeat(43)}`],
    ['that is cut', () => made.admin.key.slice(0, -1)],
    ['of nobody', () => `lck_1_${'A'.repeat(43)}`],
    ['with an id that is no number', () => `lck_x_${'A'.repeat(43)}`],
    ['that is empty', () => ''],
  ])('%s is refused', async (_, key) => {
    expect((await ask('GET', '/widgets', key())).status).toBe(401);
  });

  it('is refused in an address, with a sentence, even beside a valid one', async () => {
    const answer = await ask('GET', '/widgets', made.admin.key, { query: { key: made.admin.key } });
    expect(answer).toMatchObject({ status: 401, body: { detail: expect.stringMatching(/in the address/) } });
  });

  it('says which it is, and no person may ask that', async () => {
    for (const role of ['admin', 'agent', 'read'] as const) {
      const { status, body } = await ask('GET', '/api-keys/me', made[role].key);
      expect([status, body]).toEqual([200, { id: made[role].id, name: `The ${role}`, role }]);
    }
    expect(await api.agent('GET', '/api-keys/me', { claims: ada })).toMatchObject({
      status: 401,
      body: { detail: expect.stringMatching(/API key is required/) },
    });
  });

  it('counts on no route of people, and no access token counts on its own', async () => {
    const onPeoples = await api.agent('GET', '/widgets', {
      headers: { authorization: `Bearer ${made.admin.key}` },
    });
    expect(onPeoples.status).toBe(401);
    const event = httpEvent('GET', `${AGENT_API}/widgets`, { claims: ada });
    const accessToken = event.headers['authorization']?.replace('Bearer ', '') ?? '';
    expect((await ask('GET', '/widgets', accessToken)).status).toBe(401);
  });

  it('says which day it was last used on, written once a day', async () => {
    const { id, key } = await api.make('/api-keys', { name: 'Daily', role: 'read' });
    const lastUse = async () => (await api.agent('GET', `/api-keys/${id}`)).body.last_used_on;
    expect(await lastUse()).toBeNull();
    let updates = 0;
    const { table } = api.deps;
    const counting = (input: Parameters<typeof table.update>[0]) => {
      updates++;
      return table.update(input);
    };
    api.faults.table = new Proxy(table, {
      get: (of, name) => (name === 'update' ? counting : of[name as keyof typeof of]),
    });
    for (let asked = 0; asked < 3; asked++) await ask('GET', '/widgets', key);
    delete api.faults.table;
    expect(updates).toBe(1);
    expect(await lastUse()).toBe(new Date(api.clock.ms).toISOString().slice(0, 10));
  });

  it('keeps its last use when it is renamed, and cannot become more than it is', async () => {
    const { id } = made.read;
    await ask('GET', '/widgets', made.read.key);
    const renamed = await api.agent('PUT', `/api-keys/${id}`, { body: { name: 'Reader', version: 1 } });
    expect(renamed).toMatchObject({ status: 200, body: { name: 'Reader', last_used_on: expect.any(String) } });
    expect((await api.agent('PUT', `/api-keys/${id}`, { body: { role: 'admin' } })).status).toBe(400);
  });

  it('has a rate of its own', async () => {
    Object.assign(
      api.agentDeps,
      keyLimits(() => api.clock.ms),
    );
    const statuses = [];
    for (let asked = 0; asked < 61; asked++)
      statuses.push((await ask('GET', '/widgets', made.read.key, { headers: viewer(`192.0.2.${asked}`) })).status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(60);
    const refused = await ask('GET', '/widgets', made.read.key, { headers: viewer('192.0.2.99') });
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '1']);
    expect((await ask('GET', '/widgets', made.agent.key, { headers: viewer('192.0.2.99') })).status).toBe(200);
  });

  it('that is guessed is not looked up more often than an address may ask', async () => {
    Object.assign(
      api.agentDeps,
      keyLimits(() => api.clock.ms),
    );
    let reads = 0;
    const { table } = api.deps;
    const counting = (input: Parameters<typeof table.get>[0]) => {
      reads++;
      return table.get(input);
    };
    api.faults.table = new Proxy(table, {
      get: (of, name) => (name === 'get' ? counting : of[name as keyof typeof of]),
    });
    const guess = `lck_${made.admin.id}_${'B'.repeat(43)}`;
    const statuses = [];
    for (let tried = 0; tried < 100; tried++)
      statuses.push((await ask('GET', '/widgets', guess, { headers: viewer('192.0.2.7') })).status);
    delete api.faults.table;
    expect([reads, statuses.at(-1)]).toEqual([60, 429]);
  });

  it('is not found at an address that its function does not serve', async () => {
    expect((await ask('GET', '/widgets', made.admin.key, { to: 'agent' })).status).toBe(404);
    expect((await ask('GET', '/nothing', made.admin.key, { to: 'agent' })).status).toBe(404);
    expect((await ask('DELETE', '/me', made.admin.key, { to: 'agent' })).status).toBe(405);
  });

  it('writes as "via" its name', async () => {
    const path = `/conversations/${conversation}`;
    // A waiting chat is taken by an agent, which a key is not.
    await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
    const { body: agents } = await api.agent('GET', '/agents');
    await ask('POST', `${path}/assign`, made.agent.key, { to: 'agent', body: { agent_id: agents.data[0].id } });
    const sent = await ask('POST', `${path}/messages`, made.agent.key, {
      to: 'agent',
      body: { content: 'Hello from the CRM', client_message_id: 'from-key-1' },
    });
    expect(sent).toMatchObject({
      status: 201,
      body: { sender_type: 'agent', sender_id: null, sender_name: 'via The agent' },
    });
    expect((await ask('POST', `${path}/resolve`, made.agent.key, { to: 'agent' })).status).toBe(200);
    const { body } = await api.agent('GET', `${path}/messages`);
    expect(body.data.at(-1)).toMatchObject({
      sender_type: 'system',
      metadata: { event: 'resolved', reason: 'api_key', key_name: 'The agent' },
    });
    const seen = await api.visitor('GET', `${token}/conversations/${conversation}/messages`, bearer(session));
    expect(seen.body.data.at(-1)).toMatchObject({ sender_type: 'system', metadata: { event: 'resolved' } });
    expect(JSON.stringify(seen.body.data.at(-1))).not.toContain('The agent');
  });

  it('is read as it is now', async () => {
    const asked: unknown[] = [];
    const { table } = api.deps;
    const noting = (input: Parameters<typeof table.get>[0]) => {
      asked.push([input.Key, input.ConsistentRead]);
      return table.get(input);
    };
    api.faults.table = new Proxy(table, { get: (of, name) => (name === 'get' ? noting : of[name as keyof typeof of]) });
    await ask('GET', '/widgets', made.admin.key);
    delete api.faults.table;
    expect(asked).toEqual([[keys.apiKey(made.admin.id), true]]);
  });
});

const viewer = (address: string) => ({ 'x-viewer-ip': address, 'x-origin-secret': ORIGIN_SECRET });
