/** Two agents who edit the labels or attributes of one conversation at the same time. */
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { type Apis, startApis } from '#test/support/api.ts';

let api: Apis;
let token: string;
let id: number;
beforeAll(async () => {
  api = await startApis();
  ({ token } = await api.make('/widgets', { name: 'Shop' }));
});
afterAll(() => api.stop());
beforeEach(async () => {
  id = (await api.startChat(token)).conversation.id;
});

const put = (field: string, body: object) => api.agent('PUT', `/conversations/${id}/${field}`, { body });
const shown = async () => (await api.agent('GET', `/conversations/${id}`)).body;

/** Does it right before the next write to the conversation's metadata. */
function meanwhile(work: () => Promise<unknown>): void {
  const { table } = api.deps;
  api.faults.table = {
    ...table,
    update: async (input) => {
      delete api.faults.table;
      await work();
      return table.update(input);
    },
  };
}

it('keeps the labels of both, one after the other or at the same moment', async () => {
  await put('labels', { labels: ['vip'] });
  await put('labels', { base: ['vip'], labels: ['vip', 'refund'] });
  meanwhile(() => put('labels', { base: ['vip', 'refund'], labels: ['refund'] }));
  const { body } = await put('labels', { base: ['vip'], labels: ['vip', 'urgent'] });
  expect(body.labels).toEqual(['refund', 'urgent']);
  expect((await shown()).labels).toEqual(['refund', 'urgent']);
});

it('keeps the attributes of both, one after the other or at the same moment', async () => {
  await put('attributes', { attributes: { plan: 'pro' } });
  await put('attributes', { base: { plan: 'pro' }, attributes: { plan: 'pro', seats: 3 } });
  meanwhile(() => put('attributes', { base: {}, attributes: { city: 'Bergen' } }));
  const { body } = await put('attributes', { base: { plan: 'pro' }, attributes: { plan: 'max' } });
  expect(body.attributes).toEqual({ plan: 'max', seats: 3, city: 'Bergen' });
  expect((await shown()).attributes).toEqual(body.attributes);
});

it('replaces everything without a base', async () => {
  await put('labels', { labels: ['vip', 'refund'] });
  expect((await put('labels', { labels: ['urgent', 'urgent'] })).body.labels).toEqual(['urgent']);
});

it('is not found after the visitor was erased', async () => {
  const { visitor_id } = await shown();
  meanwhile(() => api.agent('DELETE', `/visitors/${visitor_id}`));
  expect((await put('labels', { base: [], labels: ['vip'] })).status).toBe(404);
});
