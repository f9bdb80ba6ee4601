/** Visitors and their chats from a site's own server, by API key: the widget's rules, and the same person. */
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { SignJWT } from 'jose';
import {
  type MemoryApis,
  type Sent,
  ada,
  admin,
  answered,
  bearer,
  call,
  keyEvent,
  memoryApis,
} from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { storedItems } from '#test/support/stored-items.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
let key: string;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
  ({ key } = await api.make('/api-keys', { name: 'Shop app', role: 'agent' }));
});
beforeEach(async () => {
  await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'online' } });
  widget = await api.make('/widgets', { name: 'Shop' });
});

/** Asks as the shop's own server does. */
async function ask(method: string, path: string, sent: Sent = {}, by = key) {
  return answered(await api.agents(keyEvent('agent', method, path, by, sent), {} as Parameters<typeof api.agents>[1]));
}
const save = (more: object = {}) =>
  ask('PUT', '/visitors', { body: { widget_id: widget.id, external_id: '42', ...more } });
const hello = (more: object = {}) => ({ content: 'Where is my order?', client_message_id: freshId(), ...more });
const start = (visitor: number, more: object = {}) =>
  ask('POST', `/visitors/${visitor}/conversations`, { body: hello(more) });
const rowsOf = async (id: number) => (await api.agent('GET', `/conversations/${id}/messages`)).body.data;
const aVisitor = async (more: object = {}): Promise<number> => (await save(more)).body.id;
const aChat = async (more: object = {}): Promise<number> => (await start(await aVisitor(), more)).body.conversation.id;

describe('live chat that is switched off', () => {
  const switchTo = (is_enabled: boolean) => api.agent('PUT', '/modules/live-chat', { body: { is_enabled } });
  const refused = { status: 403, body: { code: 'widget_inactive', detail: expect.stringContaining('turned off') } };

  it('refuses to begin a chat in a visitor’s name, and lets open ones go on', async () => {
    const open = await aVisitor();
    const first = hello();
    const { conversation } = (await ask('POST', `/visitors/${open}/conversations`, { body: first })).body;
    const other = (await save({ external_id: '43' })).body.id;
    await switchTo(false);
    const items = await storedItems(api);
    expect(await start(other)).toMatchObject(refused);
    expect((await storedItems(api)).symmetricDifference(items)).toEqual(new Set());
    expect((await ask('POST', `/visitors/${open}/conversations`, { body: first })).status).toBe(200);
    expect((await start(open)).status).toBe(200);
    const more = await ask('POST', `/conversations/${conversation.id}/visitor-messages`, { body: hello() });
    expect(more.status).toBe(201);
    await api.agent('POST', `/conversations/${conversation.id}/close`);
    expect(await start(open)).toMatchObject(refused);
    await switchTo(true);
    expect((await start(open)).status).toBe(201);
  });
});

