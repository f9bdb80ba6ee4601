/** Modules: their states, and live chat switched off as a whole. */
import { beforeAll, describe, expect, it } from 'vitest';
import { isLiveChatOn } from '#functions/store/settings/module-store.ts';
import { type MemoryApis, ada, bearer, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
});

const switchTo = (is_enabled: boolean) => api.agent('PUT', '/modules/live-chat', { body: { is_enabled } });
const stateOf = async (wanted: string) => {
  const { data } = (await api.agent('GET', '/modules', { claims: ada })).body;
  return data.find(({ id }: { id: string }) => id === wanted);
};
const start = (token: string, session: string, id: string) =>
  api.visitor('POST', `${token}/conversations`, {
    ...bearer(session),
    body: { client_message_id: id, content: 'Hello?' },
  });

describe('the list of modules', () => {
  it('tells agents, too, what needs a setting, what is on, and how much of it there is', async () => {
    expect(await stateOf('email')).toMatchObject({ state: 'on' });
    expect(await stateOf('email_replies')).toMatchObject({ state: 'needs_setting', setting: { name: 'mail.replies' } });
    expect(await stateOf('api_keys')).toMatchObject({ state: 'off', count: 0 });
    await api.make('/api-keys', { name: 'CRM', role: 'read' });
    expect(await stateOf('api_keys')).toMatchObject({ state: 'on', count: 1 });
  });

  it('says of the card that it is off until an admin has set it up', async () => {
    expect(await stateOf('crm_card')).toMatchObject({ state: 'off' });
    const crm_card = { title: 'Customer', url: 'https://crm.example.com/card' };
    await api.agent('PUT', '/team-settings', { body: { crm_card } });
    expect(await stateOf('crm_card')).toMatchObject({ state: 'on' });
    await api.agent('PUT', '/team-settings', { body: { crm_card: null } });
    expect(await stateOf('crm_card')).toMatchObject({ state: 'off' });
  });
});

describe('live chat that is switched off', () => {
  const refused = { status: 403, body: { code: 'widget_inactive', detail: expect.stringContaining('turned off') } };

  it('is switched by admins only, and each switch is one row of the audit log', async () => {
    const answer = await api.agent('PUT', '/modules/live-chat', { claims: ada, body: { is_enabled: false } });
    expect(answer.status).toBe(403);
    await switchTo(false);
    await switchTo(false);
    await switchTo(true);
    const { data } = (await api.agent('GET', '/audit', { query: { entity: 'modules' } })).body;
    expect(data.map(({ changes }: { changes: unknown }) => changes)).toEqual([
      [{ field: 'live_chat', before: 'false', after: 'true' }],
      [{ field: 'live_chat', before: 'true', after: 'false' }],
    ]);
  });

  it('refuses new chats with a reason, of new visitors and of those whose chat ended, and leaves no visitor', async () => {
    const { token } = await api.make('/widgets', { name: 'Shop' });
    const { session_token } = (await api.visitor('POST', `${token}/session`, { body: {} })).body;
    const ended = await api.startChat(token);
    await api.agent('POST', `/conversations/${ended.conversation.id}/close`);
    await switchTo(false);
    expect(await stateOf('live_chat')).toMatchObject({ state: 'off', is_switchable: true });
    const items = await api.countItems();
    expect(await api.visitor('POST', `${token}/session`, { body: {} })).toMatchObject(refused);
    expect(await start(token, session_token, 'message-2')).toMatchObject(refused);
    expect(await start(token, ended.session_token, 'message-2')).toMatchObject(refused);
    const offline = { client_message_id: 'message-3', content: 'Hi', name: 'Vera', email: 'vera@example.com' };
    expect(
      await api.visitor('POST', `${token}/offline-messages`, { ...bearer(session_token), body: offline }),
    ).toMatchObject(refused);
    expect(await api.countItems()).toBe(items);
    await switchTo(true);
    expect(await start(token, session_token, 'message-2')).toMatchObject({ status: 201 });
  });

  it('lets open chats go on: session, messages, and reopening by a message', async () => {
    const { token } = await api.make('/widgets', { name: 'Shop' });
    const { session_token, conversation } = await api.startChat(token);
    await switchTo(false);
    const session = await api.visitor('POST', `${token}/session`, { body: { session_token } });
    expect(session).toMatchObject({ status: 200, body: { conversation: { id: conversation.id } } });
    const say = (id: string) =>
      api.visitor('POST', `${token}/conversations/${conversation.id}/messages`, {
        ...bearer(session_token),
        body: { client_message_id: id, content: 'Still there?' },
      });
    expect((await say('message-2')).status).toBe(201);
    // Also by the address that begins chats: a message to the open one begins nothing.
    expect((await start(token, session_token, 'message-3')).status).toBe(200);
    await switchTo(true);
  });

  it('brings each widget back as it was', async () => {
    const { id, token } = await api.make('/widgets', { name: 'On' });
    const off = await api.make('/widgets', { name: 'Off', is_active: false });
    await switchTo(false);
    await switchTo(true);
    expect((await api.visitor('POST', `${token}/session`, { body: {} })).status).toBe(200);
    expect((await api.visitor('POST', `${off.token}/session`, { body: {} })).status).toBe(403);
    expect((await api.agent('GET', `/widgets/${id}`)).body).toMatchObject({ is_active: true });
  });

  it('greets nobody on pages', async () => {
    const { token } = await api.make('/widgets', { name: 'Shop', greeting: { text: 'Need help?' } });
    const script = async () => (await api.visitor('GET', `${token}/script.js`)).body;
    await switchTo(false);
    expect(await script()).not.toContain('Need help?');
    await switchTo(true);
    expect(await script()).toContain('Need help?');
  });

  it('keeps both of two changes made at the same time, and ends as one of them', async () => {
    await Promise.all([switchTo(false), switchTo(true), switchTo(false)]);
    await switchTo(true);
    expect(await isLiveChatOn(api.deps.table)).toBe(true);
  });

  it('refuses a body that says neither', async () => {
    expect((await api.agent('PUT', '/modules/live-chat', { body: { is_enabled: 'no' } })).status).toBe(400);
    expect((await api.agent('PUT', '/modules/live-chat', { body: {} })).status).toBe(400);
  });
});
