/** An agent's own notifications: choices, devices, and staying online while the dashboard is closed. */
import { beforeAll, describe, expect, it } from 'vitest';
import { isPublicEndpoint } from '#core/access/public-endpoint.ts';
import { type MemoryApis, ada, admin, memoryApis } from '#test/support/api.ts';
import { storedItems } from '#test/support/stored-items.ts';

const KEY = `B${'A'.repeat(86)}`;
const subscription = (endpoint = 'https://push.example.com/one', more: object = {}) => ({
  endpoint,
  expirationTime: null,
  keys: { p256dh: KEY, auth: 'A'.repeat(22) },
  server_key: KEY,
  device: 'Firefox 140 on Android',
  ...more,
});

let api: MemoryApis;
let agent: { id: number };
beforeAll(async () => {
  api = await memoryApis();
  agent = await api.make('/agents', { user_id: 'ada' });
});

const asAda = (method: string, path: string, body?: object) =>
  api.agent(method, path, { claims: ada, ...(body && { body }) });
const add = async (endpoint: string) =>
  (await asAda('POST', '/agents/me/push-subscriptions', subscription(endpoint))).body;

describe('choices', () => {
  it('are the usual ones before any was made, and say whether this deployment sends email', async () => {
    expect((await asAda('GET', '/agents/me/notices')).body).toMatchObject({
      new_chat: { sound: true, desktop: true, push: true, mail: false },
      missed: { push: true },
      shows_text: false,
      stays_online: false,
      has_mail: true,
    });
  });

  it('change one by one, so that two devices don’t overwrite each other', async () => {
    await Promise.all([
      asAda('PUT', '/agents/me/notices', { message: { push: false } }),
      asAda('PUT', '/agents/me/notices', { message: { sound: false }, shows_text: true }),
    ]);
    expect((await asAda('GET', '/agents/me/notices')).body).toMatchObject({
      message: { sound: false, desktop: true, push: false },
      shows_text: true,
    });
  });

  it.each([{ message: { fax: true } }, { message: { push: 'yes' } }, { visits: { push: true } }])(
    'that there aren’t are refused: %j',
    async (body) => {
      expect((await asAda('PUT', '/agents/me/notices', body)).status).toBe(400);
    },
  );

  it('are for agents: others are told so', async () => {
    expect((await api.agent('GET', '/agents/me/notices', { claims: admin })).body).toMatchObject({ code: 'not_found' });
  });
});

describe('a device', () => {
  it('is added once, however often its browser says so, and removed', async () => {
    const [one, again] = [await add('https://push.example.com/same'), await add('https://push.example.com/same')];
    expect(again.id).toBe(one.id);
    const listed = (await asAda('GET', '/agents/me/push-subscriptions')).body.data;
    expect(listed.filter(({ id }: { id: string }) => id === one.id)).toHaveLength(1);
    expect(JSON.stringify(listed)).not.toContain('push.example.com');
    expect((await asAda('DELETE', `/agents/me/push-subscriptions/${one.id}`)).status).toBe(204);
    expect((await asAda('GET', '/agents/me/push-subscriptions')).body.data).toEqual([]);
  });

  it.each([
    'http://push.example.com/one',
    'https://localhost/one',
    'http://localhost:8787/local/push/one',
    'https://127.0.0.1/one',
    'https://[::1]/one',
    'https://10.0.0.1/one',
    'https://2130706433/one',
    'https://push/one',
    'https://push.internal/one',
    'https://printer.local/one',
    'https://user:password@push.example.com/one',
    'ftp://push.example.com/one',
    'javascript:alert(1)',
  ])('is refused at an address that no push service has: %s', async (endpoint) => {
    const { status, body } = await asAda('POST', '/agents/me/push-subscriptions', subscription(endpoint));
    expect([status, body.code]).toEqual([400, 'validation_failed']);
  });

  it('may be on this very machine only where the stack says so', () => {
    const local = 'http://localhost:8787/local/push/one';
    expect([isPublicEndpoint(local, true), isPublicEndpoint(local, false)]).toEqual([true, false]);
    expect(isPublicEndpoint('http://127.0.0.1:8787/one', true)).toBe(false);
  });

  it.each([
    { keys: { p256dh: 'short', auth: 'A'.repeat(22) } },
    { keys: { p256dh: KEY, auth: 'A'.repeat(23) } },
    { server_key: 'A'.repeat(87) },
    { device: 'x'.repeat(101) },
  ])('is refused with keys that are no keys: %j', async (more) => {
    const { status } = await asAda('POST', '/agents/me/push-subscriptions', subscription(undefined, more));
    expect(status).toBe(400);
  });
});

describe('staying online while the dashboard is closed', () => {
  it('is refused to who has no device, and is over with the last one or another status', async () => {
    const refused = await asAda('PUT', '/agents/me/notices', { stays_online: true });
    expect(refused.body).toMatchObject({ code: 'conflict', detail: expect.stringContaining('Turn on push') });
    const stays = async () => (await asAda('GET', '/agents/me/notices')).body.stays_online;
    const device = await add('https://push.example.com/phone');
    await asAda('PUT', '/agents/me/notices', { stays_online: true });
    expect([await stays(), (await asAda('GET', '/agents/me')).body.status]).toEqual([true, 'online']);
    await asAda('DELETE', `/agents/me/push-subscriptions/${device.id}`);
    expect(await stays()).toBe(false);
    await add('https://push.example.com/phone');
    await asAda('PUT', '/agents/me/notices', { stays_online: true });
    await asAda('PUT', '/agents/me/status', { status: 'online' });
    expect(await stays()).toBe(false);
  });
});

it('nothing of an agent who was removed can notify them any more', async () => {
  await add('https://push.example.com/phone');
  expect((await api.agent('DELETE', `/agents/${agent.id}`)).status).toBe(204);
  const left = [...(await storedItems(api))].filter((item) => /PUSH#|NOTICES/.test(item));
  expect(left).toEqual([]);
});

it('the public key for subscriptions is the one that the function with the secret has', async () => {
  expect((await asAda('GET', '/push-key')).status).toBe(403);
  await api.make('/agents', { user_id: 'ada' });
  expect((await asAda('GET', '/push-key')).body).toEqual({ key: KEY });
});
