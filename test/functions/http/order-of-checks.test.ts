import { beforeAll, expect, it } from 'vitest';
import type { MemoryApis } from '#test/support/api.ts';
import { ada, admin, memoryApis } from '#test/support/api.ts';

let api: MemoryApis;
beforeAll(async () => {
  api = await memoryApis();
  await api.make('/agents', { user_id: 'ada' });
});

const forbidden = (code: string) => ({ status: 403, body: { code } });

it('reports missing access before errors in the message', async () => {
  const body = { content: '', client_message_id: 'short' };
  const send = (claims: object) => api.agent('POST', '/conversations/7/messages', { claims: { ...claims }, body });
  expect(await send({ ...ada, sub: 'ben' })).toMatchObject(forbidden('forbidden'));
  expect(await send(ada)).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
});

it('reports missing access to exceed a maximum before errors in the assignment', async () => {
  const assign = (claims: object, body: object) =>
    api.agent('POST', '/conversations/7/assign', { claims: { ...claims }, body });
  expect(await assign(ada, { agent_id: 'nobody', force: true })).toMatchObject(forbidden('forbidden'));
  expect(await assign(ada, { agent_id: 'nobody', force: false })).toMatchObject({ status: 400 });
  expect(await assign(admin, { agent_id: 'nobody', force: true })).toMatchObject({ status: 400 });
});

it("reports a domain that isn't allowed before errors in the session", async () => {
  const widget = await api.make('/widgets', { name: 'Shop', allowed_domains: ['shop.example.com'] });
  const open = (origin: string) =>
    api.visitor('POST', `${widget.token}/session`, { body: { email: 'nobody' }, headers: { origin } });
  expect(await open('https://other.example')).toMatchObject(forbidden('origin_not_allowed'));
  expect(await open('https://shop.example.com')).toMatchObject({ status: 400 });
  await api.agent('POST', `/widgets/${widget.id}/toggle-active`);
  expect(await open('https://shop.example.com')).toMatchObject(forbidden('widget_inactive'));
  expect(await api.visitor('POST', 'unknown/session', { body: { email: 'nobody' } })).toMatchObject({ status: 400 });
});
