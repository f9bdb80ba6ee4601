/** What visitors ask of the API about what isn't theirs: others' chats, the team's notes, rights. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { served } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import type { Table } from '#functions/store/table.ts';
import { type Apis, ada, bearer, call, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: Apis;
let token: string;
let agent: number;
beforeAll(async () => {
  api = await startApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
  agent = (await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 })).id;
});
afterAll(() => api.stop());

const NOTE = 'Marker-of-a-note';
const rows = Object.values<Endpoint>(served['visitor-api']);

/** A valid body for a row about a conversation; nothing where it takes none. */
function bodyFor(path: string): object | undefined {
  const last = path.split('/').at(-1) ?? '';
  const bodies: Record<string, object> = {
    session: {},
    conversations: { content: 'Hello', client_message_id: freshId() },
    messages: { content: 'Hello', client_message_id: freshId() },
    rate: { rating: 5 },
    read: { seq: 1 },
    offline: { name: 'Vera', email: 'vera@example.com', message: 'Hello' },
    uploads: { name: 'a.png', type: 'image/png', size: 100 },
  };
  return bodies[last];
}

/** Calls a row of the visitors' API about a conversation. */
function ask({ method, path }: Endpoint, session: string, id: number) {
  const address = path.replace('{token}', token).replace('{id}', String(id));
  const body = method === 'GET' ? undefined : bodyFor(path);
  return call(api.visitors, method, address, { ...bearer(session), ...(body ? { body } : {}) });
}

describe("another's conversation", () => {
  const named = rows.filter(({ path, role }) => role === 'visitor' && path.includes('/conversations/{id}'));

  /** The requests of the table that a call makes, by kind. */
  async function requestsOf(ask: () => Promise<unknown>): Promise<string[]> {
    const { table } = api.deps;
    const made: string[] = [];
    api.faults.table = new Proxy(table, {
      get: (target, name) => {
        const method = target[name as keyof Table];
        if (typeof method !== 'function') return method;
        return (...args: unknown[]) => {
          made.push(String(name));
          return Reflect.apply(method, target, args) as unknown;
        };
      },
    });
    await ask();
    delete api.faults.table;
    return made;
  }

  it.each(named.map((row) => [`${row.method} ${row.path}`, row] as const))(
    '%s takes the same requests of the table as one that does not exist (abuse case 1)',
    async (_, row) => {
      const { conversation } = await api.startChat(token);
      const { session_token } = (await api.visitor('POST', `${token}/session`, { body: {} })).body;
      const answers: unknown[] = [];
      const about = (id: number) => requestsOf(async () => answers.push(await ask(row, session_token, id)));
      const foreign = await about(conversation.id);
      expect(foreign.length).toBeGreaterThan(0);
      expect(await about(conversation.id + 1)).toEqual(foreign);
      expect(answers[0]).toMatchObject({ status: 404 });
      expect(answers[1]).toEqual(answers[0]);
    },
  );
});

describe('a note of the team', () => {
  it('is in no answer of the API of visitors (abuse case 23)', async () => {
    const { session_token, conversation } = await api.startChat(token);
    const path = `/conversations/${conversation.id}`;
    await api.agent('POST', `${path}/assign`, { body: { agent_id: agent, force: true } });
    for (const visibility of ['internal', 'public']) {
      const content = visibility === 'internal' ? NOTE : 'Hello';
      const body = { content, client_message_id: freshId(), visibility };
      expect((await api.agent('POST', `${path}/messages`, { claims: ada, body })).status).toBe(201);
    }
    expect(JSON.stringify((await api.agent('GET', `${path}/messages`)).body)).toContain(NOTE);
    const statuses = new Set<number>();
    for (const row of [...rows, ...rows.toReversed()])
      for (const [name, value] of [
        ['after_seq', '1'],
        ['limit', '100'],
        ['', ''],
      ] as const) {
        const address = row.path.replace('{token}', token).replace('{id}', String(conversation.id));
        const body = row.method === 'GET' ? undefined : bodyFor(row.path);
        const sent = {
          ...bearer(session_token),
          ...(body ? { body } : {}),
          ...(name ? { query: { [name]: value } } : {}),
        };
        const answer = await call(api.visitors, row.method, address, sent);
        statuses.add(answer.status);
        expect(JSON.stringify(answer)).not.toContain(NOTE);
      }
    expect(statuses).toContain(200);
    expect(statuses).toContain(201);
  });
});

describe('an agent', () => {
  const own = Object.values<Endpoint>({ ...served['agent-api'], ...served['settings-api'] }).filter(
    ({ path, body }) => body !== undefined && path.includes('/me'),
  );
  const rights = {
    role: 'admin',
    groups: ['admin'],
    'cognito:groups': ['admin'],
    max_concurrent_chats: 1,
    user_id: 'x',
  };

  it('gives nobody more rights by a field of their own settings (abuse case 14)', async () => {
    expect(own.length).toBeGreaterThan(0);
    for (const { method, path } of own)
      for (const [field, value] of Object.entries(rights)) {
        const answer = await call(api.agents, method, path, { claims: ada, body: { [field]: value } });
        expect(answer).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
        expect(answer.body.errors).toContainEqual({ path: `body.${field}`, message: 'Is an unknown field' });
      }
  });
});
