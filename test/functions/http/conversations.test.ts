import { beforeAll, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, admin, bearer, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
});

const options = [{ label: 'Yes', value: 'yes' }];

it.each([
  ['priority', { priority: 'high' }],
  ['labels', { labels: ['vip'] }],
  ['attributes', { attributes: { order: 7 } }],
])(
  'a change of the %s is shown to who has the chat, who watches, and the department it waits in',
  async (what, body) => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    const watchers = { kind: 'watch', id: conversation.id };
    const change = async () => {
      api.deps.delivered.length = 0;
      const answer = await api.agent('PUT', `/conversations/${conversation.id}/${what}`, { body });
      return { shown: answer.body, told: [...api.deps.delivered] };
    };
    const waiting = await change();
    expect(waiting.told).toEqual([
      {
        channels: [watchers, { kind: 'dept', id: null }],
        frame: { type: 'conversation.updated', conversation: waiting.shown },
      },
    ]);
    expect(waiting.shown).toMatchObject(body);
  },
);

it.each(['public', 'internal'])(
  'a %s message with buttons keeps them, and is another one without',
  async (visibility) => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    const send = (metadata?: object) =>
      api.agent('POST', `/conversations/${conversation.id}/messages`, {
        claims: ada,
        body: { content: 'Is it broken?', client_message_id: 'message-1', visibility, metadata },
      });
    expect(await send({ options })).toMatchObject({ status: 201, body: { visibility, metadata: { options } } });
    expect(await send({ options })).toMatchObject({ status: 200, body: { metadata: { options } } });
    expect(await send()).toMatchObject({ status: 409, body: { code: 'idempotency_mismatch' } });
  },
);

it("an admin without an agent record may write, but isn't assigned", async () => {
  const widget = await api.make('/widgets', { name: 'Shop' });
  const { conversation } = await api.startChat(widget.token);
  let sent = 0;
  const send = (visibility: 'public' | 'internal', claims: object = admin) =>
    api.agent('POST', `/conversations/${conversation.id}/messages`, {
      claims: { ...claims },
      body: { content: 'From the boss', client_message_id: `boss-${String(++sent).padStart(4, '0')}`, visibility },
    });
  const written = { status: 201, body: { sender_type: 'agent', sender_id: null } };
  expect(await send('internal')).toMatchObject(written);
  expect(await send('public')).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect((await send('public', ada)).status).toBe(201);
  expect(await send('public')).toMatchObject(written);
  expect(await send('internal', { ...ada, sub: 'ben' })).toMatchObject({ status: 403 });
});

it('an agent at the maximum is told so in the second person, and colleagues in the third', async () => {
  const cleo = { ...ada, sub: 'cleo', username: 'cleo' };
  const { id } = await api.make('/agents', { user_id: 'cleo', max_concurrent_chats: 1 });
  const widget = await api.make('/widgets', { name: 'Shop' });
  const assign = async (claims: object) => {
    const { conversation } = await api.startChat(widget.token);
    const body = { agent_id: id };
    return api.agent('POST', `/conversations/${conversation.id}/assign`, { claims: { ...claims }, body });
  };
  expect((await assign(cleo)).status).toBe(200);
  expect((await assign(cleo)).body).toMatchObject({ code: 'agent_at_capacity', detail: /^You're at capacity/ });
  expect((await assign(ada)).body).toMatchObject({ code: 'agent_at_capacity', detail: /^The agent is at capacity/ });
});

it('every action on a chat is recorded with the agent or admin who did it', async () => {
  const widget = await api.make('/widgets', { name: 'Shop' });
  const { conversation } = await api.startChat(widget.token);
  const { id } = (await api.agent('GET', '/agents/me', { claims: ada })).body;
  const path = `/conversations/${conversation.id}`;
  const last = async () => (await api.agent('GET', `${path}/messages`)).body.data.at(-1).metadata;
  const moves = [
    ['resolve', 'resolved'],
    ['close', 'closed'],
    ['reopen', 'reopened'],
  ] as const;
  for (const [move, event] of moves) {
    const { length } = (await api.agent('GET', `${path}/messages`)).body.data;
    const stranger = await api.agent('POST', `${path}/${move}`, { claims: { ...ada, sub: 'ben' } });
    expect(stranger).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await api.agent('GET', `${path}/messages`)).body.data).toHaveLength(length);
    expect((await api.agent('POST', `${path}/${move}`, { claims: ada })).status).toBe(200);
    expect(await last()).toEqual({ event, agent_id: id });
  }
  for (const [move, event] of moves) {
    expect((await api.agent('POST', `${path}/${move}`, { claims: admin })).status).toBe(200);
    expect(await last()).toEqual({ event, reason: 'admin' });
  }
});

it('a visitor may say the most there is, however it is written', async () => {
  const widget = await api.make('/widgets', { name: 'Shop' });
  const { session_token, conversation } = await api.startChat(widget.token);
  const say = (characters: number) =>
    api.visitor('POST', `${widget.token}/conversations/${conversation.id}/messages`, {
      headers: { authorization: `Bearer ${session_token}` },
      rawBody: `{"client_message_id":"message-9","content":"${'\\ud83d\\ude00'.repeat(characters)}"}`,
    });
  expect((await say(8001)).status).toBe(400);
  expect(await say(8000)).toMatchObject({ status: 201, body: { content: '😀'.repeat(8000) } });
});

