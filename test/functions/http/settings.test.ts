import { beforeAll, describe, expect, it } from 'vitest';
import { agent as agentSchema } from '#core/model/team/agent.ts';
import { leaseStart } from '#functions/store/assignment/lease-store.ts';
import { setStatus } from '#functions/use-cases/availability/presence.ts';
import { writeCursor } from '#functions/store/cursor.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
});

describe('lists', () => {
  it('are read page by page in the order of creation, stable while more is created', async () => {
    const names = ['one', 'two', 'three', 'four', 'five'];
    for (const name of names) await api.make('/departments', { name });
    const first = await api.agent('GET', '/departments', { query: { limit: '2' } });
    await api.make('/departments', { name: 'six' });
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
    await api.make('/widgets', { name: 'One' });
    await api.make('/widgets', { name: 'Two' });
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

  it.each(['', '!', '-1', 'NaN', '1e400', '#'])(
    'refuse the forged place %j, however well it is sealed',
    async (place) => {
      for (const [operation, path] of [
        ['listWidgets', '/widgets'],
        ['listConversations', '/conversations'],
      ] as const) {
        const answer = await api.agent('GET', path, { query: { cursor: writeCursor(operation, {}, place) } });
        expect(answer).toMatchObject({ status: 400, body: { errors: [{ path: 'query.cursor' }] } });
      }
    },
  );

  it('end before the requested start', async () => {
    const query = { since: '2026-01-01T00:00:00.000Z' };
    const cursor = writeCursor('listConversations', query, '0000000000000001#0000000000000001');
    expect(await api.agent('GET', '/conversations', { query: { ...query, cursor } })).toMatchObject({
      status: 200,
      body: { data: [], next_cursor: null },
    });
  });
});

describe('an agent', () => {
  it('is a team member made one, once', async () => {
    const agent = await api.make('/agents', { user_id: 'ada' });
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
      role: 'agent',
      state: 'active',
      invited_at: null,
      invitation_ends_at: null,
      is_incomplete: false,
      last_active_at: null,
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
    expect(set).toMatchObject({
      status: 200,
      body: { status: 'away', is_connected: false, last_active_at: expect.any(String) },
    });
    expect(await api.agent('GET', '/agents/me')).toMatchObject({ status: 404, body: { code: 'not_found' } });
    const { socket_url } = me.body;
    expect((await api.agent('GET', '/me', { claims: ada })).body).toEqual({ agent: set.body, socket_url });
  });

  it('who isn’t one yet is told so by an answer', async () => {
    const none = { status: 200, body: { agent: null, socket_url: 'wss://socket.example.com/live' } };
    expect(await api.agent('GET', '/me', { claims: { ...ada, sub: 'eli' } })).toMatchObject(none);
    expect(await api.agent('GET', '/me')).toMatchObject(none);
  });

  it('keeps the chats they have when their maximum is lowered, and moves between departments', async () => {
    const department = await api.make('/departments', { name: 'Sales' });
    const { id } = await api.make('/agents', { user_id: 'ben', max_concurrent_chats: 3 });
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
      detail: 'This department is used by agent ben.',
    });
  });

  it('who is deleted leaves no roster row, and gives their chats back to the queue', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { id } = await api.make('/agents', { user_id: 'cleo' });
    const cleo = { ...ada, sub: 'cleo' };
    await api.deps.table.transact([leaseStart(id, api.clock.ms + 60_000)]);
    await setStatus(api.deps, id, 'online');
    const { conversation } = await api.startChat(widget.token);
    const assigned = await api.agent('POST', `/conversations/${conversation.id}/assign`, { body: { agent_id: id } });
    expect(assigned.body).toMatchObject({ status: 'active', agent_id: id });
    expect((await api.agent('DELETE', `/agents/${id}`)).status).toBe(204);
    expect((await api.agent('GET', `/agents/${id}`)).status).toBe(404);
    expect((await api.agent('GET', '/agents/me', { claims: cleo })).status).toBe(404);
    expect((await api.agent('GET', `/conversations/${conversation.id}`)).body).toMatchObject({
      status: 'pending',
      agent_id: null,
    });
    expect((await api.make('/agents', { user_id: 'cleo' })).id).not.toBe(id);
  });
});

