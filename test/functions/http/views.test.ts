/** Saved views over HTTP: who sees and changes them, and what is counted in them. */
import { beforeAll, expect, it } from 'vitest';
import { viewStore } from '#functions/store/search/view-store.ts';
import { type MemoryApis, ada, admin, bearer, keyEvent, answered, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
let widget: { id: number; token: string };
let agent: { id: number };
const ben = { ...ada, sub: 'ben' };
beforeAll(async () => {
  api = await memoryApis();
  widget = await api.make('/widgets', { name: 'Shop' });
  agent = await api.make('/agents', { user_id: 'ada' });
  await api.make('/agents', { user_id: 'ben' });
});

const filter = { view: 'all', status: 'open' };
const create = (claims: typeof ada, body: object) =>
  api.agent('POST', '/views', { claims, body: { name: 'VIP', filter, ...body } });
const namesFor = async (claims: typeof ada) =>
  (await api.agent('GET', '/views', { claims })).body.data.map(({ name }: { name: string }) => name);
const removeAll = async (claims: typeof ada) => {
  for (const { id } of (await api.agent('GET', '/views', { claims })).body.data)
    await api.agent('DELETE', `/views/${id}`, { claims });
};

it('shows a person their own views and the shared ones, and nobody else’s', async () => {
  const own = await create(ada, { name: 'Mine first' });
  expect(own).toMatchObject({ status: 201, body: { name: 'Mine first', filter, is_shared: false, version: 1 } });
  await create(admin, { name: 'Everybody', is_shared: true });
  expect(await namesFor(ada)).toEqual(['Everybody', 'Mine first']);
  expect(await namesFor(ben)).toEqual(['Everybody']);
  const path = `/views/${own.body.id}`;
  expect(await api.agent('PUT', path, { claims: ben, body: { name: 'Taken' } })).toMatchObject({ status: 403 });
  expect(await api.agent('PUT', path, { claims: admin, body: { name: 'Taken' } })).toMatchObject({ status: 404 });
  const changed = await api.agent('PUT', path, { claims: ada, body: { filter: { ...filter, label: 'vip' } } });
  expect(changed).toMatchObject({ status: 200, body: { name: 'Mine first', filter: { label: 'vip' }, version: 2 } });
  expect(await api.agent('PUT', path, { claims: ada, body: { name: 'Late', version: 1 } })).toMatchObject({
    status: 409,
    body: { current: { version: 2 } },
  });
  await removeAll(ada);
  await removeAll(admin);
  expect(await namesFor(ada)).toEqual([]);
});

it('lets admins alone share, change and delete what everybody sees, and records it', async () => {
  expect(await create(ada, { is_shared: true })).toMatchObject({ status: 403 });
  const { body } = await create(admin, { name: 'Billing', is_shared: true });
  const path = `/views/${body.id}`;
  expect((await api.agent('PUT', path, { claims: ada, body: { name: 'Mine' } })).status).toBe(403);
  expect((await api.agent('DELETE', path, { claims: ada })).status).toBe(403);
  await removeAll(admin);
  const { data } = (await api.agent('GET', '/audit', { query: { entity: 'saved_view' } })).body;
  expect(data.map(({ verb }: { verb: string }) => verb)).toEqual(['deleted', 'created', 'deleted', 'created']);
});

it('refuses keys, fields that no list knows, and the fifty-first view', async () => {
  const { key } = await api.make('/api-keys', { name: 'CRM', role: 'admin' });
  expect(answered(await api.agents(keyEvent('agent', 'GET', '/views', key), {} as never)).status).toBe(403);
  expect(await create(ada, { filter: { ...filter, mood: 'bad' } })).toMatchObject({ status: 400 });
  const store = viewStore('cleo');
  const view = {
    name: 'VIP',
    filter: { view: 'all', status: 'open' },
    is_shared: false,
    created_at: '',
    version: 1,
  } as const;
  await Promise.all(Array.from({ length: 50 }, (_, id) => store.put(api.deps.table, { ...view, id: id + 1 }, 0)));
  expect(await create({ ...admin, sub: 'cleo' }, {})).toMatchObject({ status: 409 });
});

it('counts what is open in each view by one reading, and nothing that has ended', async () => {
  const chats = [];
  for (let made = 0; made < 4; made += 1) {
    api.clock.ms += 86_400_000;
    const { session_token, conversation } = await api.startChat(widget.token);
    chats.push({ id: conversation.id as number, own: bearer(session_token) });
  }
  const [mine, labelled, ended] = chats.map(({ id }) => id);
  await api.agent('POST', `/conversations/${mine}/assign`, { body: { agent_id: agent.id } });
  await api.agent('PUT', `/conversations/${labelled}/labels`, { body: { labels: ['vip'] } });
  await api.agent('POST', `/conversations/${ended}/close`);
  const views = {
    all: filter,
    mine: { view: 'mine', status: 'open' },
    queue: { view: 'unassigned', status: 'open' },
    labelled: { ...filter, label: 'vip' },
    recent: { ...filter, days: 1 },
    snoozed: { view: 'snoozed', status: 'open' },
    ended: { ...filter, status: 'closed' },
    search: { ...filter, q: 'hello' },
  };
  await removeAll(ada);
  const ids = new Map<number, string>();
  for (const [name, one] of Object.entries(views)) ids.set((await create(ada, { name, filter: one })).body.id, name);
  const { data } = (await api.agent('GET', '/view-counts', { claims: ada })).body;
  const counts = data.map(({ id, count }: { id: number; count: number | null }) => [ids.get(id), count]);
  expect(Object.fromEntries(counts)).toEqual({
    all: 3,
    mine: 1,
    queue: 2,
    labelled: 1,
    recent: 1,
    snoozed: 0,
    ended: null,
    search: null,
  });
  // Another person's own chats are theirs.
  await removeAll(ada);
  await create(ben, { filter: views.mine });
  expect((await api.agent('GET', '/view-counts', { claims: ben })).body.data).toMatchObject([{ count: 0 }]);
});
