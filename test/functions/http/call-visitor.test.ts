/** A call by one click: a reply that is the link to a room of its own. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, bearer, memoryApis } from '#test/support/api.ts';

const ben = { ...ada, sub: 'ben' };
const LINK = 'https://meet.example.com/{room}';

let api: MemoryApis;
let token: string;
let agent: { id: number };
let own: { headers: Record<string, string> };
let id: number;
beforeAll(async () => {
  api = await memoryApis();
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  agent = await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 });
  await api.make('/agents', { user_id: 'ben' });
});
beforeEach(async () => {
  own = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
  const body = { client_message_id: 'message-1', content: 'Hello?' };
  id = (await api.visitor('POST', `${token}/conversations`, { ...own, body })).body.conversation.id;
});
const set = (call_link: string | null) => api.agent('PUT', '/team-settings', { body: { call_link } });
const call = (client_message_id = 'call-00001', claims = ada) =>
  api.agent('POST', `/conversations/${id}/call`, { claims, body: { client_message_id } });
const rows = async () => (await api.agent('GET', `/conversations/${id}/messages`, { claims: ada })).body.data;
const seenByVisitor = async (): Promise<string[]> =>
  (await api.visitor('GET', `${token}/conversations/${id}/messages`, own)).body.data.map(
    ({ content }: { content: string }) => content,
  );

describe('without an address for calls', () => {
  it('no call is started, and nothing is written', async () => {
    const before = await rows();
    expect(await call()).toMatchObject({ status: 409, body: { code: 'not_configured' } });
    expect(await rows()).toEqual(before);
  });
});

describe('the address for calls', () => {
  it.each([
    'http://meet.example.com/{room}',
    'https://meet.example.com/',
    'https://meet.example.com/{room}/{room}',
    'https://{room}.example.com/',
    'https://meet.example.com:{room}/',
    'https://ada:pw@meet.example.com/{room}',
    'https://{room}@meet.example.com/',
    'javascript:{room}',
    '{room}',
  ])('can’t be %s', async (url) => {
    expect(await set(url)).toMatchObject({ status: 400, body: { errors: [{ path: 'body.call_link' }] } });
  });

  it.each([LINK, 'https://meet.example.com/?room={room}', 'https://meet.example.com/#{room}'])(
    'can be %s, and is read by agents',
    async (url) => {
      expect(await set(url)).toMatchObject({ status: 200, body: { call_link: url } });
      expect((await api.agent('GET', '/team-settings', { claims: ada })).body.call_link).toBe(url);
    },
  );
});

describe('a call', () => {
  beforeEach(async () => {
    await set(LINK);
  });

  it('is a reply with a new room, which the visitor reads, and makes the chat the caller’s', async () => {
    const { status, body } = await call();
    expect(status).toBe(201);
    expect(body).toMatchObject({ sender_type: 'agent', sender_id: agent.id, visibility: 'public' });
    expect(body.content).toMatch(/^https:\/\/meet\.example\.com\/[A-Za-z0-9]{22}$/);
    expect(await seenByVisitor()).toContain(body.content);
    const { agent_id, status: standing } = (await api.agent('GET', `/conversations/${id}`, { claims: ada })).body;
    expect([agent_id, standing]).toEqual([agent.id, 'waiting']);
    expect((await call('call-00002')).body.content).not.toBe(body.content);
  });

  it('that is requested again is the same, also after the address has changed', async () => {
    const first = await call();
    expect(await call()).toMatchObject({ status: 200, body: { seq: first.body.seq, content: first.body.content } });
    await set('https://other.example.com/{room}');
    expect(await call()).toMatchObject({ status: 200, body: { seq: first.body.seq, content: first.body.content } });
  });

  it('that is requested three times at once is one message', async () => {
    const answers = await Promise.all([call(), call(), call()]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 201]);
    expect(new Set(answers.map(({ body }) => body.content)).size).toBe(1);
    expect((await seenByVisitor()).filter((text) => text.startsWith('https://meet'))).toHaveLength(1);
  });

  it('of each of two agents at once has a room of its own', async () => {
    const answers = await Promise.all([call('call-00001'), call('call-00002', ben)]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map(({ body }) => body.content)).size).toBe(2);
  });

  it('doesn’t take the id of another message, and isn’t possible once the chat has ended', async () => {
    const said = { content: 'Hi', visibility: 'public', client_message_id: 'message-5' };
    await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: said });
    expect(await call('message-5')).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
    await api.agent('POST', `/conversations/${id}/close`, { claims: ada });
    expect(await call()).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
  });

  it('isn’t possible in a chat that nobody knows', async () => {
    id = 404;
    expect((await call()).status).toBe(404);
  });
});

it('marks the reply as a call, for the visitor and the team, and lets no sender do so', async () => {
  await set(LINK);
  await call();
  const seen = (await api.visitor('GET', `${token}/conversations/${id}/messages`, own)).body.data.at(-1);
  expect(seen.metadata).toEqual({ call: true });
  const body = { content: 'https://evil.example', client_message_id: 'message-9', metadata: { call: true } };
  expect((await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body })).status).toBe(400);
});
