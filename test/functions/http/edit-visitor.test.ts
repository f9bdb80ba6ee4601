/** Agents change what is known of a visitor: seen in their chat, never over what the site verified or a colleague changed. */
import { beforeAll, beforeEach, expect, it } from 'vitest';
import { type MemoryApis, ada, bearer, memoryApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
beforeAll(async () => {
  api = await memoryApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  await api.make('/agents', { user_id: 'ada' });
});

let visitor: number;
let id: number;
beforeEach(async () => {
  const body = { name: 'Vera', email: 'vera@example.com' };
  const session = (await api.visitor('POST', `${widget.token}/session`, { body })).body;
  visitor = session.visitor.id;
  const said = { content: 'Hello?', client_message_id: freshId() };
  const begun = await api.visitor('POST', `${widget.token}/conversations`, {
    ...bearer(session.session_token),
    body: said,
  });
  id = begun.body.conversation.id;
});
const edit = (body: object) => api.agent('PUT', `/visitors/${visitor}`, { claims: ada, body });

it('changes name, email and phone, in the chat and its list, too, and says who did it', async () => {
  const wanted = { name: 'Vera Vey', email: ' Vera@Vey.example ', phone: '+49 30 1234567' };
  expect(await edit(wanted)).toMatchObject({
    status: 200,
    body: { name: 'Vera Vey', email: 'vera@vey.example', phone: '+49 30 1234567', verified: false },
  });
  const shown = (await api.agent('GET', `/conversations/${id}`)).body;
  expect(shown.visitor).toMatchObject({ name: 'Vera Vey', email: 'vera@vey.example' });
  const rows = (await api.agent('GET', `/conversations/${id}/messages`)).body.data;
  expect(rows.at(-1)).toMatchObject({ visibility: 'internal', metadata: { event: 'visitor_edited' } });
  const audit = (await api.agent('GET', '/audit')).body.data[0];
  expect(audit).toMatchObject({ verb: 'changed', entity: 'visitor', entity_id: visitor });
  expect(JSON.stringify(audit)).not.toContain('vey');
  expect(await edit(wanted)).toMatchObject({ status: 200 });
  expect((await api.agent('GET', `/conversations/${id}/messages`)).body.data).toHaveLength(rows.length);
});

it('removes a field with null, and refuses what has no such form', async () => {
  expect((await edit({ name: null })).body.name).toBeNull();
  expect(await edit({ email: 'nobody' })).toMatchObject({ status: 400, body: { errors: [{ path: 'body.email' }] } });
});

it('leaves what the site verified', async () => {
  const saved = { widget_id: widget.id, external_id: String(visitor), email: 'own@example.com' };
  visitor = (await api.agent('PUT', '/visitors', { body: saved })).body.id;
  expect(await edit({ name: 'Olga' })).toMatchObject({ status: 200, body: { name: 'Olga' } });
  const changed = await edit({ email: 'other@example.com' });
  expect(changed).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.email', message: expect.stringMatching(/site/) }] },
  });
});

it('of two agents who change the same field at once, the second is shown what is stored', async () => {
  const base = { name: 'Vera' };
  const answers = await Promise.all([edit({ name: 'One', base }), edit({ name: 'Two', base })]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  const winner = answers.find(({ status }) => status === 200)?.body.name;
  expect(answers.find(({ status }) => status === 409)?.body.current).toMatchObject({ name: winner });
  const others = await Promise.all([
    edit({ email: 'a@example.com', base: { email: 'vera@example.com' } }),
    edit({ phone: '+49 30 1', base: { phone: null } }),
  ]);
  expect(others.map(({ status }) => status)).toEqual([200, 200]);
});

it('brings nobody back who is erased at the same time', async () => {
  await Promise.all([edit({ name: 'Nobody' }), api.agent('DELETE', `/visitors/${visitor}`)]);
  expect((await edit({ name: 'Nobody' })).status).toBe(404);
  expect((await api.agent('GET', `/visitors/${visitor}`)).status).toBe(404);
});
