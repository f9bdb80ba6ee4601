/** Snoozing over HTTP: what agents get back, and that the visitor’s own view of the chat stays the same. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, bearer, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let token: string;
let agent: { id: number };
beforeAll(async () => {
  api = await memoryApis();
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  agent = await api.make('/agents', { user_id: 'ada' });
});

let own: { headers: Record<string, string> };
let id: number;
beforeEach(async () => {
  own = bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
  const body = { client_message_id: 'message-1', content: 'Hello?' };
  id = (await api.visitor('POST', `${token}/conversations`, { ...own, body })).body.conversation.id;
});
const assign = () => api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: agent.id } });
const snooze = (until: unknown, more: object = {}) =>
  api.agent('POST', `/conversations/${id}/snooze`, { claims: ada, body: { until, ...more } });
const inHours = (hours: number) => new Date(api.deps.now() + hours * 3_600_000).toISOString();
const list = async (query: Record<string, string>) =>
  (await api.agent('GET', '/conversations', { claims: ada, query })).body;

it('answers with the conversation, lists and counts it, and ends it again', async () => {
  await assign();
  const until = inHours(1);
  const snoozed = await snooze(until, { seen_seq: 2 });
  expect(snoozed).toMatchObject({ status: 200, body: { status: 'active', is_snoozed: true, snoozed_until: until } });
  expect(await snooze(until)).toMatchObject({ status: 200, body: { last_seq: snoozed.body.last_seq } });
  const found = await list({ snoozed: 'true', agent_id: 'me', limit: '1' });
  expect(found).toMatchObject({ total: 1, data: [{ id }] });
  expect((await list({ status: 'active' })).data).toEqual([]);
  const woken = await api.agent('POST', `/conversations/${id}/unsnooze`, { claims: ada });
  expect(woken).toMatchObject({ status: 200, body: { is_snoozed: false, snoozed_until: null, agent_id: agent.id } });
});

it('changes nothing that the visitor reads', async () => {
  await assign();
  const seen = async () => {
    const { body } = await api.visitor('GET', `${token}/conversations/${id}/messages`, own);
    const owns = await api.visitor('GET', `${token}/conversations`, own);
    return { messages: body.data, own: owns.body.data };
  };
  const before = await seen();
  await snooze(null);
  expect(await seen()).toEqual(before);
  const { body } = await api.agent('GET', `/conversations/${id}/messages`, { claims: ada });
  expect(body.data.at(-1)).toMatchObject({ visibility: 'internal', metadata: { event: 'snoozed', until: null } });
});

it('refuses a chat that nobody has, a time that is past, and a snooze that crossed a message', async () => {
  expect(await snooze(null)).toMatchObject({ status: 409, body: { code: 'illegal_transition' } });
  await assign();
  const past = await snooze(inHours(-1));
  expect(past).toMatchObject({ status: 400, body: { errors: [{ path: 'body.until' }] } });
  expect(await snooze('tomorrow')).toMatchObject({ status: 400 });
  const body = { client_message_id: 'message-2', content: 'Are you there?' };
  await api.visitor('POST', `${token}/conversations/${id}/messages`, { ...own, body });
  expect(await snooze(null, { seen_seq: 2 })).toMatchObject({ status: 409, body: { code: 'conflict' } });
});
