/** Rules over HTTP: who may set them up, what they are refused for, and what they keep from being deleted. */
import { beforeAll, expect, it } from 'vitest';
import { MAX_RULES } from '#core/automation/rules/rule.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
});

const label = [{ type: 'add_label', label: 'vip' }];
const wanted = (more: object = {}) => ({ name: 'VIP', on: { type: 'started' }, actions: label, ...more });
const create = (more: object = {}) => api.agent('POST', '/rules', { body: wanted(more) });

it('is off and last when it is created, and keeps every value that it was given', async () => {
  const first = await create();
  expect(first).toMatchObject({ status: 201, body: { is_enabled: false, conditions: [], version: 1 } });
  const conditions = [
    { about: 'text', contains: ['refund', 'Rückgabe'] },
    { about: 'attribute', of: 'visitor', key: 'plan', is: 'at_least', value: '3' },
    { about: 'department', ids: [null] },
  ];
  const second = await create({ conditions, on: { type: 'unanswered', minutes: 10 } });
  expect(second.body).toMatchObject({ conditions, on: { type: 'unanswered', minutes: 10 } });
  expect(second.body.position).toBeGreaterThanOrEqual(first.body.position);
  const changed = await api.agent('PUT', `/rules/${second.body.id}`, { body: { position: 1, is_enabled: true } });
  expect(changed.body).toMatchObject({ position: 1, is_enabled: true, conditions });
  expect((await api.agent('GET', `/rules/${second.body.id}`)).body).toEqual(changed.body);
});

it('is set up by admins only, and read by agents', async () => {
  expect((await api.agent('POST', '/rules', { claims: ada, body: wanted() })).status).toBe(403);
  expect(
    (await api.agent('POST', '/rules/try', { claims: ada, body: { on: { type: 'started' }, conditions: [] } })).status,
  ).toBe(403);
  expect((await api.agent('GET', '/rules', { claims: ada })).status).toBe(200);
});

it('is refused for nobody in particular, and for what isn’t there', async () => {
  const assign = (to: object) => create({ actions: [{ type: 'assign', ...to }] });
  expect(await assign({ agent_id: 'me' })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.actions.0.agent_id' }] },
  });
  expect(await assign({ agent_id: 999 })).toMatchObject({ status: 404 });
  expect(await assign({ department_id: 999 })).toMatchObject({ status: 404 });
  expect(await create({ conditions: [{ about: 'widget', ids: [999] }] })).toMatchObject({ status: 404 });
  expect(await create({ actions: [{ type: 'resolve' }, { type: 'snooze', for: 5 }] })).toMatchObject({ status: 400 });
});

it('keeps a department from being deleted, and survives that its agent is removed', async () => {
  const department = await api.make('/departments', { name: 'Sales' });
  const agent = await api.make('/agents', { user_id: 'ben' });
  const { body: rule } = await create({
    conditions: [{ about: 'department', ids: [department.id] }],
    actions: [{ type: 'assign', agent_id: agent.id }],
  });
  expect(await api.agent('DELETE', `/departments/${department.id}`)).toMatchObject({
    status: 409,
    body: { used_by: [{ type: 'rule', id: rule.id, name: 'VIP' }] },
  });
  expect((await api.agent('DELETE', `/agents/${agent.id}`)).status).toBe(204);
  expect((await api.agent('PUT', `/rules/${rule.id}`, { body: { name: 'Renamed' } })).status).toBe(200);
  expect((await api.agent('DELETE', `/rules/${rule.id}`)).status).toBe(204);
  expect((await api.agent('DELETE', `/departments/${department.id}`)).status).toBe(204);
});

it('is tried out a page at a time, with a cursor that fits no other rule', async () => {
  const { token } = await api.make('/widgets', { name: 'Shop' });
  await api.startChat(token);
  const body = { on: { type: 'started' }, conditions: [] };
  const first = await api.agent('POST', '/rules/try', { body });
  expect(first).toMatchObject({ status: 200, body: { looked_at: 1, total: 1, runs: [{}] } });
  const query = { cursor: first.body.next_cursor };
  expect(await api.agent('POST', '/rules/try', { body, query })).toMatchObject({
    status: 200,
    body: { looked_at: 0, total: null, runs: [], next_cursor: null },
  });
  const other = { ...body, on: { type: 'resolved' } };
  expect((await api.agent('POST', '/rules/try', { body: other, query })).status).toBe(400);
  expect(await api.agent('POST', '/rules/try', { body: { ...body, on: { type: 'priority_changed' } } })).toMatchObject({
    status: 400,
    body: { errors: [{ path: 'body.on.type' }] },
  });
});

it('is refused once there are fifty', async () => {
  const { data } = (await api.agent('GET', '/rules', { query: { limit: '100' } })).body;
  for (let count = data.length; count < MAX_RULES; count++) expect((await create()).status).toBe(201);
  expect(await create()).toMatchObject({ status: 409, body: { detail: expect.stringContaining('50 rules') } });
});
