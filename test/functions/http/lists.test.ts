/** Lists of conversations over HTTP: what narrows them, and the order by waiting time. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Apis, ada, answered, bearer, keyEvent, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: Apis;
let widget: { id: number; token: string };
let agent: { id: number };
beforeAll(async () => {
  api = await startApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  agent = await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 });
});
afterAll(() => api.stop());

type Chat = { id: number; created_at: string; own: ReturnType<typeof bearer> };

/** A chat that begins a minute after the last one. */
async function aChat(): Promise<Chat> {
  api.clock.ms += 60_000;
  const { session_token, conversation } = await api.startChat(widget.token);
  return { ...conversation, own: bearer(session_token) };
}
const assign = ({ id }: Chat) => api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: agent.id } });
const answer = ({ id }: Chat) =>
  api.agent('POST', `/conversations/${id}/messages`, {
    claims: ada,
    body: { content: 'Yes', client_message_id: freshId() },
  });
const write = ({ id, own }: Chat) => {
  api.clock.ms += 60_000;
  const body = { content: 'And?', client_message_id: freshId() };
  return api.visitor('POST', `${widget.token}/conversations/${id}/messages`, { ...own, body });
};
const list = (query: Record<string, string>) => api.agent('GET', '/conversations', { claims: ada, query });
const idsOf = async (query: Record<string, string>): Promise<number[]> =>
  (await list(query)).body.data.map(({ id }: { id: number }) => id);
const closeAll = async () => {
  for (const id of await idsOf({ limit: '100' })) await api.agent('POST', `/conversations/${id}/close`);
};

describe('a list that is narrowed', () => {
  it('by channel has those whose first message came that way', async () => {
    const { key } = await api.make('/api-keys', { name: 'Shop app', role: 'agent' });
    const ask = async (method: string, path: string, body: object) =>
      answered(await api.agents(keyEvent('agent', method, path, key, { body }), {} as never)).body;
    const { id: visitor } = await ask('PUT', '/visitors', { widget_id: widget.id, external_id: '42' });
    const said = { content: 'Where is it?', client_message_id: freshId() };
    const { conversation } = await ask('POST', `/visitors/${visitor}/conversations`, said);
    const chat = await aChat();
    expect((await list({ channel: 'api' })).body.data).toMatchObject([{ id: conversation.id, channel: 'api' }]);
    expect(await idsOf({ channel: 'widget' })).toEqual([chat.id]);
    expect(await idsOf({ channel: 'email' })).toEqual([]);
    expect(await idsOf({ channel: 'widget', order: 'queue' })).toEqual([chat.id]);
    expect((await list({ channel: 'fax' })).status).toBe(400);
    await closeAll();
  });

  it('by rating has those with that many stars, with any, or with none', async () => {
    const [poor, good, none] = [await aChat(), await aChat(), await aChat()];
    for (const [chat, rating] of [
      [poor, 1],
      [good, 5],
    ] as const) {
      await assign(chat);
      await api.agent('POST', `/conversations/${chat.id}/resolve`);
      const rated = await api.visitor('POST', `${widget.token}/conversations/${chat.id}/rate`, {
        ...chat.own,
        body: { rating },
      });
      expect(rated.status).toBe(200);
    }
    expect(await idsOf({ rating: '1' })).toEqual([poor.id]);
    expect(await idsOf({ rating: 'any' })).toEqual([good.id, poor.id]);
    expect((await idsOf({ rating: 'none', status: 'pending' }))[0]).toBe(none.id);
    expect(await idsOf({ rating: 'none', status: 'resolved' })).toEqual([]);
    expect((await list({ rating: '6' })).status).toBe(400);
    await closeAll();
  });

  it('by date has those that began in that time, page by page, whatever happened to them later', async () => {
    const chats = [await aChat(), await aChat(), await aChat(), await aChat()];
    const [first, second, third, fourth] = chats;
    if (!first || !second || !third || !fourth) throw new Error('There are four.');
    // Assigned last, so that it is the newest of its list.
    await assign(first);
    const time = { created_from: second.created_at, created_to: fourth.created_at };
    expect(await idsOf({ status: 'pending', ...time })).toEqual([third.id, second.id]);
    const page = await list({ status: 'pending', ...time, limit: '1' });
    expect(page.body.data).toMatchObject([{ id: third.id }]);
    const next = await list({ status: 'pending', ...time, limit: '1', cursor: page.body.next_cursor });
    expect(next.body.data).toMatchObject([{ id: second.id }]);
    expect(await idsOf({ created_to: second.created_at, status: 'active' })).toEqual([first.id]);
    expect(await idsOf({ order: 'queue', ...time })).toEqual([second.id, third.id]);
    expect(await idsOf({ q: 'hello', ...time })).toEqual([third.id, second.id]);
    await closeAll();
  });
});

describe('a list by waiting time', () => {
  it('has those first whose visitors wait, the longest wait first, then those that were answered', async () => {
    const [answered1, waits, late, queued] = [await aChat(), await aChat(), await aChat(), await aChat()];
    for (const chat of [late, waits, answered1]) await assign(chat);
    // This one was answered and wrote again: it waits since then only.
    await answer(waits);
    await answer(answered1);
    await write(waits);
    expect(await idsOf({ order: 'waiting' })).toEqual([late.id, queued.id, waits.id, answered1.id]);
    expect(await idsOf({ order: 'waiting', agent_id: 'me' })).toEqual([late.id, waits.id, answered1.id]);
    expect(await idsOf({ order: 'waiting', status: 'waiting' })).toEqual([answered1.id]);
    expect(await idsOf({ order: 'waiting', agent_id: 'none', status: 'pending' })).toEqual([queued.id]);
    await api.agent('POST', `/conversations/${late.id}/snooze`, { claims: ada, body: { until: null } });
    const page = await list({ order: 'waiting', limit: '2' });
    expect(page.body.data).toMatchObject([{ id: queued.id }, { id: waits.id }]);
    const next = await list({ order: 'waiting', limit: '2', cursor: page.body.next_cursor });
    expect(next.body).toMatchObject({ data: [{ id: answered1.id }], next_cursor: null });
    await closeAll();
  });

  it.each([{ status: 'resolved' }, { q: 'hello' }, { snoozed: 'true' }, { since: '2026-01-01T00:00:00Z' }] as Record<
    string,
    string
  >[])('is refused together with %o', async (query) => {
    expect(await list({ order: 'waiting', ...query })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'query.order' }] },
    });
  });
});
