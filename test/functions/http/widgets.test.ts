import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { widget as widgetSchema, widgetDefaults } from '#core/model/widgets/widget.ts';
import {
  getConnection,
  subscribe,
  subscribersOf,
  ownChannels,
  putConnection,
} from '#functions/store/sockets/connection-store.ts';
import { endings } from '#functions/store/settings/ending-store.ts';
import { endConversationsOf, finishEndings } from '#functions/use-cases/settings/end-conversations.ts';
import type { Apis } from '#test/support/api.ts';
import { bearer, PUBLIC_ORIGIN, startApis } from '#test/support/api.ts';

let api: Apis;
beforeAll(async () => {
  api = await startApis();
});
afterAll(() => api.stop());

describe('a widget', () => {
  it('is made from a name, everything else as documented', async () => {
    const widget = await api.make('/widgets', { name: '  Shop ' });
    expect(widgetSchema.safeParse(widget)).toMatchObject({ success: true });
    expect(widget).toMatchObject({ ...widgetDefaults, name: 'Shop' });
    expect(await api.agent('GET', `/widgets/${widget.id}`)).toMatchObject({ status: 200, body: widget });
  });

  it('changes in what is given and in nothing else', async () => {
    const widget = await api.make('/widgets', { name: 'Shop', allowed_domains: ['Shop.example.com'] });
    api.clock.ms += 5000;
    const { body } = await api.agent('PUT', `/widgets/${widget.id}`, { body: { launcher_size: 72 } });
    const updated_at = new Date(api.clock.ms).toISOString();
    expect(body).toEqual({
      ...widget,
      version: 2,
      launcher_size: 72,
      updated_at,
      allowed_domains: ['shop.example.com'],
    });
  });

  it('takes an allowed domain as it was typed or copied', async () => {
    const typed = ['https://Shop.example/cart?x', 'müller.example', '*.почта.рф', 'shop.example:8080', ' a.example. '];
    const { allowed_domains } = await api.make('/widgets', { name: 'Shop', allowed_domains: typed });
    expect(allowed_domains).toEqual([
      'shop.example',
      'xn--mller-kva.example',
      '*.xn--80a1acny.xn--p1ai',
      'shop.example',
      'a.example',
    ]);
  });

  it('keeps what two admins change at the same time', async () => {
    const { id } = await api.make('/widgets', { name: 'Shop' });
    const changes = [{ launcher_size: 72 }, { border_radius: 3 }, { position: 'top-left' }];
    const answers = await Promise.all(changes.map((body) => api.agent('PUT', `/widgets/${id}`, { body })));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await api.agent('GET', `/widgets/${id}`)).body).toMatchObject(Object.assign({}, ...changes));
  });

  it('is switched off and on for visitors immediately', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { session_token, conversation } = await api.startChat(widget.token);
    const send = async (id: string) =>
      api.visitor('POST', `${widget.token}/conversations/${conversation.id}/messages`, {
        ...bearer(session_token),
        body: { client_message_id: id, content: 'Still there?' },
      });
    expect((await api.agent('POST', `/widgets/${widget.id}/toggle-active`)).body.is_active).toBe(false);
    const switchedOff = { status: 403, body: { code: 'widget_inactive' } };
    expect(await send('message-2')).toMatchObject(switchedOff);
    expect(await api.visitor('GET', `${widget.token}/config`)).toMatchObject(switchedOff);
    expect((await api.visitor('GET', `${widget.token}/script.js`)).status).toBe(200);
    expect((await api.agent('POST', `/widgets/${widget.id}/toggle-active`)).body.is_active).toBe(true);
    expect((await send('message-2')).status).toBe(201);
  });

  it('with a new token has no use for the old one, nor for its sessions (abuse cases 4 and 20)', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { session_token, conversation } = await api.startChat(widget.token);
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

  it('closes live sockets with its old token: notified once, then unsubscribed, ignored and disconnected', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { body } = await api.visitor('POST', `${widget.token}/session`, { body: {} });
    const who = {
      principal: 'visitor',
      visitor_id: body.visitor.id,
      widget_id: widget.id,
      widget_token: widget.token,
      verified: false,
    } as const;
    const { table } = api.deps;
    await putConnection(table, 'socket-1', who, api.clock.ms);
    await subscribe(table, { ...who, id: 'socket-1', channels: [], expires_at_seconds: 0 }, ownChannels(who));
    const ended: string[] = [];
    api.deps.push.end = async (id) => void ended.push(id);
    await api.agent('POST', `/widgets/${widget.id}/regenerate-token`);
    expect(ended).toEqual(['socket-1']);
    expect(await getConnection(table, 'socket-1')).toBeUndefined();
    for (const channel of ownChannels(who)) expect(await subscribersOf(table, channel)).toEqual([]);
  });

  it('comes with the line to embed it', async () => {
    const { id, token } = await api.make('/widgets', { name: 'Shop' });
    const script_url = `${PUBLIC_ORIGIN}/api/widget/${token}/script.js`;
    expect((await api.agent('GET', `/widgets/${id}/embed-code`)).body).toEqual({
      script_url,
      html: `<script src="${script_url}" async></script>`,
    });
  });

  it('ends its open chats with a system row when it is deleted, and keeps their history', async () => {
    const [widget, other] = [
      await api.make('/widgets', { name: 'Shop' }),
      await api.make('/widgets', { name: 'Other' }),
    ];
    const chats = [await api.startChat(widget.token), await api.startChat(widget.token)];
    const elsewhere = await api.startChat(other.token);
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

  it('takes its closed chats with it: none is reopened and left open for ever', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    await api.agent('POST', `/conversations/${conversation.id}/close`);
    await api.agent('DELETE', `/widgets/${widget.id}`);
    expect(await api.agent('POST', `/conversations/${conversation.id}/reopen`)).toMatchObject({
      status: 409,
      body: { code: 'conflict', detail: "This conversation's widget was deleted." },
    });
  });

  it('leaves what a deletion had no time for to the sweep, until nothing is left', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    const { conversation } = await api.startChat(widget.token);
    expect(await endConversationsOf(api.deps, widget.id, api.clock.ms)).toMatchObject({ closed: 0, left: {} });
    await api.agent('DELETE', `/widgets/${widget.id}`);
    expect((await api.agent('GET', `/conversations/${conversation.id}`)).body.status).toBe('closed');
    await finishEndings(api.deps, api.clock.ms + 1000);
    expect(await endings(api.deps.table)).toContainEqual(expect.objectContaining({ id: widget.id }));
    api.clock.ms += 120_000;
    await finishEndings(api.deps, api.clock.ms + 1000);
    api.deps.resetUnits();
    await finishEndings(api.deps, api.clock.ms + 1000);
    expect(api.deps.units).toMatchObject({ read: 0.5, write: 0 });
  });

  it('takes only a handler and a department that exist', async () => {
    const make = (body: object) => api.agent('POST', '/widgets', { body: { name: 'Shop', ...body } });
    for (const [handler_type, one] of [
      ['ai_bot', 'bot'],
      ['workflow', 'workflow'],
    ])
      for (const handler_id of [1, null])
        expect(await make({ handler_type, handler_id })).toMatchObject({
          status: 400,
          body: {
            errors: [{ path: 'body.handler_id', message: `Must be the id of an existing ${one}. Got ${handler_id}` }],
          },
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
