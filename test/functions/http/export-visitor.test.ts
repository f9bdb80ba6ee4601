import { afterAll, beforeAll, expect, it } from 'vitest';
import { endpoints } from '#core/contract/http.ts';
import { padId } from '#core/model/id.ts';
import { writeCursor } from '#functions/store/cursor.ts';
import type { Apis } from '#test/support/api.ts';
import { ada, bearer, call, startApis } from '#test/support/api.ts';
import { freshId } from '#test/support/conversations.ts';
import { png } from '#test/support/sample-files.ts';

let api: Apis;
let token: string;
beforeAll(async () => {
  api = await startApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
  await api.make('/agents', { user_id: 'ada', max_concurrent_chats: 100 });
});
afterAll(() => api.stop());

const message = (content: string, more: object = {}) => ({ body: { content, client_message_id: freshId(), ...more } });

/** A person with so many conversations of so many messages each. */
async function person(chats: number, messages: number) {
  const { session_token, visitor } = (await api.visitor('POST', `${token}/session`, { body: { name: 'Vera' } })).body;
  const as = bearer(session_token);
  const said: string[] = [];
  for (let chat = 0; chat < chats; chat++) {
    let id = 0;
    for (let turn = 0; turn < messages; turn++) {
      api.clock.ms += 1000;
      const content = `Chat ${chat}, message ${turn}`;
      said.push(content);
      const path = turn === 0 ? 'conversations' : `conversations/${id}/messages`;
      const sent = await api.visitor('POST', `${token}/${path}`, { ...as, ...message(content) });
      if (turn === 0) ({ id } = sent.body.conversation);
    }
    const note = message('Quite a character', { visibility: 'internal' });
    await api.agent('POST', `/conversations/${id}/messages`, { claims: ada, ...note });
    await api.agent('POST', `/conversations/${id}/close`);
  }
  return { id: visitor.id as number, said };
}

/** Everything, part by part. */
async function parts(id: number) {
  const all = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = cursor === null ? {} : { cursor };
    const { body, status } = await api.agent('GET', `/visitors/${id}/export`, { query });
    expect(status).toBe(200);
    expect(endpoints.exportVisitor.answer.schema.safeParse(body)).toMatchObject({ success: true });
    all.push(body);
    cursor = body.next_cursor;
  } while (cursor !== null);
  return all;
}

const contents = (of: { messages: { content: string; sender_type: string }[] }[]) =>
  of.flatMap(({ messages }) => messages.filter((one) => one.sender_type === 'visitor').map(({ content }) => content));

it('says how to download the files that its messages name', async () => {
  const { session_token, visitor } = (await api.visitor('POST', `${token}/session`, { body: {} })).body;
  const as = bearer(session_token);
  const offer = { name: 'broken mug.png', type: 'image/png', size: png().length };
  const { body: upload } = await api.visitor('POST', `${token}/uploads`, { ...as, body: offer });
  api.files.post(upload, png());
  const sent = message('', { metadata: { files: [{ id: upload.id }] } });
  expect(await api.visitor('POST', `${token}/conversations`, { ...as, ...sent })).toMatchObject({ status: 201 });
  const [{ messages, about_files }] = await parts(visitor.id);
  const [file] = messages[0].metadata.files;
  expect(file).toMatchObject({ id: upload.id, name: 'broken mug.png' });
  expect(about_files.note).toMatch(/metadata\.files.*\{id\}/);
  const { origin, pathname } = new URL(about_files.url.replace('{id}', file.id));
  expect(origin).toBe('https://chat.example.com');
  const got = await call(api.agents, 'GET', pathname, { claims: ada });
  expect(got).toMatchObject({ status: 200, body: { url: expect.stringContaining(upload.fields.key) } });
});

it('has the visitor, public messages and tickets, and nothing internal (abuse case 23)', async () => {
  const { id, said } = await person(2, 3);
  const other = await person(1, 1);
  const { data } = (await api.agent('GET', '/conversations', { query: { visitor_id: String(id) } })).body;
  const ticket = await api.make('/tickets', { subject: 'Refund', conversation_id: data[0].id });
  const unnamed = await api.make('/tickets', { subject: 'Broken', requester: null, conversation_id: data[1].id });
  await api.agent('PUT', `/conversations/${data[0].id}/attributes`, { body: { attributes: { order: 'A-1' } } });
  const all = await parts(id);
  expect(all).toHaveLength(1);
  expect(all[0].visitor).toMatchObject({ id, name: 'Vera' });
  expect(all[0].conversations.map((one: { id: number }) => one.id)).toEqual(data.map((one: { id: number }) => one.id));
  expect(all[0].conversations[0].attributes).toEqual({ order: 'A-1' });
  expect(all[0].tickets).toEqual([unnamed, ticket]);
  expect(contents(all).sort()).toEqual([...said].sort());
  expect(JSON.stringify(all)).not.toContain('Quite a character');
  expect(contents(await parts(other.id))).toEqual(other.said);
});

it('is only of who is there, for admins, and goes on only in the same person’s', async () => {
  const [one, other] = [await person(1, 1), await person(1, 1)];
  const cursor = writeCursor('exportVisitor', { id: one.id }, `${one.id}#${padId(0)}`);
  const ask = (id: number, sent: object = {}) => api.agent('GET', `/visitors/${id}/export`, sent);
  expect(await ask(one.id, { query: { cursor } })).toMatchObject({ status: 200 });
  expect(await ask(other.id, { query: { cursor } })).toMatchObject({ status: 400 });
  expect(await ask(7)).toMatchObject({ status: 404 });
  expect(await ask(one.id, { claims: ada })).toMatchObject({ status: 403 });
});
