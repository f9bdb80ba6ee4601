import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { writeCursor } from '#functions/store/cursor.ts';
import { putFact } from '#functions/store/reports/metric-event-store.ts';
import { countMetricEvents } from '#functions/use-cases/reports/count-metric-events.ts';
import type { Apis } from '#test/support/api.ts';
import { admin, startApis } from '#test/support/api.ts';

let api: Apis;
let widget: number;
let agent: number;
beforeAll(async () => {
  api = await startApis();
  widget = (await api.make('/widgets', { name: 'Shop' })).id;
  agent = (await api.make('/agents', { user_id: 'ada' })).id;
});
afterAll(() => api.stop());

const range = { from: '2026-06-01', to: '2026-06-02' };
const reports = ['volume', 'response-time', 'resolution-time', 'satisfaction', 'agents', 'bots'];
const ask = (name: string, query: Record<string, string> = range, headers: Record<string, string> = {}) =>
  api.agent('GET', `/reports/${name}`, { claims: admin, query, headers });
const numbersIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [value];
const at = (time: string) => Date.parse(`2026-06-${time}Z`);
const aFact = { widget_id: 0, conversation_id: 1, seq: 1, agent_id: null, waits: [], rating: null } as const;

describe('a report of nothing', () => {
  it.each(reports)('on %s has zeros and nulls', async (name) => {
    const { status, body } = await ask(name);
    expect({ status, ...body }).toMatchObject({ status: 200, ...range, timezone: 'UTC', interval: 'day' });
    expect(numbersIn([body.total, body.previous]).filter((value) => value !== 0 && value !== null)).toEqual([]);
  });
});

it.each(reports.filter((name) => name !== 'agents'))(
  'a report of nothing on %s has a row for each day',
  async (name) => {
    const { data } = (await ask(name)).body;
    expect(data.map((row: { at: string }) => row.at)).toEqual(['2026-06-01T00:00:00.000Z', '2026-06-02T00:00:00.000Z']);
  },
);

describe('a report that cannot be made', () => {
  it.each<[string, Record<string, string>, string, RegExp]>([
    ['without days', {}, 'query.from', /date such as "2026-03-31"/],
    ['of a day that is none', { ...range, from: '2026-02-30' }, 'query.from', /date such as .*Got "2026-02-30"/],
    ['that ends before it begins', { from: '2026-06-02', to: '2026-06-01' }, 'query.to', /not be before `from`/],
    ['of long ago', { from: '0001-01-01', to: '0001-01-02' }, 'query.from', /years 1900 to 2999/],
    ['of the end of time', { from: '9999-12-31', to: '9999-12-31' }, 'query.to', /years 1900 to 2999/],
    ['of more than 400 days', { from: '2025-01-01', to: '2026-02-05' }, 'query.to', /at most 400 days/],
    [
      'by the hour of more than 92 days',
      { from: '2026-01-01', to: '2026-04-03', interval: 'hour' },
      'query.interval',
      /"day" for more than 92 days/,
    ],
    ['by the week', { ...range, interval: 'week' }, 'query.interval', /one of hour, day.*Got "week"/],
    [
      'in no time zone',
      { ...range, timezone: 'Mars/Olympus' },
      'query.timezone',
      /"Europe\/Berlin".*Got "Mars\/Olympus"/,
    ],
    ['of an unknown widget', { ...range, widget_id: '5' }, 'query.widget_id', /Must be one of \d+ \(Shop\). Got 5/],
    ['of an unknown agent', { ...range, agent_id: '6' }, 'query.agent_id', /Must be one of \d+ \(ada\). Got 6/],
    ['with what it does not know', { ...range, group: 'x' }, 'query.group', /an unknown field/],
  ])('%s says what is allowed', async (_, query, path, message) => {
    const { status, body } = await ask('volume', query);
    expect(status).toBe(400);
    expect(body).toMatchObject({ code: 'validation_failed' });
    expect(body.errors).toContainEqual({ path, message: expect.stringMatching(message) });
  });

  it('of 400 days, or by the hour of 92, can be made', async () => {
    expect((await ask('volume', { from: '2025-01-01', to: '2026-02-04' })).body.data).toHaveLength(400);
    expect((await ask('bots', { from: '2026-01-01', to: '2026-04-02', interval: 'hour' })).body.data).toHaveLength(
      92 * 24,
    );
  });
});