describe('a visitor who is saved by the site’s own ID', () => {
  it('is created once, is verified, and is the same at the second call, which writes nothing', async () => {
    const person = { name: 'Vera Läng', email: 'vera@example.com', custom_attributes: { plan: 'pro' } };
    const first = await save(person);
    expect(first).toMatchObject({
      status: 201,
      body: { external_id: '42', verified: true, verified_fields: ['name', 'email'], phone: null, ...person },
    });
    const before = await storedItems(api);
    const again = await save(person);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await save({})).toMatchObject({ status: 200, body: first.body });
    expect((await storedItems(api)).symmetricDifference(before)).toEqual(new Set());
  });

  it('keeps what a later call leaves out, and loses what it names as null', async () => {
    await save({ name: 'Vera', email: 'vera@example.com', phone: '+49 30 1234567' });
    expect((await save({ phone: null, name: 'Vera Läng', locale: 'de-DE' })).body).toMatchObject({
      name: 'Vera Läng',
      email: 'vera@example.com',
      phone: null,
      locale: 'de-DE',
      verified_fields: ['name', 'email'],
    });
  });

  it('is one person although twenty calls create them at the same moment', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => save({ name: 'Vera' })));
    expect(new Set(all.map(({ body }) => body.id)).size).toBe(1);
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is who the widget’s identity token names, whichever of the two came first', async () => {
    const { identity_secret } = (await api.agent('POST', `/widgets/${widget.id}/identity-secret`)).body;
    const identify = async (sub: string) => {
      const signer = new SignJWT({}).setProtectedHeader({ alg: 'HS256' }).setSubject(sub);
      const identity_token = await signer
        .setExpirationTime(Math.floor(api.clock.ms / 1000) + 60)
        .sign(new TextEncoder().encode(identity_secret));
      return (await api.visitor('POST', `${widget.token}/session`, { body: { identity_token } })).body;
    };
    const saved = await aVisitor({ name: 'Vera' });
    const { conversation } = (await start(saved)).body;
    const opened = await identify('42');
    expect(opened).toMatchObject({ visitor: { id: saved, name: 'Vera' }, conversation: { id: conversation.id } });
    const other = (await identify('43')).visitor.id;
    expect((await save({ external_id: '43' })).body.id).toBe(other);
  });

  it('can be created anew after their data was deleted', async () => {
    const gone = await aVisitor({ name: 'Vera' });
    expect((await api.agent('DELETE', `/visitors/${gone}`)).status).toBe(204);
    const { status, body } = await save();
    expect([status, body.name, body.id === gone]).toEqual([201, null, false]);
    expect((await start(gone)).status).toBe(404);
  });

  it.each([
    ['an empty ID', { external_id: ' ' }],
    ['an ID of 201 characters', { external_id: 'x'.repeat(201) }],
    ['an address that is none', { email: 'vera' }],
    ['a time zone nobody knows', { timezone: 'Mars/Olympus' }],
    ['an attribute that is a list', { custom_attributes: { tags: ['a'] } }],
  ])('is refused with %s', async (_, more) => {
    expect(await save(more)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  it('belongs to a widget that exists', async () => {
    expect((await save({ widget_id: 1 })).status).toBe(404);
  });
});

describe('a chat that a program starts', () => {
  it('is the visitor’s, with attributes and department, and says which key brought it', async () => {
    const department = await api.make('/departments', { name: 'Returns' });
    const visitor = await aVisitor({ name: 'Vera' });
    const { status, body } = await start(visitor, {
      attributes: { order: 'A-17' },
      department_id: department.id,
      source_url: 'app://orders/A-17',
    });
    expect([status, body.conversation.visitor_id, body.messages.length]).toEqual([201, visitor, 1]);
    expect(body.messages[0].metadata).toEqual({ via: 'api' });
    const shown = (await api.agent('GET', `/conversations/${body.conversation.id}`)).body;
    expect(shown).toMatchObject({
      attributes: { order: 'A-17' },
      department_id: department.id,
      source_url: 'app://orders/A-17',
      visitor: { name: 'Vera', verified: true },
    });
    const [first] = await rowsOf(body.conversation.id);
    expect(first).toMatchObject({
      sender_type: 'visitor',
      sender_name: 'Vera',
      metadata: { via: 'api', key_name: 'Shop app' },
    });
  });

  it('is started once however often the request is repeated, also after the key was renamed', async () => {
    const { id, key: own } = await api.make('/api-keys', { name: 'Before', role: 'agent' });
    const visitor = await aVisitor();
    const request = { body: hello() };
    const first = await ask('POST', `/visitors/${visitor}/conversations`, request, own);
    await api.agent('PUT', `/api-keys/${id}`, { body: { name: 'After' } });
    const before = await storedItems(api);
    const again = await ask('POST', `/visitors/${visitor}/conversations`, request, own);
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect((await storedItems(api)).symmetricDifference(before)).toEqual(new Set());
    const other = { body: { ...request.body, content: 'Something else' } };
    expect(await ask('POST', `/visitors/${visitor}/conversations`, other, own)).toMatchObject({
      status: 409,
      body: { code: 'idempotency_mismatch' },
    });
  });

  it('goes on in the open one, if there is one, and begins anew once that is closed', async () => {
    const visitor = await aVisitor();
    const { id } = (await start(visitor)).body.conversation;
    const more = await start(visitor, { attributes: { order: 'A-18' } });
    expect([more.status, more.body.conversation.id]).toEqual([200, id]);
    expect((await api.agent('GET', `/conversations/${id}`)).body.attributes).toEqual({ order: 'A-18' });
    await api.agent('POST', `/conversations/${id}/close`);
    const next = await start(visitor);
    expect([next.status, next.body.conversation.id === id]).toEqual([201, false]);
  });

  it('begins as a message that was left while nobody can answer, unless a bot does', async () => {
    await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'offline' } });
    const labels = async (id: number) => (await api.agent('GET', `/conversations/${id}`)).body.labels;
    expect(await labels(await aChat())).toEqual(['offline']);
    const bot = await api.make('/bots', { name: 'Ida', provider: 'built-in' });
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { handler_type: 'ai_bot', handler_id: bot.id } });
    const { body } = await start(await aVisitor({ external_id: '43' }));
    expect([body.conversation.handler, await labels(body.conversation.id)]).toEqual(['bot', []]);
  });

  it('begins no chat while live chat is off, and goes on with one that is open', async () => {
    const [chat, nobody] = [await aChat(), await aVisitor({ external_id: '43' })];
    await api.agent('PUT', '/modules/live-chat', { body: { is_enabled: false } });
    expect(await start(nobody)).toMatchObject({ status: 403, body: { code: 'widget_inactive' } });
    expect((await start(await aVisitor())).status).toBe(200);
    expect((await ask('POST', `/conversations/${chat}/visitor-messages`, { body: hello() })).status).toBe(201);
    await api.agent('PUT', '/modules/live-chat', { body: { is_enabled: true } });
    expect((await start(nobody)).status).toBe(201);
  });

  it('is refused while the widget is switched off, and for visitors whom nobody verified where it asks for that', async () => {
    const visitor = await aVisitor();
    const { id } = (await start(visitor)).body.conversation;
    const anonymous = (await api.startChat(widget.token)).conversation.visitor_id;
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { require_identity: true } });
    expect(await start(anonymous)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
    expect((await start(visitor)).status).toBe(200);
    await api.agent('POST', `/widgets/${widget.id}/toggle-active`);
    const off = { status: 403, body: { code: 'widget_inactive' } };
    expect(await start(visitor)).toMatchObject(off);
    expect(await ask('POST', `/conversations/${id}/visitor-messages`, { body: hello() })).toMatchObject(off);
  });

  it('is refused with what is missing or too large, as in the widget', async () => {
    const visitor = await aVisitor();
    expect((await start(visitor, { content: 'x'.repeat(8000) })).status).toBe(201);
    for (const wrong of [
      { content: 'x'.repeat(8001) },
      { content: ' ' },
      { content: 'a\u0000b' },
      { client_message_id: 'short' },
      { attributes: { plan: 'x'.repeat(501) } },
    ])
      expect((await start(visitor, wrong)).status).toBe(400);
    expect((await start(visitor, { department_id: 1 })).status).toBe(404);
    expect((await start(1)).status).toBe(404);
  });

  it('has the visitor’s limit of messages, and tells when to go on', async () => {
    Object.assign(api.agentDeps, { allowance: { burst: 2, perSecond: 1 } });
    const visitor = await aVisitor();
    const answers = [await start(visitor), await start(visitor), await start(visitor)];
    Object.assign(api.agentDeps, { allowance: { burst: 60, perSecond: 5 } });
    expect(answers.map(({ status }) => status)).toEqual([201, 200, 429]);
    expect(answers[2]?.headers['retry-after']).toBe('1');
  });
});

