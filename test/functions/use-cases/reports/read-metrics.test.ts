import { expect, it } from 'vitest';
import { QUARTER_MS } from '#core/metrics/aggregate.ts';
import { widgetDefaults } from '#core/model/widgets/widget.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { readMetrics, totalsOf } from '#functions/use-cases/reports/read-metrics.ts';
import { memoryDeps } from '#test/support/memory-deps.ts';

/** More than are read at once, and their year has more cells than a call takes as arguments. */
const WIDGETS = 11;
const DAY_MS = 96 * QUARTER_MS;

it('adds up the quarters of a year of many widgets', async () => {
  const fromMs = Date.UTC(2025, 0, 1);
  const period = { fromMs, toMs: fromMs + 365 * DAY_MS };
  const deps = memoryDeps(period.toMs);
  for (let id = 1; id <= WIDGETS; id++)
    await deps.table.put({
      Item: { ...keys.widget(id), ...indexes.list('WIDGETS', id), ...widgetDefaults, id, name: `Shop ${id}` },
    });
  // All widgets have had the same year, which is stored once.
  const slots = Object.fromEntries(Array.from({ length: 8 }, (_, index) => [`st${index}`, 1]));
  for (let ms = fromMs; ms < period.toMs; ms += 8 * QUARTER_MS)
    await deps.table.put({ Item: { ...keys.metrics(1, ms), ...slots } });
  const { query } = deps.table;
  deps.table.query = (input) => {
    const pk = String(input.ExpressionAttributeValues?.[':pk']).replace(/^METRICS#\d+/, 'METRICS#0000000000000001');
    return query({ ...input, ExpressionAttributeValues: { ...input.ExpressionAttributeValues, ':pk': pk } });
  };
  const cells = await readMetrics(deps, {}, { by: 'all', kinds: ['started'], period });
  expect(cells).toHaveLength(WIDGETS * 365 * 96);
  expect(totalsOf(cells).get('started')?.count).toBe(cells.length);
});