describe('what was counted', () => {
  beforeAll(async () => {
    const wait = (ms: number) => [{ agent_id: agent, ms, business_ms: ms / 2 }];
    const fact = { ...aFact, widget_id: widget };
    const facts: MetricEvent[] = [
      { ...fact, kind: 'started', at_ms: at('01T23:59:59.999') },
      { ...fact, kind: 'started', at_ms: at('02T00:00'), conversation_id: 2 },
      { ...fact, kind: 'first_response', at_ms: at('02T10:00'), agent_id: agent, waits: wait(61_000) },
      { ...fact, kind: 'started', at_ms: at('03T00:00'), conversation_id: 3 },
      { ...fact, kind: 'started', at_ms: at('01T23:00') - 3 * 86_400_000, conversation_id: 4 },
    ];
    await countMetricEvents(api.deps, { facts }, new Set());
  });

  it('has a chat that two agents answered once in the total, and once for each of them', async () => {
    const other = (await api.make('/agents', { user_id: 'cleo' })).id;
    const waits = [agent, other].map((agent_id) => ({ agent_id, ms: 1000, business_ms: 1000 }));
    const fact = { ...aFact, widget_id: widget, conversation_id: 9, kind: 'replies', agent_id: other, waits } as const;
    const facts: MetricEvent[] = [at('05T10:00'), at('04T10:00')].map((at_ms) => ({ ...fact, at_ms }));
    await countMetricEvents(api.deps, { facts }, new Set());
    const range = { from: '2026-06-05', to: '2026-06-05' };
    const { body } = await ask('agents', range);
    expect(body.data.map(({ chats }: { chats: number }) => chats)).toEqual([1, 1]);
    expect([body.total.chats, body.previous.chats]).toEqual([1, 1]);
    expect((await ask('agents', { ...range, agent_id: String(other) })).body.total.chats).toBe(1);
  });

  it('is in its day, or before, or not at all', async () => {
    const { body } = await ask('volume');
    expect(body.data.map((row: { started: number }) => row.started)).toEqual([1, 1]);
    expect([body.total.started, body.previous.started]).toEqual([2, 0]);
    const later = (await ask('volume', { ...range, timezone: 'Asia/Kolkata' })).body;
    expect(later.data.map((row: { started: number }) => row.started)).toEqual([0, 2]);
  });

  it('is the same again when it is counted again', async () => {
    const before = (await ask('response-time')).body;
    const waits = [{ agent_id: agent, ms: 61_000, business_ms: 30_500 }];
    const again = {
      ...aFact,
      widget_id: widget,
      kind: 'first_response',
      at_ms: at('02T10:00'),
      agent_id: agent,
      waits,
    } as const;
    await countMetricEvents(api.deps, { facts: [again] }, new Set());
    expect((await ask('response-time')).body).toEqual(before);
    expect(before.total).toMatchObject({
      average_seconds: 61,
      sample_size: 1,
      histogram: [{ count: 1 }],
      business_hours: { average_seconds: 30.5, sample_size: 1 },
      reply: { average_seconds: null, sample_size: 0, histogram: [] },
    });
  });

  it('is CSV on request', async () => {
    const { status, headers, body } = await ask('volume', range, { accept: 'text/csv' });
    expect({ status, type: headers['content-type'], name: headers['content-disposition'] }).toEqual({
      status: 200,
      type: 'text/csv; charset=utf-8',
      name: 'attachment; filename="volume-2026-06-01-2026-06-02.csv"',
    });
    expect(body).toBe(
      '\uFEFFat,started,resolved,closed,reopened,abandoned,handed_off\r\n' +
        '2026-06-01,1,0,0,0,0,0\r\n2026-06-02,1,0,0,0,0,0\r\n',
    );
    const times = (await ask('response-time', range, { accept: 'text/csv, */*;q=0.1' })).body;
    expect(times).toMatch(
      /^\uFEFFat,average_seconds,sample_size,p50_seconds,.*business_hours\.p95_seconds,reply\.average_seconds,/,
    );
    expect(times).toMatch(/\r\n2026-06-02,61,1,/);
  });

  it('names days and hours of CSV by the clock of the report’s time zone', async () => {
    const asked = { from: '2026-06-01', to: '2026-06-01', timezone: 'Asia/Tokyo' };
    const daily = (await ask('volume', asked, { accept: 'text/csv' })).body;
    expect(daily).toMatch(/\r\n2026-06-01,/);
    const hourly = (await ask('volume', { ...asked, interval: 'hour' }, { accept: 'text/csv' })).body;
    expect(hourly).toMatch(/\r\n2026-06-01 00:00,[^]*\r\n2026-06-01 23:00,/);
  });

  it.each(['text/csv;q=0', 'application/json, text/csv;q=0.5', '*/*', 'text/*;q=0, application/json', ''])(
    'is JSON when the caller accepts "%s"',
    async (accept) => {
      expect((await ask('volume', range, { accept })).headers['content-type']).toBe('application/json');
    },
  );

  it.each(['text/csv', 'text/*', 'Text/CSV; charset=utf-8', 'application/json;q=0.9, text/csv'])(
    'is CSV when the caller accepts "%s"',
    async (accept) => {
      expect((await ask('volume', range, { accept })).headers['content-type']).toBe('text/csv; charset=utf-8');
    },
  );

  it('holds no formula, and no name that breaks the table', async () => {
    const { id } = await api.make('/agents', { user_id: 'ben' });
    const named = await api.deps.table.get({ Key: { pk: `AGENT#${String(id).padStart(16, '0')}`, sk: 'AGENT' } });
    await api.deps.table.put({ Item: { ...named, name: '=1+1,"x"' } });
    const { body } = await ask('agents', range, { accept: 'text/csv' });
    expect(body).toContain(`${id},"'=1+1,""x""",0,0,,0,,0\r\n`);
  });

  it('stays when its widget and its agent are gone', async () => {
    await api.agent('DELETE', `/agents/${agent}`);
    await api.agent('DELETE', `/widgets/${widget}`);
    expect((await ask('volume')).body.total.started).toBe(2);
    expect((await ask('volume', { ...range, widget_id: String(widget) })).body.total.started).toBe(2);
    const [row] = (await ask('agents', { ...range, agent_id: String(agent) })).body.data;
    expect(row).toMatchObject({ agent_id: agent, name: 'ada', sample_size: 1, average_response_seconds: 61 });
  });
});

