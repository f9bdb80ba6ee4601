import { beforeAll, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { bearer, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let token: string;
beforeAll(async () => {
  api = await memoryApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
});

const message = { client_message_id: 'message-1', content: 'Please call.', name: 'Vera', email: 'Vera@Example.com' };
const session = async () => bearer((await api.visitor('POST', `${token}/session`, { body: {} })).body.session_token);
const leave = (as: Awaited<ReturnType<typeof session>>, body: object) =>
  api.visitor('POST', `${token}/offline-messages`, { ...as, body });
const shown = async (id: number) => (await api.agent('GET', `/conversations/${id}`)).body;

it('is a conversation labelled offline that waits, of a visitor who can be written to', async () => {
  const left = await leave(await session(), message);
  expect(left).toMatchObject({ status: 201, body: { messages: [{ content: 'Please call.', seq: 1 }] } });
  expect(await shown(left.body.conversation.id)).toMatchObject({
    status: 'pending',
    waiting_reason: 'none_in_department',
    labels: ['offline'],
    visitor: { name: 'Vera', email: 'vera@example.com' },
  });
  const { body } = await api.agent('GET', '/conversations', { query: { label: 'offline' } });
  expect(body.data).toHaveLength(1);
});

it('left again is the same one; with other words under the same id it is refused', async () => {
  const as = await session();
  const first = await leave(as, message);
  expect(await leave(as, message)).toMatchObject({
    status: 200,
    body: { conversation: { id: first.body.conversation.id } },
  });
  expect(await leave(as, { ...message, content: 'Other' })).toMatchObject({
    status: 409,
    body: { code: 'idempotency_mismatch' },
  });
});

it('labels the open conversation once, and takes no label away that an agent sets meanwhile', async () => {
  const as = await session();
  const started = await api.visitor('POST', `${token}/conversations`, {
    ...as,
    body: { client_message_id: 'message-0', content: 'Hello?' },
  });
  const { id } = started.body.conversation;
  const { table } = api.deps;
  api.faults.table = {
    ...table,
    transact: async (items) => {
      if (items.some((item) => 'Update' in item && item.Update.Key?.['sk'] === 'INFO')) {
        delete api.faults.table;
        await api.agent('PUT', `/conversations/${id}/labels`, { body: { labels: ['urgent'] } });
      }
      return table.transact(items);
    },
  };
  await leave(as, message);
  await leave(as, message);
  expect((await shown(id)).labels).toEqual(['urgent', 'offline']);
});

it('goes to the conversation that is open, and labels it', async () => {
  const as = await session();
  const started = await api.visitor('POST', `${token}/conversations`, {
    ...as,
    body: { client_message_id: 'message-0', content: 'Hello?' },
  });
  const { id } = started.body.conversation;
  await api.agent('PUT', `/conversations/${id}/labels`, { body: { labels: ['vip'] } });
  expect(await leave(as, message)).toMatchObject({ status: 200, body: { conversation: { id } } });
  expect((await shown(id)).labels).toEqual(['vip', 'offline']);
});

it.each([
  ['email', { ...message, email: 'nobody' }],
  ['email', { ...message, email: undefined }],
  ['name', { ...message, name: ' ' }],
  ['content', { ...message, content: '' }],
])('is refused without a valid %s: nobody could answer it', async (field, body) => {
  expect(await leave(await session(), body)).toMatchObject({
    status: 400,
    body: { errors: [{ path: `body.${field}` }] },
  });
});

it('keeps the page it was left on, and what the page says of the conversation', async () => {
  const from = { source_url: 'https://shop.example/cart', source_page_title: 'Cart', attributes: { order: 5 } };
  const left = await leave(await session(), { ...message, ...from });
  expect(await shown(left.body.conversation.id)).toMatchObject(from);
});