describe('a canned response', () => {
  it('has a shortcut of its own', async () => {
    const thanks = await api.make('/canned-responses', {
      shortcut: 'thx',
      title: 'Thanks',
      content: 'Thank you!',
      department_id: null,
    });
    const bye = await api.make('/canned-responses', {
      shortcut: 'bye',
      title: 'Bye',
      content: 'Bye!',
    });
    expect(bye.department_id).toBeNull();
    const taken = { status: 409, body: { code: 'conflict', detail: 'The shortcut "thx" is already in use.' } };
    const { id: _, created_at: __, version: ___, ...again } = thanks;
    expect(await api.agent('POST', '/canned-responses', { body: again })).toMatchObject(taken);
    const change = (body: object) => api.agent('PUT', `/canned-responses/${bye.id}`, { body });
    expect(await change({ shortcut: 'thx' })).toMatchObject(taken);
    expect((await change({ shortcut: 'cu', content: 'See you!' })).body).toMatchObject({
      shortcut: 'cu',
      title: 'Bye',
    });
    await api.make('/canned-responses', { ...again, shortcut: 'bye' });
    expect((await api.agent('DELETE', `/canned-responses/${thanks.id}`)).status).toBe(204);
    await api.make('/canned-responses', again);
  });
});

describe('what is in use', () => {
  it('is not deleted, and the answer lists what uses it', async () => {
    const department = await api.make('/departments', { name: 'Returns' });
    const bot = await api.make('/bots', { name: 'Bo', provider: 'built-in', department_id: department.id });
    const to = { type: 'bot', bot_id: bot.id };
    const definition = { start: 'end', steps: { end: { kind: 'handoff', to, text: 'One moment' } } };
    const workflow = await api.make('/workflows', { name: 'Intake', definition });
    const widget = await api.make('/widgets', { name: 'Shop', handler_type: 'workflow', handler_id: workflow.id });
    const refused = (user: object) => ({ status: 409, body: { code: 'conflict', used_by: [user] } });
    expect(await api.agent('DELETE', `/departments/${department.id}`)).toMatchObject(
      refused({ type: 'bot', id: bot.id, name: 'Bo' }),
    );
    expect(await api.agent('DELETE', `/bots/${bot.id}`)).toMatchObject(
      refused({ type: 'workflow', id: workflow.id, name: 'Intake' }),
    );
    expect(await api.agent('DELETE', `/workflows/${workflow.id}`)).toMatchObject(
      refused({ type: 'widget', id: widget.id, name: 'Shop' }),
    );
  });

  it('can be deleted once nothing uses it', async () => {
    const department = await api.make('/departments', { name: 'Repairs' });
    const widget = await api.make('/widgets', { name: 'Shop', department_id: department.id });
    expect((await api.agent('DELETE', `/departments/${department.id}`)).status).toBe(409);
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { department_id: null } });
    expect((await api.agent('DELETE', `/departments/${department.id}`)).status).toBe(204);
  });
});

describe('a change that is stored', () => {
  it('is answered as made even when telling others fails: switching a widget again does not undo it', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { query } = api.deps.table;
    api.faults.table = Object.assign(Object.create(api.deps.table), {
      query: (input: Parameters<typeof query>[0]) =>
        String(input.ExpressionAttributeValues?.[':pk']).startsWith('CHANNEL#')
          ? Promise.reject(new Error('the table is busy'))
          : query(input),
    });
    const switched = await api.agent('POST', `/widgets/${widget.id}/toggle-active`);
    delete api.faults.table;
    expect(switched).toMatchObject({ status: 200, body: { is_active: false } });
    expect(api.logged).toContainEqual(expect.objectContaining({ event: 'settings_effect_failed' }));
  });
});

describe("a widget's business hours", () => {
  it('are told to its open windows when they change, and other settings are not', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const told = () => api.deps.delivered.filter(({ frame }) => frame.type === 'availability.changed');
    const before = told().length;
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { name: 'The shop' } });
    expect(told()).toHaveLength(before);
    const business_hours = { timezone: 'UTC', monday: { enabled: false } };
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { business_hours } });
    expect(told().slice(before)).toMatchObject([
      {
        channels: [{ kind: 'widget', id: widget.id }],
        frame: { availability: { online: false, reason: 'outside_hours' } },
      },
    ]);
  });
});

describe('the dashboard', () => {
  it('counts what is open, and shows what is new', async () => {
    const { body: before } = await api.agent('GET', '/dashboard');
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    await api.startChat(widget.token);
    await api.agent('POST', `/conversations/${conversation.id}/resolve`);
    const { status, body } = await api.agent('GET', '/dashboard', { query: { timezone: 'Asia/Kolkata' }, claims: ada });
    expect(status).toBe(200);
    expect(body.pending_chats).toBe(before.pending_chats + 1);
    expect(body.recent_conversations[0].id).toBeGreaterThan(0);
    expect(body.active_widgets.map(({ id }: { id: number }) => id)).toContain(widget.id);
  });
});
