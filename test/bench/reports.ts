/**
 * What reports take that were counted over a year, of one widget and of 50: units, which are exact, and the time in this
 * process. The first report adds months up, which the next ones read. Each widget has ten hours of chats on each day of the year, with a count, answer times and stars in every quarter of an hour.
 */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import { type Aggregate, emptyAggregate, QUARTER_MS } from '#core/metrics/aggregate.ts';
import { durationsOf } from '#core/metrics/durations.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';
import { documentClient } from '#functions/store/dynamo-table.ts';
import { keys } from '#functions/store/keys.ts';
import { setAggregates, versionsOf } from '#functions/store/reports/aggregate-store.ts';
import { type Item, queryAll } from '#functions/store/table.ts';
import { reportOverTime } from '#functions/use-cases/reports/reports.ts';
import { shownReports } from '#functions/use-cases/reports/shown-reports.ts';
import { testDeps } from '#test/support/deps.ts';
import { startTestTable } from '#test/support/dynamodb.ts';
import { storedWidget } from '#test/support/imports.ts';
import { printReport, tableOf } from './kit/report.ts';

const WIDGETS = 50;
/** Of a year of all these widgets, once its months are added up, and before. */
const MAX_UNITS = 260;
const MAX_UNITS_AT_FIRST = 10_000;
const DAY_MS = 86_400_000;
/** DynamoDB's limit of items in one write. */
const BATCH = 25;
const AT_ONCE = 10;
const begin = Date.UTC(2025, 0, 1);
const end = Date.UTC(2026, 0, 1);
/** Blocks of two hours with chats, of each day. */
const BLOCKS = [8, 10, 12, 14, 16];

const table = await startTestTable();
// The last month is over for good.
const deps = testDeps(table, end + 2 * DAY_MS);
const client = documentClient(table.client);

const waits = durationsOf([20_000, 45_000, 90_000, 400_000]);
const amount: Aggregate = { ...emptyAggregate, count: 4, waits, business: waits };
const kinds: FactKind[] = ['started', 'first_response', 'replies', 'resolved', 'closed', 'rated'];
const counted = new Map(
  kinds.map((kind) => [kind, kind === 'rated' ? { ...emptyAggregate, count: 4, stars: [0, 0, 1, 1, 2] } : amount]),
);

/** One day of the first widget as the product counts it; what it stored is copied to all other days and widgets. */
async function aDay(): Promise<Item[]> {
  for (const hour of BLOCKS)
    for (let quarter = 0; quarter < 8; quarter++) {
      const quarterMs = begin + hour * 3_600_000 + quarter * QUARTER_MS;
      const version = (await versionsOf(deps.table, 1, quarterMs, ['all'])).get('all');
      if (version) await setAggregates(deps.table, version, quarterMs, counted);
    }
  return queryAll(deps.table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.metrics(1, begin).pk },
  });
}

function* copies(day: readonly Item[]): Generator<Item> {
  for (let widget = 1; widget <= WIDGETS; widget++)
    for (let at = begin; at < end; at += DAY_MS)
      for (const [index, item] of day.entries())
        yield { ...item, ...keys.metrics(widget, at + (BLOCKS[index] ?? 0) * 3_600_000) };
}

async function fill(): Promise<void> {
  for (let widget = 1; widget <= WIDGETS; widget++) await storedWidget(deps.table, widget);
  const rows = copies(await aDay());
  const worker = async (): Promise<void> => {
    for (;;) {
      const puts: { PutRequest: { Item: Item } }[] = [];
      for (let row = rows.next(); !row.done; row = puts.length < BATCH ? rows.next() : { done: true, value: undefined })
        puts.push({ PutRequest: { Item: row.value } });
      if (puts.length === 0) return;
      await client.send(new BatchWriteCommand({ RequestItems: { [table.tableName]: puts } }));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

type Took = {
  range: string;
  widgets: number;
  report: 'first' | 'next';
  read: number;
  written: number;
  ms: number;
  'processor ms': number;
};

/** A report by day, whose months were not added up before, and the quickest of three that follow: what else runs on the machine only ever adds. */
async function report(range: string, from: string, widget_id: number | undefined): Promise<Took[]> {
  const query = { from, to: '2025-12-31', timezone: 'Europe/Berlin', interval: 'day' as const, widget_id };
  const totals = new Set<string>();
  const measured = async (which: Took['report']): Promise<Took> => {
    deps.resetUnits();
    const [begun, before] = [performance.now(), process.cpuUsage()];
    const { total } = await reportOverTime(deps, query as never, shownReports.responseTime);
    const { user, system } = process.cpuUsage(before);
    totals.add(JSON.stringify(total));
    return {
      range,
      widgets: widget_id === undefined ? WIDGETS : 1,
      report: which,
      read: deps.units.read,
      written: deps.units.write,
      ms: Math.round(performance.now() - begun),
      'processor ms': Math.round((user + system) / 1000),
    };
  };
  await forgetDays();
  const first = await measured('first');
  const next = [await measured('next'), await measured('next'), await measured('next')];
  const [total] = totals;
  if (totals.size !== 1 || total?.includes('null')) throw new Error('The reports are empty, or not the same.');
  return [first, next.reduce((one, other) => (other['processor ms'] < one['processor ms'] ? other : one))];
}

async function forgetDays(): Promise<void> {
  for (let widget = 1; widget <= WIDGETS; widget++)
    for (const month of ['2024-01', '2025-01']) {
      const { pk } = keys.dayMetrics({ widget, month }, '');
      const held = await queryAll(deps.table, {
        KeyConditionExpression: 'pk = :pk',
        ExpressionAttributeValues: { ':pk': pk },
      });
      for (const { sk } of held) await deps.table.delete({ Key: { pk, sk } });
    }
}

await fill();
const results: Took[] = [];
for (const [range, from] of [
  ['week', '2025-12-25'],
  ['month', '2025-12-01'],
  ['year', '2025-01-01'],
] as const)
  for (const widget of [1, undefined]) results.push(...(await report(range, from, widget)));
await table.stop();
const most = (which: Took['report']): number =>
  Math.max(...results.filter((one) => one.range === 'year' && one.report === which).map(({ read }) => read));
printReport('reports', {
  tables: [tableOf('A report of answer times', results)],
  budgets: [
    { name: 'read units of a year', value: most('next'), limit: MAX_UNITS },
    { name: 'read units of a year at first', value: most('first'), limit: MAX_UNITS_AT_FIRST },
  ],
});
