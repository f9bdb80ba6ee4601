/** The report of a week: when it is ordered, how often, and that its numbers are those of the reports' page. */
import { beforeAll, describe, expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { sweep } from '#functions/handlers/sweep.ts';
import type { MailText } from '#functions/platform/mail.ts';
import { teamSettingsStore } from '#functions/store/settings/team-settings-store.ts';
import { lastReport } from '#functions/use-cases/mail/order-report.ts';
import { countMetricEvents } from '#functions/use-cases/reports/count-metric-events.ts';
import { weeklyReport } from '#functions/use-cases/mail/writers/report.ts';
import type { MemoryApis } from '#test/support/api.ts';
import { memoryApis } from '#test/support/api.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const at = (text: string) => Date.parse(text);
const instant = (ms: number) => new Date(ms).toISOString();

describe('the last report that was due', () => {
  it.each([
    ['UTC', '2026-06-08T06:59:59Z', '2026-06-01T07:00:00.000Z', '2026-W22', '2026-05-25'],
    ['UTC', '2026-06-08T07:00:00Z', '2026-06-08T07:00:00.000Z', '2026-W23', '2026-06-01'],
    ['UTC', '2026-06-14T23:00:00Z', '2026-06-08T07:00:00.000Z', '2026-W23', '2026-06-01'],
    ['Asia/Kathmandu', '2026-06-08T01:15:00Z', '2026-06-08T01:15:00.000Z', '2026-W23', '2026-06-01'],
    ['Pacific/Auckland', '2026-06-07T19:00:00Z', '2026-06-07T19:00:00.000Z', '2026-W23', '2026-06-01'],
    ['America/Los_Angeles', '2026-06-08T13:59:00Z', '2026-06-01T14:00:00.000Z', '2026-W22', '2026-05-25'],
    ['Europe/Berlin', '2026-03-30T05:00:00Z', '2026-03-30T05:00:00.000Z', '2026-W13', '2026-03-23'],
    ['UTC', '2027-01-04T08:00:00Z', '2027-01-04T07:00:00.000Z', '2026-W53', '2026-12-28'],
    ['UTC', '2025-01-06T08:00:00Z', '2025-01-06T07:00:00.000Z', '2025-W01', '2024-12-30'],
  ])('in %s at %s was due at %s', (zone, now, due, week, from) => {
    const report = lastReport(zone, at(now));
    expect({ due: instant(report.dueMs), week: report.week, from: report.days.from }).toEqual({ due, week, from });
  });
});

describe('sweeps', () => {
  it('send it once to each recipient, at 7:00 on Monday, and not for a Monday long past', async () => {
    const deps = memoryDeps(at('2026-06-07T12:00:00Z'));
    const sent: (MailText & { to: string; at: string })[] = [];
    const run = sweep({
      ...deps,
      mailLinks: { publicOrigin: 'https://chat.example.com', randomText: () => 'x' },
      sendMail: async (to, mail) => void sent.push({ ...mail, to, at: instant(deps.now()) }),
    });
    const { record } = (await teamSettingsStore.get(deps.table, 1)) ?? {};
    if (!record) throw new Error('There are always settings.');
    const report_emails = ['a@example.com', 'b@example.com'];
    await teamSettingsStore.change(deps.table, record, { ...record, report_emails, time_zone: 'Europe/Oslo' }, 0);
    for (let quarter = 0; quarter < 4 * 24 * 5; quarter++) {
      await run();
      deps.clock.ms += 15 * 60_000;
    }
    expect(sent).toMatchObject([
      { to: 'a@example.com', at: '2026-06-08T05:00:00.000Z', subject: 'No chats last week' },
      { to: 'b@example.com', at: '2026-06-08T05:00:00.000Z' },
    ]);
    expect(sent[0]?.text).toContain(
      'https://chat.example.com/dashboard/reports?from=2026-06-01&to=2026-06-07&timezone=Europe%2FOslo',
    );
    expect(deps.errors).toEqual([]);
  });
});

describe('its numbers', () => {
  let api: MemoryApis;
  beforeAll(async () => {
    api = await memoryApis();
  });

  it('are those that the reports’ page shows for the same days', async () => {
    const { id: widget_id } = await api.make('/widgets', { name: 'Shop' });
    const { id: agent_id } = await api.make('/agents', { user_id: 'ada' });
    const none = { widget_id, agent_id: null, waits: [], rating: null } as const;
    const by = { ...none, agent_id };
    const facts: MetricEvent[] = (
      [
        { ...none, kind: 'started', at_ms: at('2026-05-27T10:00:00Z') },
        // The last and first moments of days in Oslo.
        { ...none, kind: 'started', at_ms: at('2026-05-31T21:59:00Z') },
        { ...none, kind: 'started', at_ms: at('2026-05-31T22:00:00Z') },
        { ...none, kind: 'started', at_ms: at('2026-06-02T12:10:00Z') },
        { ...none, kind: 'started', at_ms: at('2026-06-02T12:40:00Z') },
        { ...none, kind: 'abandoned', at_ms: at('2026-06-03T08:00:00Z') },
        { ...by, kind: 'resolved', at_ms: at('2026-06-03T08:00:00Z') },
        {
          ...by,
          kind: 'replies',
          at_ms: at('2026-06-03T08:00:00Z'),
          waits: [{ agent_id, ms: 61_000, business_ms: 61_000 }],
        },
        { ...by, kind: 'rated', at_ms: at('2026-06-03T09:00:00Z'), rating: 4 },
        {
          ...by,
          kind: 'first_response',
          at_ms: at('2026-06-03T08:00:00Z'),
          waits: [{ agent_id, ms: 61_000, business_ms: 61_000 }],
        },
      ] as const
    ).map((fact, index) => ({ ...fact, conversation_id: index + 1, seq: 1 }));
    await countMetricEvents(api.deps, { facts }, new Set());
    const days = { from: '2026-06-01', to: '2026-06-07', timezone: 'Europe/Oslo' };
    const shown = async (name: string) => (await api.agent('GET', `/reports/${name}`, { query: days })).body;
    const report = await weeklyReport(api.deps, days);
    const [volume, response, rated, agents] = await Promise.all(
      ['volume', 'response-time', 'satisfaction', 'agents'].map(shown),
    );
    expect(report.now).toEqual({ ...volume.total, first_response: response.total, rating: rated.total.average });
    expect(report.before).toEqual({
      ...volume.previous,
      first_response: response.previous,
      rating: rated.previous.average,
    });
    expect(report.agents).toEqual(agents.data);
    expect(report).toMatchObject({
      now: { started: 3, abandoned: 1, resolved: 1, first_response: { p50_seconds: expect.any(Number) }, rating: 4 },
      before: { started: 2 },
      busiest: { dayMs: at('2026-06-02'), hour: 14, chats: 2 },
    });
  });
});
