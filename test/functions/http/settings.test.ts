import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agent as agentSchema } from '../../../core/model/agent.ts';
import { widget as widgetSchema, widgetDefaults } from '../../../core/model/widget.ts';
import {
  getConnection,
  listen,
  listenersOf,
  ownChannels,
  putConnection,
} from '../../../functions/store/connection-store.ts';
import { leaseStart } from '../../../functions/store/lease-store.ts';
import { endChatsOf, finishEndings } from '../../../functions/use-cases/end-chats.ts';
import { setStatus } from '../../../functions/use-cases/presence.ts';
import type { Apis } from '../../support/api.ts';
import { ada, bearer, PUBLIC_ORIGIN, startApis } from '../../support/api.ts';

let api: Apis;
beforeAll(async () => {
  api = await startApis();
});
afterAll(() => api.stop());

const make = async (path: string, body: object) => {
  const made = await api.agent('POST', path, { body });
  expect(made).toMatchObject({ status: 201 });
  return made.body;
};
const startChat = async (token: string) => {
  const { session_token } = (await api.visitor('POST', `${token}/session`, { body: {} })).body;
  const { body } = await api.visitor('POST', `${token}/conversations`, {
    ...bearer(session_token),
    body: { client_message_id: 'message-1', content: 'Hello?' },
  });
  return { session_token, conversation: body.conversation };
};

