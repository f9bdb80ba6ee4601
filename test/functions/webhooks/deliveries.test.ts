/** Deliveries to a real receiver with faults: what is tried again, for how long, what is kept of it, and who may see that. */
import { request } from 'node:http';
import type { lookup } from 'node:dns';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { WebhookDeliveryDetails } from '#core/webhooks/webhook.ts';
import { publicLookup, safeSender } from '#functions/platform/network/safe-fetch.ts';
import { dueOrders } from '#functions/store/mail/mail-job-store.ts';
import { startDueDeliveries } from '#functions/use-cases/webhooks/start-due.ts';
import { sendDelivery } from '#functions/use-cases/webhooks/send-delivery.ts';
import { type MemoryApis, ada, memoryApis } from '#test/support/api.ts';
import { type Answering, deliveringApis, startReceiver } from '#test/support/webhooks.ts';

const HOUR = 60;
const DAY = 24 * HOUR;

let api: MemoryApis;
let receiver: Awaited<ReturnType<typeof startReceiver>>;
let world: ReturnType<typeof deliveringApis>;
let hook: { id: number; secret: string };

beforeAll(async () => {
  api = await memoryApis(Date.now());
  receiver = await startReceiver();
  world = deliveringApis(api);
  await api.make('/agents', { user_id: 'ada' });
});
afterAll(async () => {
  await receiver.stop();
});
beforeEach(async () => {
  receiver.reset();
  hook = await api.make('/webhooks', { url: receiver.url, events: ['ticket.created'], description: 'CRM' });
  api.clock.ms += 60_000;
  return async () => void (await api.agent('DELETE', `/webhooks/${hook.id}`));
});

const ask = (path = '', sent: object = {}, method = 'GET') => api.agent(method, `/webhooks/${hook.id}${path}`, sent);
const ticket = async (): Promise<void> => {
  await api.make('/tickets', { subject: 'A crack' });
  await world.settle();
};
const deliveries = async (query: Record<string, string> = {}) => (await ask('/deliveries', { query })).body.data;
const only = async (): Promise<WebhookDeliveryDetails> => {
  const [{ id }] = await deliveries();
  return (await ask(`/deliveries/${id}`)).body;
};
const status =
  (code: number, headers = {}, body = ''): Answering =>
  (_, response) =>
    response.writeHead(code, headers).end(body);

describe('a delivery', () => {
  it('is listed with what was sent and answered', async () => {
    receiver.answer(status(200, {}, 'Thanks'));
    await ticket();
    const one = await only();
    expect(one).toMatchObject({
      webhook_id: hook.id,
      event: 'ticket.created',
      state: 'delivered',
      attempts_count: 1,
      next_attempt_at: null,
      last_attempt: { status: 200, error: null },
      answer: 'Thanks',
    });
    expect(one.request).toMatchObject({ url: receiver.url, body: receiver.received[0]?.text });
    expect((await ask()).body).toMatchObject({ failing_since: null, last_success_at: expect.any(String) });
    expect((await ask('/deliveries', { claims: ada })).status).toBe(403);
  });

  it.each<[string, Answering, object, string | null]>([
    ['of 10 MB', status(500, {}, 'x'.repeat(10_000_000)), { status: 500, error: 'status' }, 'x'.repeat(4096)],
    ['that never comes', () => {}, { status: null, error: 'timeout' }, null],
    [
      'that redirects to an inner address',
      status(301, { location: 'http://169.254.169.254/latest' }),
      { status: 301, error: 'redirect' },
      '',
    ],
    [
      'that is garbage',
      ({ socket }) => socket.end('\u0000\u0001 no HTTP at all\r\n\r\n'),
      { status: null, error: 'unreachable' },
      null,
    ],
    ['of broken characters', status(400, {}, '\u0000é'), { status: 400, error: 'status' }, '\u0000é'],
    ['that breaks off', ({ socket }) => socket.destroy(), { status: null, error: 'unreachable' }, null],
  ])('survives an answer %s, and comes with the next try', async (what, answer, attempt, kept) => {
    receiver.answer(answer);
    world.limits.timeoutMs = what === 'that never comes' ? 100 : 10_000;
    await ticket();
    world.limits.timeoutMs = 10_000;
    expect(await only()).toMatchObject({ state: 'pending', last_attempt: attempt, answer: kept });
    receiver.answer(status(204));
    await world.later(2);
    expect(await only()).toMatchObject({ state: 'delivered', attempts_count: 2 });
    expect(new Set(receiver.received.map(({ event }) => event.id)).size).toBe(1);
    const [first, second] = receiver.received.map(({ headers }) => headers['webhook-timestamp']);
    expect(Number(second)).toBeGreaterThan(Number(first));
  });

  it('takes a 2xx for accepted although its body never ends', async () => {
    receiver.answer((_, response) => response.writeHead(200).write('half'));
    world.limits.timeoutMs = 500;
    await ticket();
    world.limits.timeoutMs = 10_000;
    expect(await only()).toMatchObject({ state: 'delivered', answer: 'half' });
  });

  it('is tried for a day with growing delays, and then given up', async () => {
    receiver.answer(status(503));
    await ticket();
    for (const minutes of [2, 3, 7, 13, 37, ...Array.from({ length: 20 }, () => 75)]) await world.later(minutes);
    const one = await only();
    expect(one).toMatchObject({ state: 'failed', next_attempt_at: null });
    expect(one.attempts_count).toBeGreaterThan(8);
    expect(one.attempts_count).toBeLessThan(20);
    const times = one.attempts.map(({ at }) => Date.parse(at));
    expect((times.at(-1) ?? 0) - (times[0] ?? 0)).toBeGreaterThan(15 * HOUR * 60_000);
    expect(await deliveries({ state: 'failed' })).toHaveLength(1);
    expect(await deliveries({ state: 'delivered' })).toEqual([]);
  });

  it('waits as long as the receiver asks for', async () => {
    receiver.answer(status(429, { 'retry-after': '1800' }));
    await ticket();
    const [{ next_attempt_at: next }] = await deliveries();
    expect(Date.parse(next) - api.clock.ms).toBeGreaterThan(20 * 60_000);
  });
});

