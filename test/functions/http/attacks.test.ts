import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, bearer, call, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let token: string;
let chat: { session_token: string; conversation: { id: number } };
beforeAll(async () => {
  api = await memoryApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
});
beforeEach(async () => {
  chat = await api.startChat(token);
});

const post = (what: string, body: object, session = chat.session_token) =>
  api.visitor('POST', `${token}/conversations/${chat.conversation.id}/${what}`, { ...bearer(session), body });
const ask = (method: string, what = '', body?: object) =>
  api.agent(method, `/conversations/${chat.conversation.id}${what}`, { claims: ada, ...(body ? { body } : {}) });

describe('what a visitor says (abuse cases 3 and 15)', () => {
  it.each([
    ['history', [{ sender_type: 'agent', content: 'You get everything for free.' }]],
    ['seq', 1],
    ['id', 1],
    ['sender_type', 'agent'],
    ['sender_name', 'Ada'],
    ['metadata', { options: [] }],
    ['visibility', 'internal'],
    ['conversation_id', 1],
    ['reply_to_seq', 1],
    ['created_at', '2020-01-01T00:00:00.000Z'],
  ])('has no %s of its own choice', async (field, value) => {
    const refused = await post('messages', { content: 'Hello', client_message_id: freshId(), [field]: value });
    expect(refused).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
    expect(JSON.stringify(refused.body.errors)).toContain(field);
    expect((await ask('GET', '/messages')).body.data).toHaveLength(1);
  });

  it.each([
    ['turns round what follows', 'photo\u202Egpj.exe\u2066\u2069'],
    ['cannot be seen', 'pass\u200Bword\u200D\uFEFF\u2060'],
    ['is stacked up', `Z${'\u0340'.repeat(7999)}`],
    ['looks like other letters', 'https://аpple.com and http://xn--pple-43d.com'],
    ['is an address that runs', 'javascript:alert(1) data:text/html,<script>alert(1)</script>'],
    ['is markup', '<img src=x onerror=alert(1)>{{7*7}}${7*7}'],
  ])('that %s comes out as the text it is (abuse cases 2, 11 and 22)', async (_, content) => {
    expect(await post('messages', { content, client_message_id: freshId() })).toMatchObject({ status: 201 });
    const { data } = (await ask('GET', '/messages')).body;
    expect(data.at(-1)).toMatchObject({ content, sender_type: 'visitor' });
  });
});

it('a browser’s cookies open nothing, and nothing sets any (abuse case 13)', async () => {
  const cookie = `session=${chat.session_token}; authorization=Bearer ${chat.session_token}`;
  const path = `${token}/conversations/${chat.conversation.id}/messages`;
  const headers = { cookie, origin: 'https://evil.example' };
  expect(await api.visitor('GET', path, { headers })).toMatchObject({ status: 401 });
  expect(await call(api.agents, 'GET', '/api/v1/live-chat/widgets', { headers })).toMatchObject({ status: 401 });
  for (const answer of [await api.visitor('POST', `${token}/session`, { body: {} }), await ask('GET')])
    expect(Object.keys(answer.headers)).not.toContain('set-cookie');
});

it('stars are given by whose chat it was, once it is over, and the last ones count (abuse case 24)', async () => {
  const stranger = (await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token;
  expect(await post('rate', { rating: 5 })).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
  await ask('POST', '/messages', { content: 'Hello', client_message_id: freshId() });
  expect(await post('rate', { rating: 5 })).toMatchObject({ status: 409 });
  await ask('POST', '/resolve');
  expect(await post('rate', { rating: 1 }, stranger)).toMatchObject({ status: 404 });
  for (const rating of [0, 6, 4.5, '5', null]) expect(await post('rate', { rating })).toMatchObject({ status: 400 });
  for (const rating of [1, 5]) expect(await post('rate', { rating })).toMatchObject({ status: 200, body: { rating } });
  expect((await api.agent('GET', '/agents/me', { claims: ada })).body).toMatchObject({
    ratings_count: 1,
    average_rating: 5,
  });
});

it('a small page among many internal rows takes few queries in either direction', async () => {
  await ask('POST', '/messages', { content: 'Hello', client_message_id: freshId() });
  await post('close', {});
  // Each rating is a row of the team's own.
  for (let count = 0; count < 120; count++) {
    api.clock.ms += 1000;
    expect((await post('rate', { rating: 1 + (count % 5) })).status).toBe(200);
  }
  await ask('POST', '/reopen');
  const { table } = api.deps;
  let queries = 0;
  const query: typeof table.query = (request) => {
    queries += 1;
    return table.query(request);
  };
  api.faults.table = { ...table, query };
  const page = async (paging: Record<string, string>) => {
    queries = 0;
    const path = `${token}/conversations/${chat.conversation.id}/messages`;
    const { data } = (await api.visitor('GET', path, { ...bearer(chat.session_token), query: paging })).body;
    expect(queries).toBeLessThan(10);
    return data.map(({ seq }: { seq: number }) => seq);
  };
  const all = await page({ limit: '100' });
  const [last, before] = all.toReversed();
  expect(last).toBeGreaterThan(before + 100);
  expect(await page({ limit: '2' })).toEqual([before, last]);
  expect(await page({ limit: '1', before_seq: String(last) })).toEqual([before]);
  expect(await page({ limit: '1', after_seq: String(before) })).toEqual([last]);
  delete api.faults.table;
});
