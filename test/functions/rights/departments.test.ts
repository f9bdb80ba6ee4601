/** Agents who see their own departments only: nothing of another department's chat reaches them by any read. */
import { beforeAll, describe, expect, it } from 'vitest';
import { teamApi } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { pathWith } from '#test/support/agent-requests.ts';
import { type MemoryApis, type Sent, accessClaims, bearer, lead, memoryApis } from '#test/support/api.ts';
import { decisions } from './decisions.ts';

let api: MemoryApis;
let sales: { id: number };
let support: { id: number };
let ids: { conversation: number; visitor: number; ticket: number; agents: Record<'ada' | 'ben' | 'cleo', number> };
let widget: { id: number; token: string };
let session: string;

const as = (sub: string) => ({ ...accessClaims, sub, 'cognito:groups': ['agent'] });
const [inside, outside] = [as('ada'), as('ben')];
/** A word of what only those of the department may read. */
const SECRET = 'zanzibar';
const get = (path: string, claims: Record<string, unknown>, query: Record<string, string> = {}) =>
  api.agent('GET', path, { claims, query });
const put = (method: string, path: string, claims: Record<string, unknown>, body: object) =>
  api.agent(method, path, { claims, body });

beforeAll(async () => {
  api = await memoryApis();
  sales = await api.make('/departments', { name: 'Sales' });
  support = await api.make('/departments', { name: 'Support' });
  const hire = async (user_id: string, department_ids: number[]): Promise<number> =>
    (await api.make('/agents', { user_id, department_ids })).id;
  const agents = {
    ada: await hire('ada', [sales.id]),
    ben: await hire('ben', [support.id]),
    cleo: await hire('cleo', []),
  };
  widget = await api.make('/widgets', { name: 'Shop', department_id: sales.id });
  await put(
    'PUT',
    '/team-settings',
    { ...lead, sub: 'root', 'cognito:groups': ['admin'] },
    { agents_see: 'own_departments' },
  );
  api.agentDeps.areAgentsScoped = async () => true;
  const opened = (await api.visitor('POST', `${widget.token}/session`, { body: {} })).body;
  session = opened.session_token;
  const started = await api.visitor('POST', `${widget.token}/conversations`, {
    ...bearer(session),
    body: {
      client_message_id: 'message-1',
      content: `I am from ${SECRET}`,
      name: `Zoe ${SECRET}`,
      attributes: { plan: SECRET },
    },
  });
  const { id } = started.body.conversation;
  await put('PUT', `/conversations/${id}/labels`, inside, { labels: [SECRET] });
  await put('POST', `/conversations/${id}/messages`, inside, {
    content: SECRET,
    client_message_id: 'note-0001',
    visibility: 'internal',
  });
  const ticket = await api.make('/tickets', { subject: SECRET, conversation_id: id });
  ids = { conversation: id, visitor: opened.visitor.id, ticket: ticket.id, agents };
});

const day = { from: '2026-05-01', to: '2026-06-02' };
const reads = Object.entries<Endpoint>(teamApi).filter(
  ([operation, { method }]) => method === 'GET' && decisions[operation as keyof typeof teamApi].startsWith('agent'),
);

async function read(operation: string, path: string, claims: Record<string, unknown>): Promise<string> {
  const [, , about = ''] = decisions[operation as keyof typeof teamApi].split(' ');
  const named: Record<string, unknown> = ids;
  const id = Number(named[about] ?? 1);
  const query = operation.startsWith('report') ? day : {};
  const sent: Sent = { claims, query };
  return JSON.stringify(await api.agent('GET', pathWith(path, { id }).slice('/api/v1/live-chat'.length), sent));
}

describe('a chat of another department', () => {
  it.each(reads)('is in no answer of %s', async (operation, { path }) => {
    expect(await read(operation, path, outside)).not.toContain(SECRET);
  });

  it.each([
    ['getDashboard', '/dashboard'],
    ['listConversations', '/conversations'],
    ['getConversation', '/conversations/{id}'],
    ['listMessages', '/conversations/{id}/messages'],
    ['listTickets', '/tickets'],
    ['getTicket', '/tickets/{id}'],
    ['getVisitor', '/visitors/{id}'],
  ])('is in the answer of %s to its own department and to a supervisor', async (operation, path) => {
    for (const claims of [inside, lead])
      expect(await read(operation, `/api/v1/live-chat${path}`, claims)).toContain(SECRET);
  });

  it.each([
    ['words', { q: SECRET }],
    ['a label', { label: SECRET }],
    ['its department', { department_id: 'sales' }],
    ['its visitor', { visitor_id: 'visitor' }],
    ['its status', { status: 'pending' }],
    ['the queue', { order: 'queue' }],
  ] as [string, Record<string, string>][])('is not found by %s', async (_, given) => {
    const known: Record<string, number> = { sales: sales.id, visitor: ids.visitor };
    const query = Object.fromEntries(
      Object.entries(given).map(([name, value]) => [name, String(known[value] ?? value)]),
    );
    expect((await get('/conversations', outside, query)).body).toMatchObject({ data: [] });
    expect((await get('/conversations', outside, query)).body.total ?? 0).toBe(0);
    const found = (await get('/conversations', inside, query)).body.data;
    expect(found.map(({ id }: { id: number }) => id)).toEqual([ids.conversation]);
  });

  it('isn’t counted', async () => {
    expect((await get('/dashboard', outside)).body).toMatchObject({ pending_chats: 0, recent_conversations: [] });
    expect((await get('/dashboard', inside)).body).toMatchObject({ pending_chats: 1 });
  });

  it('can’t be told from one that doesn’t exist', async () => {
    const [there, missing] = await Promise.all(
      [ids.conversation, 404404].map((id) => put('POST', `/conversations/${id}/resolve`, outside, {})),
    );
    expect(there?.status).toBe(404);
    expect(there?.body).toEqual(missing?.body);
  });

  it('is of a visitor whose block isn’t listed elsewhere', async () => {
    await put('PUT', `/visitors/${ids.visitor}/block`, inside, { hours: 1 });
    const listed = async (claims: Record<string, unknown>) => (await get('/blocked-visitors', claims)).body.data.length;
    expect([await listed(inside), await listed(outside), await listed(lead)]).toEqual([1, 0, 1]);
    await api.agent('DELETE', `/visitors/${ids.visitor}/block`, { claims: inside });
  });

  it('gets no ticket', async () => {
    const answer = await put('POST', '/tickets', outside, { subject: 'A crack', conversation_id: ids.conversation });
    expect(answer.body).toMatchObject({ status: 404, detail: `There is no conversation ${ids.conversation}.` });
  });
});