it('a session needs no body without visitor data', async () => {
  const widget = await api.make('/widgets', { name: 'Shop' });
  expect((await api.visitor('POST', `${widget.token}/session`)).status).toBe(200);
  const { session_token } = (await api.visitor('POST', `${widget.token}/session`)).body;
  const started = await api.visitor('POST', `${widget.token}/conversations`, {
    headers: { authorization: `Bearer ${session_token}` },
  });
  expect(started).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.client_message_id' }, { path: 'body.content' }] },
  });
});

it('a chat that comes with more than may be attached is begun, with as much of it as fits', async () => {
  const { token } = await api.make('/widgets', { name: 'Shop' });
  const { session_token } = (await api.visitor('POST', `${token}/session`, { body: {} })).body;
  const attributes = Object.fromEntries(Array.from({ length: 50 }, (_, index) => [`key-${index}`, '"'.repeat(500)]));
  const about = { source_url: `https://shop.example/${'a'.repeat(1900)}`, source_page_title: 'Teapots', attributes };
  const body = { client_message_id: 'message-with-much', content: 'Where is my order?', ...about };
  const begun = await api.visitor('POST', `${token}/conversations`, { ...bearer(session_token), body });
  expect(begun).toMatchObject({ status: 201, body: { messages: [{ content: 'Where is my order?' }] } });
  const { id } = begun.body.conversation;
  const whole = (await api.agent('GET', `/conversations/${id}`)).body;
  expect(whole).toMatchObject({ source_url: about.source_url, source_page_title: 'Teapots' });
  expect(Object.keys(whole.attributes).sort()).toEqual(Object.keys(attributes).slice(0, 6));
  const { data } = (await api.agent('GET', '/conversations')).body;
  expect(data.find((one: { id: number }) => one.id === id)).not.toHaveProperty('attributes');
});
it.each(['messages', 'conversations'])(
  'what the page says of an open conversation comes with a new message to %s, beside what was said before, and the team sees it',
  async (door) => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { session_token, conversation } = await api.startChat(widget.token, {
      attributes: { plan: 'gold', order: 1 },
    });
    const path = door === 'messages' ? `conversations/${conversation.id}/messages` : 'conversations';
    const send = (client_message_id: string, attributes?: object) =>
      api.visitor('POST', `${widget.token}/${path}`, {
        headers: { authorization: `Bearer ${session_token}` },
        body: { content: 'Where is it?', client_message_id, ...(attributes && { attributes }) },
      });
    const stored = async () => (await api.agent('GET', `/conversations/${conversation.id}`)).body.attributes;
    api.deps.delivered.length = 0;
    const isNew = door === 'messages' ? 201 : 200;
    expect(await send('message-a', { order: 2, paid: true })).toMatchObject({ status: isNew });
    expect(await stored()).toEqual({ plan: 'gold', order: 2, paid: true });
    const frames = api.deps.delivered.map(({ frame }) => frame);
    expect(frames).toContainEqual(expect.objectContaining({ type: 'conversation.updated' }));
    // Repeated it changes nothing, whatever it says.
    expect(await send('message-a', { order: 9 })).toMatchObject({ status: 200 });
    expect(await send('message-b')).toMatchObject({ status: isNew });
    expect(await stored()).toEqual({ plan: 'gold', order: 2, paid: true });
  },
);

it('what the page says comes with a message also when the answer to it is lost', async () => {
  const widget = await api.make('/widgets', { name: 'Shop' });
  const { session_token, conversation } = await api.startChat(widget.token, { attributes: { plan: 'gold' } });
  const send = () =>
    api.visitor('POST', `${widget.token}/conversations/${conversation.id}/messages`, {
      ...bearer(session_token),
      body: { content: 'Where is it?', client_message_id: 'message-a', attributes: { order: 2 } },
    });
  const { table } = api.deps;
  const { put, transact } = table;
  const lost = async (written: Promise<unknown>): Promise<never> => {
    Object.assign(table, { put, transact });
    await written;
    throw new Error('The answer was lost.');
  };
  table.put = (input) => lost(put(input));
  table.transact = (items) => lost(transact(items));
  expect((await send()).status).toBe(500);
  expect((await send()).status).toBe(200);
  const { attributes } = (await api.agent('GET', `/conversations/${conversation.id}`)).body;
  expect(attributes).toEqual({ plan: 'gold', order: 2 });
});

it('what the page says comes also with the message that takes a resolved chat up again', async () => {
  const widget = await api.make('/widgets', { name: 'Shop' });
  const { session_token, conversation } = await api.startChat(widget.token, { attributes: { plan: 'gold' } });
  await api.agent('POST', `/conversations/${conversation.id}/resolve`);
  const answer = await api.visitor('POST', `${widget.token}/conversations`, {
    ...bearer(session_token),
    body: { content: 'Once more', client_message_id: 'message-b', attributes: { order: 2 } },
  });
  expect(answer).toMatchObject({ status: 200, body: { conversation: { id: conversation.id, status: 'pending' } } });
  const { attributes } = (await api.agent('GET', `/conversations/${conversation.id}`)).body;
  expect(attributes).toEqual({ plan: 'gold', order: 2 });
});