describe('a private address', () => {
  it.each([
    'http://crm.example.com/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest/meta-data',
    'https://metadata.internal/',
    'https://user:secret@crm.example.com/',
    'https://localhost/',
    'ftp://crm.example.com/',
    'javascript:alert(1)',
  ])('is no webhook: %s', async (url) => {
    const made = await api.agent('POST', '/webhooks', { body: { url, events: ['ticket.created'] } });
    expect(made).toMatchObject({ status: 400, body: { code: 'validation_failed' } });
  });

  it('is refused on this machine, too, wherever no setting allows it', async () => {
    api.agentDeps.onThisMachine = false;
    const body = { url: receiver.url, events: ['ticket.created'] };
    expect((await api.agent('POST', '/webhooks', { body })).status).toBe(400);
    api.agentDeps.onThisMachine = true;
  });

  it('is never connected to, whatever a public name resolves to', async () => {
    const inner = { all: true, address: '127.0.0.1' };
    const resolve = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
      done(null, [{ address: inner.address, family: 4 }])) as unknown as typeof lookup;
    const sendEvent = safeSender(request, publicLookup(resolve));
    const item = { ...hook, url: receiver.url, previous_secret: null, previous_secret_until: null } as never;
    const sent = await sendDelivery({ sendEvent }, item, { event_id: 'evt_1', body: '{}' }, api.clock.ms);
    expect(sent).toMatchObject({ status: null, error: 'not_public' });
    expect(receiver.received).toEqual([]);
  });
});

