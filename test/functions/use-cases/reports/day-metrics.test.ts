import * as fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { type Days, periodOf, startsOf } from '#core/metrics/period.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { putOpenQuarter } from '#functions/store/reports/open-quarter-store.ts';
import { countMetricEvents } from '#functions/use-cases/reports/count-metric-events.ts';
import { readMetrics, totalsOf } from '#functions/use-cases/reports/read-metrics.ts';
import { type MemoryDeps, memoryDeps } from '#test/support/memory-deps.ts';

const WIDGET = 1;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const kinds = ['started', 'first_response', 'rated'] as const;
let deps: MemoryDeps;

async function aWidget(startMs: number): Promise<MemoryDeps> {
  const made = memoryDeps(startMs);
  const widget = { ...widgetDefaults, id: WIDGET, name: 'Shop' };
  await made.table.put({ Item: { ...keys.widget(WIDGET), ...indexes.list('WIDGETS', WIDGET), ...widget } });
  return made;
}

beforeEach(async () => {
  deps = await aWidget(Date.UTC(2026, 6, 15));
});

const factAt = (at_ms: number, conversation_id: number, kind: (typeof kinds)[number] = 'started'): MetricEvent => ({
  kind,
  widget_id: WIDGET,
  conversation_id,
  seq: 1,
  at_ms,
  agent_id: null,
  waits: kind === 'first_response' ? [{ agent_id: null, ms: at_ms % 600_000, business_ms: at_ms % 7000 }] : [],
  rating: kind === 'rated' ? 1 + (at_ms % 5) : null,
});

const count = (facts: readonly MetricEvent[], replaced: readonly MetricEvent[] = []) =>
  countMetricEvents(deps, { facts, replaced }, new Set());

/** The days of a range as a report has them, and as all quarters of an hour amount to. */
async function bothOf(days: Days): Promise<[unknown, unknown]> {
  const period = periodOf(days);
  const starts = startsOf(days, 'day');
  const read = async (daysOf: string | undefined) => {
    const cells = await readMetrics(deps, {}, { by: 'all', kinds, period, daysOf });
    const byDay = starts.map((start, index) =>
      cells.filter(({ at_ms }) => at_ms >= start && at_ms < (starts[index + 1] ?? period.toMs)),
    );
    return [cells, ...byDay].map((own) =>
      [...totalsOf(own)]
        .filter(([, tally]) => tally.count > 0)
        .map(([kind, tally]) => [kind, tally.count, tally.stars, ...[tally.waits, tally.business].map(inOrder)])
        .sort(),
    );
  };
  return [await read(days.timezone), await read(undefined)];
}

const inOrder = ({ sum_ms, buckets }: { sum_ms: number; buckets: ReadonlyMap<number, number> }) => [
  sum_ms,
  ...[...buckets].sort(([one], [other]) => one - other),
];

const year = { from: '2025-05-20', to: '2026-06-25' };
const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Kiritimati', 'Etc/GMT+12', 'Australia/Lord_Howe'];
const rows = (): unknown[] => deps.table.items.filter(({ pk }) => String(pk).startsWith('DAYS#'));
const quarterReads = (): (() => number) => {
  let reads = 0;
  const { query } = deps.table;
  deps.table.query = (input) => {
    if (String(input.ExpressionAttributeValues?.[':pk']).startsWith('METRICS#')) reads++;
    return query(input);
  };
  return () => reads;
};