describe('a widget', () => {
  it('is made from a name, everything else as documented', async () => {
    const widget = await make('/widgets', { name: '  Shop ' });
    expect(widgetSchema.safeParse(widget)).toMatchObject({ success: true });
    expect(widget).toMatchObject({ ...widgetDefaults, name: 'Shop' });
    expect(await api.agent('GET', `/widgets/${widget.id}`)).toMatchObject({ status: 200, body: widget });
  });

  it('changes in what is given and in nothing else', async () => {
    const widget = await make('/widgets', { name: 'Shop', allowed_domains: ['Shop.example.com'] });
    api.clock.ms += 5000;
    const { body } = await api.agent('PUT', `/widgets/${widget.id}`, { body: { launcher_size: 72 } });
    const updated_at = new Date(api.clock.ms).toISOString();
    expect(body).toEqual({ ...widget, launcher_size: 72, updated_at, allowed_domains: ['shop.example.com'] });
  });

  it('keeps what two admins change at the same time', async () => {
    const { id } = await make('/widgets', { name: 'Shop' });
    const changes = [{ launcher_size: 72 }, { border_radius: 3 }, { position: 'top-left' }];
    const answers = await Promise.all(changes.map((body) => api.agent('PUT', `/widgets/${id}`, { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await api.agent('GET', `/widgets/${id}`)).body).toMatchObject(Object.assign({}, ...changes));
  });

  it('is switched off and on, for visitors at once', async () => {
    const widget = await make('/widgets', { name: 'Shop' });
    const { session_token, conversation } = await startChat(widget.token);
    const send = async (id: string) =>
      api.visitor('POST', `${widget.token}/conversations/${conversation.id}/messages`, {
        ...bearer(session_token),
        body: { client_message_id: id, content: 'Still there?' },
      });
    expect((await api.agent('POST', `/widgets/${widget.id}/toggle-active`)).body.is_active).toBe(false);
    expect(await send('message-2')).toMatchObject({ status: 403, body: { code: 'widget_inactive' } });
    expect((await api.agent('POST', `/widgets/${widget.id}/toggle-active`)).body.is_active).toBe(true);
    expect((await send('message-2')).status).toBe(201);
  });

  it('with a new token has no use for the old one, nor for its sessions (abuse cases 4 and 20)', async () => {
    const widget = await make('/widgets', { name: 'Shop' });
    const { session_token, conversation } = await startChat(widget.token);
    api.deps.delivered.length = 0;
    const { body: moved } = await api.agent('POST', `/widgets/${widget.id}/regenerate-token`);
    expect(moved.token).toMatch(/^[A-Za-z0-9]{32}$/);
    expect(moved.token).not.toBe(widget.token);
    expect(api.deps.delivered).toMatchObject([
      { channels: [{ kind: 'widget', id: widget.id }], frame: { type: 'session.revoked' } },
    ]);
    const read = async (token: string) =>
      (await api.visitor('GET', `${token}/conversations/${conversation.id}/messages`, bearer(session_token))).status;
    expect(await read(widget.token)).toBe(404);
    expect(await read(moved.token)).toBe(401);
    expect((await api.visitor('GET', `${widget.token}/config`)).status).toBe(404);
    expect((await api.visitor('GET', `${moved.token}/config`)).status).toBe(200);
  });

  it('cuts off live sockets with its token: told once, then neither listening nor heard', async () => {
    const widget = await make('/widgets', { name: 'Shop' });
    const { body } = await api.visitor('POST', `${widget.token}/session`, { body: {} });
    const who = { principal: 'visitor', visitor_id: body.visitor.id, widget_id: widget.id } as const;
    const { table } = api.deps;
    await putConnection(table, 'socket-1', who, api.clock.ms);
    await listen(table, { ...who, id: 'socket-1', channels: [], expires_at_seconds: 0 }, ownChannels(who));
    await api.agent('POST', `/widgets/${widget.id}/regenerate-token`);
    expect(await getConnection(table, 'socket-1')).toBeUndefined();
    for (const channel of ownChannels(who)) expect(await listenersOf(table, channel)).toEqual([]);
  });

  it('comes with the line to embed it', async () => {
    const { id, token } = await make('/widgets', { name: 'Shop' });
    const script_url = `${PUBLIC_ORIGIN}/api/widget/${token}/script.js`;
    expect((await api.agent('GET', `/widgets/${id}/embed-code`)).body).toEqual({
      script_url,
      html: `<script src="${script_url}" async></script>`,
    });
  });

  it('ends its open chats with a system row when it is deleted, and keeps their history', async () => {
    const [widget, other] = [await make('/widgets', { name: 'Shop' }), await make('/widgets', { name: 'Other' })];
    const chats = [await startChat(widget.token), await startChat(widget.token)];
    const elsewhere = await startChat(other.token);
    expect(await api.agent('DELETE', `/widgets/${widget.id}`)).toMatchObject({ status: 204, body: undefined });
    for (const { conversation } of chats) {
      expect((await api.agent('GET', `/conversations/${conversation.id}`)).body.status).toBe('closed');
      const { body } = await api.agent('GET', `/conversations/${conversation.id}/messages`);
      expect(body.data.at(-1)).toMatchObject({ sender_type: 'system', metadata: { event: 'closed' } });
    }
    expect((await api.agent('GET', `/conversations/${elsewhere.conversation.id}`)).body.status).toBe('pending');
    expect((await api.agent('GET', `/widgets/${widget.id}`)).status).toBe(404);
    expect((await api.visitor('GET', `${widget.token}/config`)).status).toBe(404);
    expect((await api.agent('DELETE', `/widgets/${widget.id}`)).status).toBe(404);
  });

  it('leaves what a deletion had no time for to the sweep, until nothing is left', async () => {
    const widget = await make('/widgets', { name: 'Shop' });
    const { conversation } = await startChat(widget.token);
    expect(await endChatsOf(api.deps, widget.id, api.clock.ms)).toEqual({ done: false, closed: 0 });
    await api.agent('DELETE', `/widgets/${widget.id}`);
    expect((await api.agent('GET', `/conversations/${conversation.id}`)).body.status).toBe('closed');
    api.deps.resetUnits();
    await finishEndings(api.deps, api.clock.ms + 1000);
    await finishEndings(api.deps, api.clock.ms + 1000);
    api.deps.resetUnits();
    await finishEndings(api.deps, api.clock.ms + 1000);
    expect(api.deps.units).toMatchObject({ read: 0.5, write: 0 });
  });

  it('takes only a handler and a department that exist', async () => {
    const make = (body: object) => api.agent('POST', '/widgets', { body: { name: 'Shop', ...body } });
    for (const handler_type of ['ai_bot', 'workflow'])
      expect(await make({ handler_type, handler_id: 1 })).toMatchObject({
        status: 400,
        body: { errors: [{ path: 'body.handler_type', message: expect.stringMatching(/^Must be agent.*Got/) }] },
      });
    expect(await make({ handler_id: 1 })).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.handler_id' }] },
    });
    expect(await make({ department_id: 12345 })).toMatchObject({
      status: 404,
      body: { detail: 'There is no department 12345.' },
    });
  });
});

