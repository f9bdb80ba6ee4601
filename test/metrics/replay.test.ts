import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recount } from '#functions/use-cases/reports/recount.ts';
import { berlinSpans, inBerlin } from './berlin-hours.ts';
import type { Ask } from './compare.ts';
import { apiOn, everyPage, wrongDurations } from './compare.ts';
import type { Scope } from './oracle.ts';
import { Oracle } from './oracle.ts';
import type { Replayed } from './replay.ts';
import { replay } from './replay.ts';
import { ANY_TIME, BERLIN, WITH_BOT } from './widgets.ts';

const DAY = 86_400_000;

/** Two months in each of which clocks were changed: New York's on 8 March and 1 November, Berlin's on 29 March and 25 October. */
const stretches = [
  {
    name: 'March',
    from: '2026-03-01',
    to: '2026-03-31',
    fromMs: Date.UTC(2026, 2, 1),
    toMs: Date.UTC(2026, 2, 31),
    seed: 1,
  },
  {
    name: 'October',
    from: '2026-10-10',
    to: '2026-11-08',
    fromMs: Date.UTC(2026, 9, 10),
    toMs: Date.UTC(2026, 10, 8),
    seed: 2,
  },
] as const;

describe.each(stretches)('$name, replayed', ({ from, to, fromMs, toMs, seed }) => {
  let replayed: Replayed;
  let oracle: Oracle;
  let ask: Ask;
  beforeAll(async () => {
    replayed = await replay({ fromMs, toMs, conversations: 100, seed });
    oracle = new Oracle(replayed.events, berlinSpans(BERLIN));
    ask = apiOn(replayed.deps);
  });
  afterAll(() => oracle.close());

  const report = async (name: string, query: Record<string, string> = {}) => {
    const { status, body } = await ask(`/reports/${name}`, { from, to, timezone: 'Europe/Berlin', ...query });
    expect({ status, body }).toMatchObject({ status: 200 });
    return body;
  };
  const first = () => inBerlin(2026, ...monthAndDay(from), 0);
  const end = () => inBerlin(2026, ...monthAndDay(to), 0) + DAY;
  const scopes = (): [Record<string, string>, Partial<Scope>][] => [
    [{}, {}],
    ...[BERLIN, ANY_TIME, WITH_BOT].map((widget): [Record<string, string>, Partial<Scope>] => [
      { widget_id: `${widget}` },
      { widget },
    ]),
    ...replayed.agents
      .slice(0, 2)
      .map((agent): [Record<string, string>, Partial<Scope>] => [{ agent_id: `${agent}` }, { agent }]),
    [
      { widget_id: `${BERLIN}`, agent_id: `${replayed.agents[0]}` },
      { widget: BERLIN, agent: replayed.agents[0] },
    ],
  ];
  /** The rows of a report with their bounds. */
  const bounded = (body: { data: { at: string }[] }): (Scope & { row: never })[] =>
    body.data.map((row, index) => {
      const next = body.data[index + 1];
      return { row: row as never, from: Date.parse(row.at), to: next ? Date.parse(next.at) : end() };
    });

  it('had something of everything happen', () => {
    const everything = { from: 0, to: Number.MAX_SAFE_INTEGER };
    const kinds = 'started resolved closed reopened rated abandoned handed_off unanswered answered bot_resolved'.split(
      ' ',
    );
    expect(kinds.filter((kind) => oracle.count(kind, everything) === 0)).toEqual([]);
    const { ms, business } = oracle.waits('replies', everything);
    expect(business).toBeGreaterThan(0);
    expect(business).toBeLessThan(ms);
  });

  it('begins and ends its days when the clocks of their zone say so', async () => {
    const { data } = await report('volume');
    expect(Date.parse(data[0].at)).toBe(first());
    for (const [index, { at }] of data.entries())
      expect(Date.parse(at)).toBe(inBerlin(2026, ...monthAndDay(from, index), 0));
  });

  it.each(['day', 'hour'])('has the right volume in all, in each %s, and before', async (interval) => {
    const fields = ['started', 'resolved', 'closed', 'reopened', 'abandoned', 'handed_off'];
    for (const [query, scope] of scopes()) {
      const body = await report('volume', { ...query, interval });
      const expected = (at: Scope) =>
        Object.fromEntries(fields.map((field) => [field, oracle.count(field, { ...scope, ...at })]));
      expect(body.total).toEqual(expected({ from: first(), to: end() }));
      expect(body.data).toEqual(
        bounded(body).map(({ from, to }) => ({ at: new Date(from).toISOString(), ...expected({ from, to }) })),
      );
      expect(body.previous).toEqual(expected({ from: 0, to: first() }));
    }
  });

  it.each([
    ['response-time', 'first_response'],
    ['response-time', 'replies'],
    ['resolution-time', 'resolved'],
  ])('has the right durations in the %s of %s', async (name, kind) => {
    for (const [query, scope] of scopes()) {
      const body = await report(name, query);
      const wrong = [{ row: body.total, from: first(), to: end() }, ...bounded(body)].flatMap(({ row, ...at }) => {
        const durations = kind === 'replies' ? (row as { reply: never }).reply : row;
        const within = { ...scope, ...at };
        return [
          ...wrongDurations(durations, oracle, kind, 'ms', within),
          ...wrongDurations((durations as { business_hours: never }).business_hours, oracle, kind, 'business', within),
        ];
      });
      expect(wrong).toEqual([]);
    }
  });

  it('has the right ratings, of several the last', async () => {
    for (const [query, scope] of scopes()) {
      const body = await report('satisfaction', query);
      for (const { row, ...at } of [{ row: body.total, from: first(), to: end() }, ...bounded(body)]) {
        const stars = [1, 2, 3, 4, 5].map((star) => oracle.count('rated', { ...scope, ...at }, star));
        const sample_size = stars.reduce((sum, count) => sum + count, 0);
        const sum = stars.reduce((sum, count, index) => sum + count * (index + 1), 0);
        expect(row).toMatchObject({
          sample_size,
          average: sample_size === 0 ? null : sum / sample_size,
          distribution: Object.fromEntries(stars.map((count, index) => [index + 1, count])),
        });
      }
    }
  });

  it('has the right table of agents', async () => {
    const body = await report('agents');
    const at = { from: first(), to: end() };
    for (const { agent_id, ...row } of body.data) {
      const scope = { ...at, agent: agent_id };
      const { count, ms } = oracle.waits('first_response', scope);
      expect(row).toMatchObject({
        chats: oracle.chats(scope),
        resolved: oracle.count('resolved', scope),
        sample_size: count,
        average_response_seconds: count === 0 ? null : Math.round(ms / count) / 1000,
        ratings_count: oracle.count('rated', scope),
      });
    }
    expect(body.data.map((row: { agent_id: number }) => row.agent_id).sort()).toEqual(replayed.agents.toSorted());
    expect(body.total.chats).toBe(oracle.chats(at));
  });

  it('has the right numbers of bots', async () => {
    const { total } = await report('bots');
    const at = { from: first(), to: end() };
    expect(total).toEqual({
      answered: oracle.count('answered', at),
      resolved: oracle.count('bot_resolved', at),
      handed_off: oracle.count('handed_off', at),
      unanswered: oracle.count('unanswered', at),
    });
  });

  it.each(['UTC', 'Asia/Kolkata', 'America/New_York', 'Australia/Lord_Howe'])(
    'adds up to the same in %s, whatever its days are',
    async (timezone) => {
      for (const interval of ['day', 'hour']) {
        const body = await report('volume', { timezone, interval });
        const sum = body.data.reduce((all: number, { started }: { started: number }) => all + started, 0);
        expect(sum).toBe(body.total.started);
        const [{ at }] = body.data;
        const last = body.data.at(-1).at;
        expect(oracle.count('started', { from: Date.parse(at), to: Date.parse(last) })).toBe(
          body.total.started - body.data.at(-1).started,
        );
      }
    },
  );

  it('lists exactly the conversations behind each number', async () => {
    const at = { from: first(), to: end() };
    for (const [query, scope] of scopes().slice(0, 5)) {
      const lists: [string, string, string, 'fact' | 'wait', number?][] = [
        ...['started', 'resolved', 'closed', 'reopened', 'abandoned', 'handed_off'].map(
          (field): [string, string, string, 'fact'] => ['volume', field, field, 'fact'],
        ),
        ['response-time', 'sample_size', 'first_response', 'wait'],
        ['response-time', 'reply.sample_size', 'replies', 'wait'],
        ['resolution-time', 'sample_size', 'resolved', 'wait'],
        ['satisfaction', 'sample_size', 'rated', 'fact'],
        ['satisfaction', 'distribution.5', 'rated', 'fact', 5],
        ['bots', 'unanswered', 'unanswered', 'fact'],
      ];
      for (const [name, field, kind, of, stars] of lists) {
        const { conversations_urls } = await report(name, query);
        const ids = await everyPage(ask, conversations_urls[field]);
        expect({ field, ids: ids.toSorted((one, other) => one - other) }).toEqual({
          field,
          ids: oracle.conversations(of, kind, { ...scope, ...at }, stars),
        });
      }
    }
  });

  it('counts the same again from the conversations', async () => {
    const { conversations, facts, slots, drift } = await recount(replayed.deps);
    expect(drift).toEqual([]);
    expect(conversations).toBe(100);
    expect(facts).toBeGreaterThan(300);
    expect(slots).toBeGreaterThan(300);
  });

  it('shows the same averages on the first page of the dashboard as in the report of its days', async () => {
    replayed.deps.clock.ms = end() - DAY / 2;
    const query = { from: shifted(to, -6), to, timezone: 'Europe/Berlin' };
    const body = (await ask('/dashboard', { timezone: 'Europe/Berlin' })).body;
    expect(body.average_response_time_seconds).toBe((await report('response-time', query)).total.average_seconds);
    expect(body.average_resolution_time_seconds).toBe((await report('resolution-time', query)).total.average_seconds);
    expect(body.satisfaction).toBe((await report('satisfaction', query)).total.average);
    expect(body.average_response_time_seconds).not.toBeNull();
  });

  it('shows as of today, on the first page of the dashboard, what the report of that day has', async () => {
    const days: { at: string; started: number; resolved: number }[] = (
      await report('volume', { from, to, timezone: 'Europe/Berlin' })
    ).data;
    for (const { at, started, resolved } of days.toSorted((one, other) => other.started - one.started).slice(0, 5)) {
      replayed.deps.clock.ms = Date.parse(at) + DAY / 2;
      const { today } = (await ask('/dashboard', { timezone: 'Europe/Berlin' })).body;
      expect(today).toEqual({ started, resolved });
      expect(started).toBeGreaterThan(0);
    }
  });
});

function monthAndDay(date: string, later = 0): [month: number, day: number] {
  const [, month, day] = shifted(date, later).split('-').map(Number);
  return [month ?? 1, day ?? 1];
}

function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * DAY).toISOString().slice(0, 10);
}