describe('a message that a program sends for a visitor', () => {
  it('is appended once, reopens what was resolved, and is read back without notes', async () => {
    const id = await aChat();
    await api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: await agentId() } });
    await api.agent('POST', `/conversations/${id}/messages`, {
      claims: ada,
      body: { ...hello({ content: 'A note' }), visibility: 'internal' },
    });
    await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: hello({ content: 'On its way.' }) });
    await api.agent('POST', `/conversations/${id}/resolve`, { claims: ada });
    const body = hello({ content: 'It came broken.', attributes: { broken: true } });
    const sent = await ask('POST', `/conversations/${id}/visitor-messages`, { body });
    const again = await ask('POST', `/conversations/${id}/visitor-messages`, { body });
    expect([sent.status, again.status, again.body]).toEqual([201, 200, sent.body]);
    const shown = (await api.agent('GET', `/conversations/${id}`)).body;
    expect([shown.status, shown.attributes]).toEqual(['pending', { broken: true }]);
    const { data, up_to_seq } = (await ask('GET', `/conversations/${id}/visitor-messages`)).body;
    const said = data.filter(({ sender_type }: { sender_type: string }) => sender_type !== 'system');
    expect(said.map(({ content }: { content: string }) => content)).toEqual([
      'Where is my order?',
      'On its way.',
      'It came broken.',
    ]);
    expect(JSON.stringify(data)).not.toMatch(/A note|Shop app/);
    expect(up_to_seq).toBe(sent.body.seq);
  });

  it('marks answers as read, which are then mailed to nobody', async () => {
    const id = await aChat();
    await api.agent('POST', `/conversations/${id}/assign`, { body: { agent_id: await agentId() } });
    const { seq } = (await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: hello() })).body;
    expect((await api.agent('GET', `/conversations/${id}`)).body.unread_by_visitor).toBe(1);
    const read = await ask('POST', `/conversations/${id}/visitor-read`, { body: { seq } });
    expect(read).toMatchObject({ status: 200, body: { unread_by_visitor: 0 } });
  });

  it('is refused in a chat that is closed, or that nobody has', async () => {
    const id = await aChat();
    await api.agent('POST', `/conversations/${id}/close`);
    expect(await ask('POST', `/conversations/${id}/visitor-messages`, { body: hello() })).toMatchObject({
      status: 409,
      body: { code: 'illegal_transition' },
    });
    for (const [method, path, sent] of [
      ['POST', 'visitor-messages', { body: hello() }],
      ['GET', 'visitor-messages', {}],
      ['POST', 'visitor-read', { body: { seq: 1 } }],
    ] as const)
      expect((await ask(method, `/conversations/1/${path}`, sent)).status).toBe(404);
  });
});