describe('an agent who sees their departments only', () => {
  it('gets their own numbers, and none of a colleague', async () => {
    const own = await get('/reports/volume', outside, day);
    expect(own.body.conversations_urls.started).toContain(`agent_id=${ids.agents.ben}`);
    const agents = (await get('/reports/agents', outside, day)).body.data;
    expect(agents.map((one: { agent_id: number }) => one.agent_id)).toEqual([ids.agents.ben]);
    const other = await get('/reports/volume', outside, { ...day, agent_id: String(ids.agents.ada) });
    expect(other.body.code).toBe('forbidden');
    expect((await get('/reports/agents', lead, day)).body.data.length).toBe(3);
  });

  it('sees a chat that is assigned to them, in whichever department it is, for as long as they have it', async () => {
    const { conversation } = await api.startChat(widget.token);
    const path = `/conversations/${conversation.id}`;
    expect((await get(path, outside)).status).toBe(404);
    expect((await put('POST', `${path}/assign`, lead, { agent_id: ids.agents.ben })).status).toBe(200);
    expect((await get(path, outside)).status).toBe(200);
    expect((await get('/conversations', outside, { agent_id: 'me' })).body.data).toHaveLength(1);
    await put('POST', `${path}/assign`, lead, { agent_id: ids.agents.ada });
    expect((await get(path, outside)).status).toBe(404);
  });

  it('transfers a chat to a department of which they see nothing', async () => {
    const { conversation } = await api.startChat(widget.token);
    const path = `/conversations/${conversation.id}`;
    expect((await put('POST', `${path}/assign`, inside, { department_id: support.id })).status).toBe(200);
    expect((await get(path, inside)).status).toBe(404);
    expect((await get(path, outside)).status).toBe(200);
  });

  it('sees chats without a department only as one of the default department', async () => {
    const plain = await api.make('/widgets', { name: 'Plain' });
    const { conversation } = await api.startChat(plain.token);
    const path = `/conversations/${conversation.id}`;
    expect((await get(path, outside)).status).toBe(404);
    await put(
      'PUT',
      `/agents/${ids.agents.ben}`,
      { ...lead, sub: 'root', 'cognito:groups': ['admin'] },
      { department_ids: [] },
    );
    expect((await get(path, outside)).status).toBe(200);
    await put(
      'PUT',
      `/agents/${ids.agents.ben}`,
      { ...lead, sub: 'root', 'cognito:groups': ['admin'] },
      { department_ids: [support.id] },
    );
    expect((await get(path, outside)).status).toBe(404);
  });

  it('can’t be mentioned where they see nothing; a supervisor can, once they have opened the dashboard', async () => {
    const note = (mentions: number[], id: string) =>
      put('POST', `/conversations/${ids.conversation}/messages`, inside, {
        content: '@somebody, look',
        client_message_id: id,
        visibility: 'internal',
        metadata: { mentions },
      });
    expect((await note([ids.agents.ben], 'note-0002')).body).toMatchObject({
      code: 'validation_failed',
      detail: expect.stringContaining("ben doesn't see chats of this department"),
    });
    expect((await note([ids.agents.ada], 'note-0003')).status).toBe(201);
  });

  it('reads pages of their own chats only, each full, while others’ lie between', async () => {
    const own = await api.make('/widgets', { name: 'Own', department_id: support.id });
    const wanted: number[] = [];
    for (let count = 0; count < 3; count++) {
      await api.startChat(widget.token);
      wanted.push((await api.startChat(own.token)).conversation.id);
    }
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await get('/conversations', outside, {
        limit: '2',
        status: 'pending',
        widget_id: String(own.id),
        ...(cursor ? { cursor } : {}),
      });
      seen.push(...body.data.map(({ id }: { id: number }) => id));
      cursor = body.next_cursor ?? undefined;
    } while (cursor);
    expect(seen.toSorted()).toEqual(wanted.toSorted());
  });
});

it('all agents see all, as long as the settings say so', async () => {
  api.agentDeps.areAgentsScoped = async () => false;
  expect((await get(`/conversations/${ids.conversation}`, outside)).status).toBe(200);
  api.agentDeps.areAgentsScoped = async () => true;
});