describe('lists', () => {
  it('are read page by page in the order of creation, stable while more is created', async () => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    for (const name of names) await make('/departments', { name });
    const first = await api.agent('GET', '/departments', { query: { limit: '2' } });
    await make('/departments', { name: 'six' });
    const seen = first.body.data.map(({ name }: { name: string }) => name);
    let cursor = first.body.next_cursor;
    while (cursor) {
      const { body } = await api.agent('GET', '/departments', { query: { limit: '2', cursor } });
      seen.push(...body.data.map(({ name }: { name: string }) => name));
      cursor = body.next_cursor;
    }
    expect(seen).toEqual([...names, 'six']);
  });

  it('refuse a cursor that was altered or made for another list', async () => {
    await make('/widgets', { name: 'One' });
    await make('/widgets', { name: 'Two' });
    const { next_cursor } = (await api.agent('GET', '/widgets', { query: { limit: '1' } })).body;
    const altered = Buffer.from(next_cursor, 'base64url')
      .toString()
      .replace(/.$/, (digit) => (digit === '1' ? '2' : '1'));
    const refused = { status: 400, body: { code: 'validation_failed', errors: [{ path: 'query.cursor' }] } };
    for (const [path, cursor] of [
      ['/agents', next_cursor],
      ['/widgets', Buffer.from(altered).toString('base64url')],
      ['/widgets', 'eyJwayI6Ik9USEVSIn0'],
      ['/widgets', `${next_cursor}=`],
    ] as const)
      expect(await api.agent('GET', path, { query: { limit: '1', cursor } })).toMatchObject(refused);
  });
});

describe('an agent', () => {
  it('is a team member made one, once', async () => {
    const agent = await make('/agents', { user_id: 'ada' });
    expect(agentSchema.safeParse(agent)).toMatchObject({ success: true });
    expect(agent).toMatchObject({ name: 'ada', email: 'ada@example.com', status: 'offline', max_concurrent_chats: 5 });
    expect(await api.agent('POST', '/agents', { body: { user_id: 'ada' } })).toMatchObject({
      status: 409,
      body: { code: 'conflict' },
    });
    expect((await api.agent('POST', '/agents', { body: { user_id: 'nobody"' } })).status).toBe(404);
    expect((await api.agent('GET', '/team-members')).body).toContainEqual({
      user_id: 'ada',
      name: 'ada',
      email: 'ada@example.com',
      agent_id: agent.id,
    });
  });

  it('is made once, also by two admins at the same time', async () => {
    const answers = await Promise.all(
      [1, 2, 3].map(() => api.agent('POST', '/agents', { body: { user_id: 'admin' } })),
    );
    expect(answers.map(({ status }) => status).sort((one, other) => one - other)).toEqual([201, 409, 409]);
    const { id } = answers.find(({ status }) => status === 201)?.body ?? {};
    expect((await api.agent('DELETE', `/agents/${id}`)).status).toBe(204);
  });

  it('asks about themselves, and sets their own status', async () => {
    const me = await api.agent('GET', '/agents/me', { claims: ada });
    expect(me.body).toMatchObject({ user_id: 'ada', socket_url: 'wss://socket.example.com/live' });
    const set = await api.agent('PUT', '/agents/me/status', { claims: ada, body: { status: 'away' } });
    expect(set).toMatchObject({ status: 200, body: { status: 'away', last_active_at: expect.any(String) } });
    expect(await api.agent('GET', '/agents/me')).toMatchObject({ status: 404, body: { code: 'not_found' } });
  });

  it('keeps the chats they have when their maximum is lowered, and moves between departments', async () => {
    const department = await make('/departments', { name: 'Sales' });
    const { id } = await make('/agents', { user_id: 'ben', max_concurrent_chats: 3 });
    const change = (body: object) => api.agent('PUT', `/agents/${id}`, { body });
    expect((await change({ department_ids: [department.id] })).body.department_ids).toEqual([department.id]);
    expect((await change({ max_concurrent_chats: 1 })).body).toMatchObject({
      max_concurrent_chats: 1,
      department_ids: [department.id],
    });
    expect((await change({ department_ids: [99] })).status).toBe(404);
    expect((await change({ department_ids: [department.id, department.id] })).status).toBe(400);
    expect((await api.agent('DELETE', `/departments/${department.id}`)).body).toMatchObject({
      code: 'conflict',
      detail: 'The department is still in use by agent ben.',
    });
  });

  it('who is deleted leaves no roster row, and gives their chats back to the queue', async () => {
    const widget = await make('/widgets', { name: 'Shop' });
    const { id } = await make('/agents', { user_id: 'cleo' });
    const cleo = { ...ada, sub: 'cleo' };
    await api.deps.table.transact([leaseStart(id, api.clock.ms + 60_000)]);
    await setStatus(api.deps, id, 'online');
    const { conversation } = await startChat(widget.token);
    const assigned = await api.agent('POST', `/conversations/${conversation.id}/assign`, { body: { agent_id: id } });
    expect(assigned.body).toMatchObject({ status: 'active', agent_id: id });
    expect((await api.agent('DELETE', `/agents/${id}`)).status).toBe(204);
    expect((await api.agent('GET', `/agents/${id}`)).status).toBe(404);
    expect((await api.agent('GET', '/agents/me', { claims: cleo })).status).toBe(404);
    expect((await api.agent('GET', `/conversations/${conversation.id}`)).body).toMatchObject({
      status: 'pending',
      agent_id: null,
    });
    expect((await make('/agents', { user_id: 'cleo' })).id).not.toBe(id);
  });
});