it('nobody of the team writes in a visitor’s name, and no key that only reads', async () => {
  const { key: reading } = await api.make('/api-keys', { name: 'Reader', role: 'read' });
  const visitor = await aVisitor();
  const { id } = (await start(visitor)).body.conversation;
  const writes = [
    ['PUT', '/visitors', { widget_id: widget.id, external_id: '42' }],
    ['POST', `/visitors/${visitor}/conversations`, hello()],
    ['POST', `/conversations/${id}/visitor-messages`, hello()],
    ['POST', `/conversations/${id}/visitor-read`, { seq: 1 }],
  ] as const;
  for (const [method, path, body] of writes) {
    for (const claims of [{ ...admin }, ada])
      expect((await call(api.agents, method, `/api/v1/live-chat${path}`, { claims, body })).status).toBe(401);
    expect((await ask(method, path, { body }, reading)).status).toBe(403);
  }
  expect((await ask('GET', `/conversations/${id}/visitor-messages`, {}, reading)).status).toBe(200);
  const { session_token } = await api.startChat(widget.token);
  expect((await api.agent('PUT', '/visitors', { claims: ada, ...bearer(session_token) })).status).toBe(401);
});

async function agentId(): Promise<number> {
  return (await api.agent('GET', '/agents')).body.data[0].id;
}
