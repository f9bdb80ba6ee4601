import { expect, it } from 'vitest';
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { keys } from '#functions/store/keys.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { countMetricEvents, countOpenQuarters } from '#functions/use-cases/reports/count-metric-events.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

const MINUTE = 60_000;
const AT = Date.UTC(2026, 5, 1, 12);

/** Ten first answers, each after two minutes on the clock of which one was within business hours. */
const answers: MetricEvent[] = Array.from({ length: 10 }, (_, index) => ({
  kind: 'first_response',
  widget_id: 1,
  conversation_id: index + 1,
  seq: 2,
  at_ms: AT,
  agent_id: 3,
  waits: [{ agent_id: 3, ms: 2 * MINUTE, business_ms: MINUTE }],
  rating: null,
}));

it('is measured within business hours when a quarter with answers is counted, and kept with the widget', async () => {
  const deps = memoryDeps(AT);
  await deps.table.put({ Item: { ...keys.widget(1), ...widgetDefaults, id: 1, name: 'Shop' } });
  await countMetricEvents(deps, { facts: answers }, new Set());
  deps.clock.ms += 17 * MINUTE;
  await countOpenQuarters(deps);
  const { answer_time } = (await getWidget(deps.table, 1)) ?? {};
  expect(answer_time?.measured_at_ms).toBe(deps.clock.ms);
  expect(Math.abs((answer_time?.seconds ?? 0) - 60)).toBeLessThanOrEqual(4);
});

it('brings no deleted widget back', async () => {
  const deps = memoryDeps(AT);
  await countMetricEvents(deps, { facts: answers }, new Set());
  deps.clock.ms += 17 * MINUTE;
  await countOpenQuarters(deps);
  expect(await getWidget(deps.table, 1)).toBeUndefined();
});