describe('a canned response', () => {
  it('has a shortcut of its own', async () => {
    const thanks = await make('/canned-responses', {
      shortcut: 'thx',
      title: 'Thanks',
      content: 'Thank you!',
      department_id: null,
    });
    const bye = await make('/canned-responses', {
      shortcut: 'bye',
      title: 'Bye',
      content: 'Bye!',
      department_id: null,
    });
    const taken = { status: 409, body: { code: 'conflict', detail: 'The shortcut "thx" is taken.' } };
    const { id: _, created_at: __, ...again } = thanks;
    expect(await api.agent('POST', '/canned-responses', { body: again })).toMatchObject(taken);
    const change = (body: object) => api.agent('PUT', `/canned-responses/${bye.id}`, { body });
    expect(await change({ shortcut: 'thx' })).toMatchObject(taken);
    expect((await change({ shortcut: 'cu', content: 'See you!' })).body).toMatchObject({
      shortcut: 'cu',
      title: 'Bye',
    });
    await make('/canned-responses', { ...again, shortcut: 'bye' });
    expect((await api.agent('DELETE', `/canned-responses/${thanks.id}`)).status).toBe(204);
    await make('/canned-responses', again);
  });
});

describe('the dashboard', () => {
  it('counts what is open and what today brought, by the given time zone', async () => {
    const { body: before } = await api.agent('GET', '/dashboard');
    const widget = await make('/widgets', { name: 'Shop' });
    const { conversation } = await startChat(widget.token);
    await startChat(widget.token);
    await api.agent('POST', `/conversations/${conversation.id}/resolve`);
    const { status, body } = await api.agent('GET', '/dashboard', { query: { timezone: 'Asia/Kolkata' }, claims: ada });
    expect(status).toBe(200);
    expect(body.pending_chats).toBe(before.pending_chats + 1);
    expect(body.today).toEqual({ started: before.today.started + 2, resolved: before.today.resolved + 1 });
    expect(body.recent_conversations[0].id).toBeGreaterThan(0);
    expect(body.active_widgets.map(({ id }: { id: number }) => id)).toContain(widget.id);
    api.clock.ms += 24 * 3600 * 1000;
    expect((await api.agent('GET', '/dashboard')).body.today).toEqual({ started: 0, resolved: 0 });
  });
});
