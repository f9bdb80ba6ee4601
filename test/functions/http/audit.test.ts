/** The audit log: one row for each change, none for what was refused, and no secret in any. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { teamApi } from '#core/contract/http.ts';
import type { Endpoint } from '#core/contract/kit/endpoint.ts';
import { describeChange } from '#functions/use-cases/audit/record-change.ts';
import { type Changing, changingRequests, pathWith } from '#test/support/agent-requests.ts';
import {
  type Apis,
  type Sent,
  ada,
  admin,
  answered,
  call,
  keyEvent,
  memoryApis,
  startApis,
} from '#test/support/api.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** Admin operations that change no setting. */
const writesNothing = new Set<Changing>([
  'testBot',
  'testWebhook',
  'replayWebhook',
  'replayWebhookDelivery',
  'tryRule',
  // What a source contains, which the list of its pages shows, and drafts that become nothing.
  'previewSource',
  'readSource',
  'uploadSourceFile',
  'deleteSourceFile',
  'dropLearned',
  'startTrial',
  'estimateModelRun',
  'startModelRun',
  'resumeModelRun',
  'startRehearsal',
  'resumeRehearsal',
  'cancelRehearsal',
]);

let api: Apis;
beforeAll(async () => {
  api = await startApis();
});
afterAll(() => api.stop());

const rows = async () =>
  (await api.allItems()).filter(({ pk }) => pk?.S?.startsWith('AUDIT#')).map((item) => JSON.stringify(item));
const log = async (query: Record<string, string> = {}) => (await api.agent('GET', '/audit', { query })).body;

const operations = Object.entries<Endpoint>(teamApi)
  .filter(([, { role, method }]) => role === 'admin' && method !== 'GET')
  .map(([operation]) => operation as Changing);

describe('every admin operation that writes', () => {
  it.each(operations)('leaves one row: %s', async (operation) => {
    const own = await memoryApis();
    const wanted = (await changingRequests(own))[operation];
    const { body } = wanted;
    const send = (sent: Sent) => {
      const { method, path } = teamApi[operation];
      return call(own.agents, method, pathWith(path, wanted), sent);
    };
    // Rows of the log are only added.
    const count = () => own.deps.table.changes.filter(({ key }) => key.pk.startsWith('AUDIT#')).length;
    const before = count();
    expect((await send({ claims: ada, body })).status).toBe(403);
    expect(count()).toBe(before);
    const answer = await send({ claims: admin, body });
    const after = count();
    expect([answer.status < 400, after - before]).toEqual([true, writesNothing.has(operation) ? 0 : 1]);
  });
});

describe('the audit log', () => {
  it('says who changed what, from what to what, and names no secret’s value', async () => {
    const widget = await api.make('/widgets', { name: 'Shop' });
    await api.agent('PUT', `/widgets/${widget.id}`, { body: { name: 'The shop' } });
    const { body } = await api.agent('POST', `/widgets/${widget.id}/identity-secret`);
    const [rotated, renamed, created] = (await log({ entity: 'widget' })).data;
    const who = { type: 'person', user_id: 'admin', name: null };
    const of = { who, entity: 'widget', entity_id: widget.id, more_changes: 0 };
    expect(created).toMatchObject({ ...of, verb: 'created', entity_name: 'Shop' });
    expect(renamed).toMatchObject({
      ...of,
      verb: 'changed',
      entity_name: 'The shop',
      changes: [{ field: 'name', before: 'Shop', after: 'The shop' }],
    });
    expect(rotated.changes).toContainEqual({ field: 'identity_secret', before: null, after: null });
    expect(JSON.stringify(await rows())).not.toContain(body.identity_secret);
  });

  it('has no row of a change that lost to another', async () => {
    const { id } = await api.make('/departments', { name: 'Sales' });
    await api.agent('PUT', `/departments/${id}`, { body: { name: 'Sales team', version: 1 } });
    const before = (await rows()).length;
    expect((await api.agent('PUT', `/departments/${id}`, { body: { name: 'Sellers', version: 1 } })).status).toBe(409);
    expect((await api.agent('POST', '/departments', { body: { name: 'Sales team' } })).status).toBe(409);
    expect(await rows()).toHaveLength(before);
  });

  it('names the key that made a change', async () => {
    const { id, key } = await api.make('/api-keys', { name: 'Terraform', role: 'admin' });
    const request = keyEvent('settings', 'POST', '/departments', key, { body: { name: 'Made by a program' } });
    expect(answered(await api.agents(request, {} as Parameters<typeof api.agents>[1])).status).toBe(201);
    expect((await log({ who: `key:${id}` })).data).toMatchObject([
      {
        verb: 'created',
        entity: 'department',
        entity_name: 'Made by a program',
        who: { type: 'key', id, name: 'Terraform' },
      },
    ]);
    expect(JSON.stringify(await rows())).not.toContain(key.replace(/^lck_\d+_/, ''));
  });

  it('is paged newest first, across months, and filtered by time', async () => {
    const own = await startApis(Date.UTC(2026, 0, 31, 12));
    for (let made = 0; made < 3; made++) {
      await own.make('/departments', { name: `Department ${made}` });
      own.clock.ms += DAY_MS;
    }
    const names = async (query: Record<string, string>) => {
      const { body } = await own.agent('GET', '/audit', { query });
      return [body.data.map(({ entity_name }: { entity_name: string }) => entity_name), body.next_cursor];
    };
    const [newest, cursor] = await names({ limit: '2' });
    expect(newest).toEqual(['Department 2', 'Department 1']);
    expect(await names({ limit: '2', cursor })).toEqual([['Department 0'], null]);
    expect((await names({ from: '2026-02-01T00:00:00Z', to: '2026-02-02T00:00:00Z' }))[0]).toEqual(['Department 1']);
    expect(await names({ from: '2026-02-02T00:00:01Z', to: '2026-02-02T00:00:00Z' })).toEqual([[], null]);
    expect((await own.agent('GET', '/audit', { query: { entity: 'widget', cursor } })).status).toBe(400);
    expect((await own.agent('GET', '/audit', { claims: ada })).status).toBe(403);
    await own.stop();
  });

  it('keeps a row for a year, as small as one write unit', async () => {
    const own = await startApis();
    const { id } = await own.make('/widgets', { name: 'W'.repeat(100) });
    const long = 'long '.repeat(100);
    await own.agent('PUT', `/widgets/${id}`, {
      body: { welcome_title: 'T'.repeat(60), welcome_message: long.slice(0, 400), offline_message: long.slice(0, 400) },
    });
    const items = (await own.allItems()).filter(({ pk }) => pk?.S?.startsWith('AUDIT#'));
    for (const item of items) {
      expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThan(1400);
      const days = (Number(item['expires_at_seconds']?.N) * 1000 - own.clock.ms) / DAY_MS;
      expect(Math.round(days)).toBe(366);
    }
    await own.stop();
  });

  it('counts the fields it has no room for', () => {
    const many = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`field_${index}`, 'x'.repeat(90)]));
    const { changes, more_changes } = describeChange({
      verb: 'changed',
      entity: 'widget',
      id: 1,
      before: {},
      after: many,
    });
    expect(changes.length).toBeGreaterThan(2);
    expect(changes.length + more_changes).toBe(30);
  });
});