describe('the conversations behind a number', () => {
  it.each<[string, Record<string, string>, RegExp]>([
    ['without a time', { fact: 'started' }, /together with `from` and `to`/],
    [
      'of no kind there is',
      { fact: 'seen', from: '2026-06-01T00:00:00.000Z', to: '2026-06-02T00:00:00.000Z' },
      /one of started/,
    ],
    [
      'in a search',
      { fact: 'started', q: 'x', from: '2026-06-01T00:00:00.000Z', to: '2026-06-02T00:00:00.000Z' },
      /combined with `q`/,
    ],
  ])('are not listed %s', async (_, query, message) => {
    const { status, body } = await api.agent('GET', '/conversations', { claims: admin, query });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual({ path: 'query.fact', message: expect.stringMatching(message) });
  });

  it('cover at most 402 days', async () => {
    const query = { fact: 'started', from: '0000-01-01T00:00:00.000Z', to: '9999-12-31T00:00:00.000Z' };
    const { status, body } = await api.agent('GET', '/conversations', { claims: admin, query });
    expect(status).toBe(400);
    expect(body.errors).toContainEqual({ path: 'query.to', message: expect.stringMatching(/at most 402 days/) });
  });

  it.each(['9999999999999999', '8640000000000000'])('are not read from the forged place %s on', async (place) => {
    const query = { fact: 'started', from: '2026-05-01T00:00:00.000Z', to: '2026-06-04T00:00:00.000Z' };
    const cursor = writeCursor('listConversations', { ...query, limit: 25 }, `${place}#${place}#${place}`);
    api.deps.resetUnits();
    const answer = await api.agent('GET', '/conversations', { claims: admin, query: { ...query, cursor } });
    expect(answer).toMatchObject({ status: 200, body: { data: [], next_cursor: null } });
    expect(api.deps.units.read).toBeLessThan(20);
  });

  it('are not those that were erased since', async () => {
    await putFact(api.deps.table, { ...aFact, widget_id: widget, kind: 'closed', at_ms: at('02T10:00') });
    const query = { fact: 'closed', from: '2026-06-01T00:00:00.000Z', to: '2026-06-04T00:00:00.000Z' };
    const { body } = await api.agent('GET', '/conversations', { claims: admin, query });
    expect(body).toEqual({ data: [], next_cursor: null });
  });
});