describe('a webhook', () => {
  it('shows its secret once, and it is in no list, row of the log, or line of the log', async () => {
    expect(hook.secret).toMatch(/^whsec_[\w+/]{43}=$/);
    const shown = [
      (await ask()).body,
      (await api.agent('GET', '/webhooks')).body,
      (await api.agent('GET', '/audit')).body,
    ];
    expect(JSON.stringify([shown, api.logged])).not.toContain(hook.secret.slice(6));
    expect(shown[0]).not.toHaveProperty('secret');
  });

  it('signs with both secrets for a day after one was replaced, also what is being retried', async () => {
    receiver.answer(status(500));
    await ticket();
    const { secret, previous_secret_until } = (await ask('/rotate-secret', {}, 'POST')).body;
    expect(secret).not.toBe(hook.secret);
    expect(Date.parse(previous_secret_until) - api.clock.ms).toBe(DAY * 60_000);
    receiver.reset();
    await world.later(2);
    const [{ text, headers } = { text: '', headers: {} }] = receiver.received;
    vi.useFakeTimers({ toFake: ['Date'], now: api.clock.ms });
    for (const key of [secret, hook.secret]) expect(new Verifier(key).verify(text, headers)).toBeTruthy();
    vi.useRealTimers();
    api.clock.ms += DAY * 60_000;
    receiver.reset();
    await ticket();
    const signatures = receiver.received[0]?.headers['webhook-signature'] ?? '';
    expect(signatures.split(' ')).toHaveLength(1);
  });

  it('gets nothing more once it is deleted, even of what is being retried', async () => {
    receiver.answer(status(500));
    await ticket();
    await ask('', {}, 'DELETE');
    receiver.reset();
    await world.later(5);
    await ticket();
    expect(receiver.received).toEqual([]);
  });

  it('keeps what is being retried while it is switched off, and goes on when it is on again', async () => {
    receiver.answer(status(500));
    await ticket();
    await ask('', { body: { is_active: false } }, 'PUT');
    receiver.reset();
    await world.later(5);
    await world.startDelivery(hook.id);
    await world.deliver();
    expect(receiver.received).toEqual([]);
    expect((await ask(`/replay`, { body: range() }, 'POST')).body.code).toBe('illegal_transition');
    await ask('', { body: { is_active: true } }, 'PUT');
    await world.later(1);
    expect(receiver.received).toHaveLength(1);
  });

  it('is switched off after three days of failure, with a mail, and can be switched on again', async () => {
    await api.agent('PUT', '/team-settings', { body: { notify_emails: ['team@example.com'] } });
    receiver.answer(status(500));
    await ticket();
    expect((await ask()).body.failing_since).toBe(new Date(api.clock.ms).toISOString());
    for (let day = 0; day < 3; day++) {
      await world.later(DAY);
      await ticket();
    }
    expect((await ask()).body).toMatchObject({ is_active: false, disabled_reason: 'failing' });
    const orders = await dueOrders(api.deps.table, api.clock.ms);
    expect(orders.map(({ job }) => job)).toContainEqual({ about: 'webhook', webhook_id: hook.id });
    await ask('', { body: { is_active: true } }, 'PUT');
    expect((await ask()).body).toMatchObject({ is_active: true, disabled_reason: null, failing_since: null });
  });

  it('is switched off at once by 410', async () => {
    receiver.answer(status(410));
    await ticket();
    expect((await ask()).body).toMatchObject({ is_active: false, disabled_reason: 'gone' });
  });

  it('is no longer failing once something arrives', async () => {
    receiver.answer(status(500));
    await ticket();
    receiver.reset();
    await world.later(2);
    expect((await ask()).body).toMatchObject({ failing_since: null, is_active: true });
  });

  it('can be tested while it is switched off', async () => {
    await ask('', { body: { is_active: false } }, 'PUT');
    const made = await ask('/test', {}, 'POST');
    expect(made).toMatchObject({ status: 201, body: { event: 'webhook.test', state: 'pending' } });
    await world.deliver();
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['webhook.test']);
    expect((await ask(`/deliveries/${made.body.id}`)).body.state).toBe('delivered');
  });

  it('can be tested while more waits than is read at once', async () => {
    for (let count = 0; count < 60; count++) await api.make('/tickets', { subject: 'A crack' });
    receiver.answer(status(500));
    await world.settle();
    await ask('', { body: { is_active: false } }, 'PUT');
    api.clock.ms += 10 * 60_000;
    receiver.reset();
    const made = await ask('/test', {}, 'POST');
    await world.deliver();
    expect(receiver.received.map(({ event }) => event.type)).toEqual(['webhook.test']);
    expect((await ask(`/deliveries/${made.body.id}`)).body.state).toBe('delivered');
  });

  it('stays on when it was sent elsewhere before the former address says that it is gone', async () => {
    const url = `${receiver.url}/new`;
    receiver.answer((_, response) => void ask('', { body: { url } }, 'PUT').then(() => response.writeHead(410).end()));
    await ticket();
    expect((await ask()).body).toMatchObject({ url, is_active: true, disabled_reason: null });
  });

  it('may be deleted while it answers that it is gone', async () => {
    receiver.answer((_, response) => void ask('', {}, 'DELETE').then(() => response.writeHead(410).end()));
    await ticket();
    expect((await ask()).status).toBe(404);
  });

  it('that is switched off already is no news when a test of it is answered with 410', async () => {
    await ask('', { body: { is_active: false } }, 'PUT');
    receiver.answer(status(410));
    await ask('/test', {}, 'POST');
    await world.deliver();
    expect((await ask()).body).toMatchObject({ is_active: false, disabled_reason: null });
    const orders = await dueOrders(api.deps.table, api.clock.ms);
    expect(orders.map(({ job }) => job)).not.toContainEqual({ about: 'webhook', webhook_id: hook.id });
  });
});

