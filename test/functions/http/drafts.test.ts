/** What an agent typed and hasn't sent: kept by the server for that agent alone. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { padId } from '#core/model/id.ts';
import { accessClaims, ada, admin, type Apis, startApis } from '#test/support/api.ts';

const ben = { ...accessClaims, sub: 'ben', 'cognito:groups': ['agent'] };

let api: Apis;
let token: string;
let id: number;
let visitor: number;
beforeAll(async () => {
  api = await startApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
  await api.make('/agents', { user_id: 'ada' });
  await api.make('/agents', { user_id: 'ben' });
});
afterAll(() => api.stop());
beforeEach(async () => {
  ({ id, visitor_id: visitor } = (await api.startChat(token)).conversation as { id: number; visitor_id: number });
  api.clock.ms += 1000;
});

const save = (body: object, claims = ada) => api.agent('PUT', `/conversations/${id}/draft`, { claims, body });
const read = async (claims = ada) => (await api.agent('GET', `/conversations/${id}`, { claims })).body.draft;
const rows = async () =>
  (await api.allItems()).filter(({ pk, sk }) => pk?.S === `CONV#${padId(id)}` && sk?.S?.startsWith('LAST-TYPED'));
const reply = { reply: '  Let me see\n', note: '', base: null };

it('comes with the conversation, as it was typed, to its author alone', async () => {
  expect(await read()).toBeNull();
  const { status, body } = await save(reply);
  expect({ status, saved_at: body.saved_at }).toEqual({ status: 200, saved_at: new Date(api.clock.ms).toISOString() });
  expect(await read()).toEqual({ reply: '  Let me see\n', note: '', saved_at: body.saved_at });
  expect([await read(ben), await read(admin)]).toEqual([null, null]);
  const others = await api.agent('POST', `/conversations/${id}/resolve`, { claims: ada });
  expect(others.body).not.toHaveProperty('draft');
});

it('is an admin’s own, too, who has no agent record', async () => {
  await save({ reply: '', note: 'Ask Ben', base: null }, admin);
  expect([(await read(admin)).note, await read()]).toEqual(['Ask Ben', null]);
});

it('is deleted by empty texts, and expires thirty days after it was saved', async () => {
  const { saved_at } = (await save(reply)).body;
  expect(Number((await rows())[0]?.['expires_at_seconds']?.N) * 1000).toBe(Date.parse(saved_at) + 30 * 86_400_000);
  expect((await save({ reply: '', note: '', base: saved_at })).body).toEqual({ saved_at: null });
  expect([await read(), await rows()]).toEqual([null, []]);
});

it('is neither shown nor in the way once it has expired, though the table still has it', async () => {
  const life = 30 * 86_400_000;
  await save(reply);
  api.clock.ms += life - 1000;
  expect(await read()).not.toBeNull();
  expect(await save({ ...reply, reply: 'Too early' })).toMatchObject({ status: 409 });
  api.clock.ms += 1000;
  expect([await read(), (await rows()).length]).toEqual([null, 1]);
  expect(await save({ reply: '', note: '', base: null })).toMatchObject({ status: 200 });
  expect(await rows()).toEqual([]);
  await save(reply);
  api.clock.ms += life;
  expect(await save({ ...reply, reply: 'Once more' })).toMatchObject({ status: 200 });
  expect(await read()).toMatchObject({ reply: 'Once more' });
});

it('that another device saved meanwhile is neither replaced nor deleted', async () => {
  const first = (await save(reply)).body.saved_at;
  api.clock.ms += 1000;
  const second = (await save({ reply: 'From the laptop', note: '', base: first })).body.saved_at;
  for (const body of [
    { ...reply, base: first },
    { ...reply, base: null },
    { reply: '', note: '', base: first },
  ])
    expect(await save(body)).toMatchObject({ status: 409, body: { code: 'conflict' } });
  expect(await read()).toEqual({ reply: 'From the laptop', note: '', saved_at: second });
});

it('that was sent from another device can be begun again', async () => {
  const { saved_at } = (await save(reply)).body;
  await save({ reply: '', note: '', base: saved_at });
  expect(await save({ reply: 'And one more thing', note: '', base: saved_at })).toMatchObject({ status: 200 });
});

it('may be as long as a message and no longer', async () => {
  expect((await save({ ...reply, reply: '測'.repeat(8000), note: '測'.repeat(8000) })).status).toBe(200);
  expect((await save({ ...reply, note: 'x'.repeat(8001) })).status).toBe(400);
});

it('is gone with its visitor, and not stored afterward', async () => {
  await save(reply);
  expect((await api.agent('DELETE', `/visitors/${visitor}`)).status).toBe(204);
  expect((await save(reply)).status).toBe(404);
  expect(await rows()).toEqual([]);
});

it('that is stored while its visitor is erased is found by the second look', async () => {
  const { table } = api.deps;
  api.faults.table = {
    ...table,
    put: async (input) => {
      delete api.faults.table;
      await api.agent('DELETE', `/visitors/${visitor}`);
      return table.put(input);
    },
  };
  await save(reply);
  expect(await rows()).toHaveLength(1);
  await api.agent('DELETE', `/visitors/${visitor}`);
  expect(await rows()).toEqual([]);
});
