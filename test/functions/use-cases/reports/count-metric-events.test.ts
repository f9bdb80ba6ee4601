import { beforeEach, describe, expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { readOpenQuarters } from '#functions/store/reports/open-quarter-store.ts';
import { countMetricEvents, countOpenQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { readMetrics, totalsOf } from '#functions/use-cases/reports/read-metrics.ts';
import type { MemoryDeps } from '#test/support/memory-deps.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const WIDGET = 1;
const MINUTE = 60_000;
const quarterMs = Date.UTC(2026, 5, 1, 12);
let deps: MemoryDeps;
let noted: Set<string>;

beforeEach(async () => {
  deps = memoryDeps(quarterMs + MINUTE);
  noted = new Set();
  const widget = { ...widgetDefaults, id: WIDGET, name: 'Shop' };
  await deps.table.put({ Item: { ...keys.widget(WIDGET), ...indexes.list('WIDGETS', WIDGET), ...widget } });
});

const started = (conversation_id: number): MetricEvent => ({
  kind: 'started',
  widget_id: WIDGET,
  conversation_id,
  seq: 1,
  at_ms: deps.clock.ms,
  agent_id: null,
  waits: [],
  rating: null,
});

async function startedInAll(): Promise<number | undefined> {
  const period = { fromMs: quarterMs, toMs: quarterMs + 15 * MINUTE };
  const cells = await readMetrics(deps, { widget_id: WIDGET }, { by: 'all', kinds: ['started'], period });
  return totalsOf(cells).get('started')?.count;
}

const slots = () => deps.table.items.filter(({ pk }) => String(pk).startsWith('METRICS#'));

describe('what happens in a quarter of an hour that is not over', () => {
  it('is in reports immediately, and costs one write each', async () => {
    await countMetricEvents(deps, { facts: [started(1)] }, noted);
    const before = deps.table.changes.length;
    await countMetricEvents(deps, { facts: [started(2)] }, noted);
    expect(deps.table.changes.length - before).toBe(1);
    expect(slots()).toEqual([]);
    expect(await startedInAll()).toBe(2);
  });

  it('is counted by the sweep when it is over, once, and reported the same before, between and after', async () => {
    await countMetricEvents(deps, { facts: [started(1), started(2)] }, noted);
    for (const [minutes, rows, open] of [
      [14, 0, 1],
      [15, 0, 1],
      [17, 1, 1],
      [18, 1, 0],
      [60, 1, 0],
    ] as const) {
      deps.clock.ms = quarterMs + minutes * MINUTE;
      await countOpenQuarters(deps);
      expect({ minutes, rows: slots().length, open: (await readOpenQuarters(deps.table)).length }).toEqual({
        minutes,
        rows,
        open,
      });
      expect(await startedInAll()).toBe(2);
    }
  });

  it('is counted immediately when its record is late, whatever was counted before', async () => {
    const fact = started(1);
    await countMetricEvents(deps, { facts: [fact] }, noted);
    deps.clock.ms = quarterMs + 20 * MINUTE;
    await countOpenQuarters(deps);
    await countMetricEvents(deps, { facts: [{ ...fact, conversation_id: 2 }] }, noted);
    expect(await readOpenQuarters(deps.table)).toEqual([]);
    expect(await startedInAll()).toBe(2);
  });

  it('is counted although another one fails', async () => {
    await countMetricEvents(deps, { facts: [{ ...started(1), widget_id: 0 }, started(2)] }, noted);
    deps.clock.ms = quarterMs + 20 * MINUTE;
    const table = Object.create(deps.table) as typeof deps.table;
    table.query = (input) =>
      String(input.ExpressionAttributeValues?.[':pk']).startsWith('FACTS#0000000000000000#')
        ? Promise.reject(new Error('throttled'))
        : deps.table.query(input);
    await countOpenQuarters({ ...deps, table });
    expect(await readOpenQuarters(deps.table)).toMatchObject([{ widget: 0 }]);
    expect(await startedInAll()).toBe(1);
    expect(deps.errors).toMatchObject([{ event: 'quarter_failed', widget_id: 0 }]);
  });
});