describe('days of months that are over', () => {
  it('amount to what their quarters of an hour do, whatever is counted when, in every time zone', async () => {
    const firstMs = Date.parse('2025-05-20');
    const fact = fc.record({
      // Half of them near the end of a month, where zones disagree about it.
      at: fc.oneof(
        fc.integer({ min: 0, max: 400 * 96 }).map((quarter) => firstMs + quarter * 900_000),
        fc
          .tuple(fc.integer({ min: 5, max: 17 }), fc.integer({ min: -60, max: 60 }))
          .map(([month, quarter]) => Date.UTC(2025, month) + quarter * 900_000),
      ),
      kind: fc.constantFrom(...kinds),
    });
    const step = fc.oneof(
      fc.record({ facts: fc.array(fact, { minLength: 1, maxLength: 8 }) }),
      fc.record({ replaced: fc.nat() }),
      fc.record({ passed: fc.constantFrom(10_000, 2 * HOUR, 2 * DAY) }),
      fc.record({
        from: fc.constantFrom('2025-05-20', '2025-06-01', '2025-09-30', '2026-02-28'),
        to: fc.constantFrom('2026-03-01', '2026-05-31', '2026-06-25'),
      }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...zones),
        fc.array(step, { minLength: 4, maxLength: 14 }),
        async (timezone, steps) => {
          deps = await aWidget(Date.UTC(2026, 6, 15));
          const counted: MetricEvent[] = [];
          const both: [unknown, unknown][] = [];
          for (const one of steps)
            if ('facts' in one) {
              const facts = one.facts.map(({ at, kind }, index) => factAt(at, counted.length + index + 1, kind));
              counted.push(...facts);
              await count(facts);
            } else if ('replaced' in one) {
              const [former] = counted.splice(one.replaced % Math.max(1, counted.length), 1);
              if (former) await count([], [former]);
            } else if ('passed' in one) deps.clock.ms += one.passed;
            else both.push(await bothOf({ ...one, timezone }));
          for (const [days, quarters] of both) expect(days).toEqual(quarters);
        },
      ),
      { numRuns: 20 },
    );
  });

  it('are added up by the first report, and not again by the next', async () => {
    await count([factAt(Date.UTC(2025, 7, 3, 12), 1), factAt(Date.UTC(2025, 9, 26, 12), 2, 'first_response')]);
    deps.clock.ms += 2 * HOUR;
    const query = { ...year, from: '2025-06-01', to: '2026-06-30', timezone: 'Europe/Berlin' };
    await bothOf(query);
    // 13 months of three kinds, and the notes that facts of August and October were counted late.
    expect(rows()).toHaveLength(13 * kinds.length + 2);
    const reads = quarterReads();
    const { changes } = deps.table;
    const before = changes.length;
    await readMetrics(deps, {}, { by: 'all', kinds, period: periodOf(query), daysOf: query.timezone });
    expect({ reads: reads(), written: changes.length - before }).toEqual({ reads: 0, written: 0 });
  });

  it('are read with those that aren’t kept, whole months or not', async () => {
    const facts = [6, 7, 8, 9, 10].flatMap((month) => [
      factAt(Date.UTC(2025, month, 3, 12), month),
      factAt(Date.UTC(2025, month, 25, 12), 100 + month),
    ]);
    await count(facts);
    deps.clock.ms += 2 * HOUR;
    for (const [from, to] of [
      ['2025-09-01', '2025-10-20'],
      ['2025-08-10', '2025-11-10'],
      ['2025-07-10', '2025-11-10'],
      ['2025-09-20', '2025-10-31'],
      ['2025-07-01', '2025-11-30'],
    ] as const) {
      const [days, quarters] = await bothOf({ from, to, timezone: 'UTC' });
      expect(days).toEqual(quarters);
    }
  });

  it('have what is counted after they were kept, from the first day on that they are', async () => {
    deps.clock.ms = Date.UTC(2026, 5, 2);
    const months = { from: '2026-05-01', to: '2026-06-30', timezone: 'UTC' };
    const facts = [factAt(Date.UTC(2026, 4, 31, 8), 1), factAt(Date.UTC(2026, 5, 1, 23), 2)];
    for (const one of facts) {
      await bothOf(months);
      await count([one]);
      const [days, quarters] = await bothOf(months);
      expect(days).toEqual(quarters);
    }
    // June isn't over: nothing of it may be kept yet.
    await count([factAt(Date.UTC(2026, 5, 1, 23, 20), 3)]);
    deps.clock.ms = Date.UTC(2026, 6, 3);
    const [days, quarters] = await bothOf(months);
    expect(days).toEqual(quarters);
  });

  it('aren’t kept while facts are being counted in their month', async () => {
    await count([factAt(Date.UTC(2025, 7, 3, 12), 1)]);
    await bothOf({ from: '2025-08-01', to: '2025-08-31', timezone: 'UTC' });
    expect(rows()).toHaveLength(1);
  });

  it('are read from their quarters again once facts are counted late, and then kept anew', async () => {
    const august = { from: '2025-08-01', to: '2025-08-31', timezone: 'UTC' };
    await bothOf(august);
    const reads = quarterReads();
    await count([factAt(Date.UTC(2025, 7, 3, 12), 1)]);
    const read = () => readMetrics(deps, {}, { by: 'all', kinds, period: periodOf(august), daysOf: 'UTC' });
    for (const [passed, all] of [
      [0, 1],
      [2 * HOUR, 2],
      [0, 2],
    ] as const) {
      deps.clock.ms += passed;
      expect(totalsOf(await read()).get('started')?.count).toBe(1);
      expect(reads()).toBe(all);
    }
  });

  it('don’t hold when they were put after facts were counted that their report had not read', async () => {
    const august = { from: '2025-08-01', to: '2025-08-31', timezone: 'UTC' };
    const { query } = deps.table;
    let isFirst = true;
    deps.table.query = async (input) => {
      const answer = await query(input);
      if (isFirst && String(input.ExpressionAttributeValues?.[':pk']).startsWith('METRICS#')) {
        isFirst = false;
        await count([factAt(Date.UTC(2025, 7, 3, 12), 1)]);
      }
      return answer;
    };
    await readMetrics(deps, {}, { by: 'all', kinds, period: periodOf(august), daysOf: 'UTC' });
    expect(rows()).toHaveLength(1 + kinds.length);
    const [days, quarters] = await bothOf(august);
    expect(days).toEqual(quarters);
  });

  it('aren’t kept while a quarter of an hour in them is open, nor before a day has passed since the month', async () => {
    await putOpenQuarter(deps.table, { widget: WIDGET, quarterMs: Date.UTC(2025, 7, 3, 12) });
    await bothOf({ from: '2025-08-01', to: '2025-08-31', timezone: 'UTC' });
    deps.clock.ms = Date.UTC(2026, 5, 1, 23);
    await bothOf({ from: '2026-05-01', to: '2026-05-31', timezone: 'UTC' });
    expect(rows()).toEqual([]);
    deps.clock.ms += HOUR;
    await bothOf({ from: '2026-05-01', to: '2026-05-31', timezone: 'UTC' });
    expect(rows()).toHaveLength(kinds.length);
  });

  it('are reported even if they can’t be kept', async () => {
    await count([factAt(Date.UTC(2025, 7, 3, 12), 1)]);
    deps.clock.ms += 2 * HOUR;
    deps.table.put = async () => {
      throw new Error('throttled');
    };
    const [days, quarters] = await bothOf({ from: '2025-08-01', to: '2025-08-31', timezone: 'UTC' });
    expect(days).toEqual(quarters);
    expect(deps.errors).toMatchObject([{ event: 'days_not_kept', widget_id: WIDGET, month: '2025-08' }]);
  });
});
