/** A reply that is a translation: the team sees what was written, its visitor the translation alone. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Apis, ada, bearer, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';

let api: Apis;
let [token, id, own] = ['', 0, bearer('')];
const original = { content: 'Your parcel comes tomorrow.', locale: 'en' };

beforeAll(async () => {
  api = await startApis();
  token = (await api.make('/widgets', { name: 'Shop' })).token;
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 50 });
});
afterAll(() => api.stop());
beforeEach(async () => {
  const { session_token, conversation } = await api.startChat(token);
  own = bearer(session_token);
  id = conversation.id;
});

const body = (more: object = {}) => ({
  content: 'Ihr Paket kommt morgen.',
  client_message_id: freshId(),
  metadata: { translated_from: original },
  ...more,
});
const send = (given: object) => api.agent('POST', `/conversations/${id}/messages`, { claims: ada, body: given });
const seenByVisitor = () => api.visitor('GET', `${token}/conversations/${id}/messages`, own);

it('keeps the original for colleagues, and shows the visitor nothing of it', async () => {
  const said = body();
  expect(await send(said)).toMatchObject({ status: 201, body: { metadata: { translated_from: original } } });
  // Sent again, it is the same message.
  expect(await send(said)).toMatchObject({ status: 200 });
  const { data } = (await api.agent('GET', `/conversations/${id}/messages`)).body;
  expect(data.at(-1)).toMatchObject({ content: said.content, metadata: { translated_from: original } });
  const shown = JSON.stringify(await seenByVisitor());
  expect(shown).toContain(said.content);
  expect(shown).not.toMatch(/translated_from|parcel/);
  const pushed = api.deps.delivered.filter(({ channels }) => channels.some(({ kind }) => kind === 'visitor'));
  expect(pushed.length).toBeGreaterThan(0);
  expect(JSON.stringify(pushed)).not.toMatch(/translated_from|parcel/);
});

it('masks the original as the translation, and takes it away with it', async () => {
  const card = '4111 1111 1111 1111';
  const sent = await send(
    body({ content: card, metadata: { translated_from: { content: `Your card ${card}`, locale: 'en' } } }),
  );
  expect(JSON.stringify(await api.allItems())).not.toContain(card);
  await api.agent('POST', `/conversations/${id}/messages/${sent.body.seq}/redact`, { claims: ada });
  expect(JSON.stringify(await api.allItems())).not.toContain('Your card');
});

it('goes with actions, too', async () => {
  const { client_message_id, content, metadata } = body();
  const actions = [{ type: 'add_label', label: 'vip' }];
  const run = { client_message_id, content, metadata, actions };
  const ran = await api.agent('POST', `/conversations/${id}/runs`, { claims: ada, body: run });
  expect(ran).toMatchObject({ status: 201, body: { message: { metadata: { translated_from: original } } } });
});

it.each([
  ['a note', { visibility: 'internal' }],
  ['no language', { metadata: { translated_from: { content: 'Hi' } } }],
  ['an empty original', { metadata: { translated_from: { content: ' ', locale: 'en' } } }],
  ['a longer original than a message', { metadata: { translated_from: { content: 'x'.repeat(8001), locale: 'en' } } }],
])('refuses %s', async (_, more) => {
  expect(await send(body(more))).toMatchObject({ status: 400 });
});