const range = () => ({
  from: new Date(api.clock.ms - HOUR * 60_000).toISOString(),
  to: new Date(api.clock.ms + 1).toISOString(),
});

describe('a replay', () => {
  it('sends one event again with the same ID', async () => {
    await ticket();
    const { id } = await only();
    expect((await ask(`/deliveries/${id}/replay`, {}, 'POST')).body).toMatchObject({ id, state: 'pending' });
    await world.deliver();
    expect(receiver.received.map(({ event }) => event.id)).toEqual([id, id]);
    expect(receiver.received[0]?.text).toBe(receiver.received[1]?.text);
    expect(await only()).toMatchObject({ state: 'delivered', attempts_count: 1 });
  });

  it('leaves no delivery that waits for nothing, wherever it ends early', async () => {
    await ticket();
    receiver.reset();
    const { put } = api.deps.table;
    api.deps.table.put = async (input) =>
      String(input.Item?.['sk']).startsWith('DUE#') ? Promise.reject(new Error('The function ended.')) : put(input);
    await ask(`/deliveries/${(await only()).id}/replay`, {}, 'POST');
    api.deps.table.put = put;
    await world.later(1);
    expect(await only()).toMatchObject({ state: 'delivered' });
  });

  it('of a range sends those in it, and of a state only those', async () => {
    await ticket();
    receiver.answer(status(400));
    await ticket();
    receiver.reset();
    const failed = await ask('/replay', { body: { ...range(), state: 'pending' } }, 'POST');
    expect(failed.body).toEqual({ replayed: 1, next_from: null });
    await world.deliver();
    expect(receiver.received).toHaveLength(1);
    expect((await ask('/replay', { body: range() }, 'POST')).body.replayed).toBe(2);
    await world.deliver();
    expect(receiver.received).toHaveLength(3);
  });

  it('of a range that ends before it begins is refused', async () => {
    const { from, to } = range();
    expect(await ask('/replay', { body: { from: to, to: from } }, 'POST')).toMatchObject({
      status: 400,
      body: { errors: [{ path: 'body.to', message: expect.stringContaining('Must not be before `from`') }] },
    });
  });

  it('of what is not there is not found', async () => {
    const path = `/deliveries/evt_${'1'.repeat(16)}_${'1'.repeat(16)}`;
    expect((await ask(path)).status).toBe(404);
    expect((await ask(`${path}/replay`, {}, 'POST')).status).toBe(404);
    expect((await ask('/deliveries/nonsense')).status).toBe(400);
  });
});

describe('the sweep', () => {
  it('starts what is due for each webhook, also when one of them cannot be started', async () => {
    const other = await api.make('/webhooks', { url: receiver.url, events: ['ticket.created'] });
    api.clock.ms += 61_000;
    receiver.answer(status(500));
    await ticket();
    api.clock.ms += 10 * 60_000;
    for (const failing of [hook.id, other.id]) {
      const started: number[] = [];
      const startDelivery = async (id: number): Promise<void> => {
        if (id === failing) throw new Error('TooManyRequestsException');
        started.push(id);
      };
      await expect(startDueDeliveries({ ...api.deps, startDelivery })).rejects.toThrow('TooManyRequests');
      expect(started).toEqual([hook.id, other.id].filter((id) => id !== failing));
    }
    await api.agent('DELETE', `/webhooks/${other.id}`);
  });
});

describe('the one who delivers', () => {
  it('is one at a time: others leave at once, and what came meanwhile is sent by the first', async () => {
    let second: Promise<void> | undefined;
    receiver.answer((_, response) => {
      if (second) return response.writeHead(204).end();
      // While the first request is being answered, another event comes, and another function is started.
      second = ticket();
      return void second.then(() => response.writeHead(204).end());
    });
    await ticket();
    await second;
    expect(receiver.received).toHaveLength(2);
    expect((await deliveries({ state: 'delivered' })).length).toBe(2);
  });
});
