import { beforeEach, expect, it } from 'vitest';
import { emptyAggregate } from '#core/metrics/aggregate.ts';
import { durationsOf } from '#core/metrics/durations.ts';
import { type Month, monthsOf } from '#core/metrics/period.ts';
import {
  monthsAround,
  noteLateCount,
  putDayMetrics,
  readDayMetrics,
} from '#functions/store/reports/day-metrics-store.ts';
import { MemoryTable } from '#test/support/memory-table.ts';

const WIDGET = 7;
const HOUR = 3_600_000;
const nowMs = Date.UTC(2026, 5, 1);
const whose = { widget: WIDGET, kinds: ['started', 'first_response'] as const, timezone: 'Europe/Berlin' };
const year = { fromMs: Date.UTC(2025, 11, 1), toMs: Date.UTC(2026, 2, 30) };
const months = monthsOf(year, whose.timezone);
let table: MemoryTable;

beforeEach(() => {
  table = new MemoryTable();
});

const put = (month: Month, readMs = nowMs) => {
  const waits = durationsOf([1000, 90_000]);
  const [, second = 0] = month.starts;
  const cell = { at_ms: second, agent_id: null };
  const cells = [
    { ...cell, kind: 'started' as const, tally: { ...emptyAggregate, count: 300 } },
    { ...cell, kind: 'first_response' as const, tally: { ...emptyAggregate, count: 2, waits, business: waits } },
  ];
  return putDayMetrics(table, whose, month, { cells, readMs }).then(() => cells);
};
const held = async (wanted: readonly Month[] = months) => (await readDayMetrics(table, whose, wanted, nowMs)).held;
const names = async () => [...(await held()).keys()].map(({ name }) => name);

it('reads the days of months over years as they were put', async () => {
  const all = new Map();
  for (const month of months) all.set(month, await put(month));
  expect(await held()).toEqual(all);
  expect(await readDayMetrics(table, { ...whose, timezone: 'Europe/Oslo' }, months, nowMs)).toMatchObject({
    held: new Map(),
  });
});

it('holds no month of which a kind is missing', async () => {
  const [first] = months;
  if (first) await putDayMetrics(table, { ...whose, kinds: ['started'] }, first, { cells: [], readMs: nowMs });
  expect(await names()).toEqual([]);
});

it.each([
  ['2026-01-31T09:59:59Z', ['2025-12', '2026-02', '2026-03']],
  ['2026-01-31T10:00:00Z', ['2025-12', '2026-03']],
  ['2026-02-01T11:59:59Z', ['2025-12', '2026-03']],
  ['2026-02-01T12:00:00Z', ['2025-12', '2026-01', '2026-03']],
])(
  'holds no month that facts of %s may lie in, wherever the clock is, once they are counted late',
  async (at, left) => {
    for (const month of months) await put(month);
    for (const month of monthsAround(Date.parse(at))) await noteLateCount(table, WIDGET, month, nowMs);
    expect(await names()).toEqual(left);
  },
);

it('holds only what was read an hour after facts were counted late', async () => {
  const [, january] = months;
  if (!january) throw new Error('There is no month.');
  await noteLateCount(table, WIDGET, '2026-01', nowMs - 2 * HOUR);
  await put(january, nowMs - HOUR);
  expect(await names()).toEqual([]);
  await put(january, nowMs - HOUR + 1);
  expect(await names()).toEqual(['2026-01']);
});

it('holds nothing whose days begin at other times than now', async () => {
  const [march] = months.slice(-1);
  if (!march) throw new Error('There is no month.');
  await put(march);
  const starts = march.starts.map((start, index) => (index === 29 ? start + HOUR : start));
  expect((await held([{ ...march, starts }])).size).toBe(0);
  expect((await held([march])).size).toBe(1);
});
