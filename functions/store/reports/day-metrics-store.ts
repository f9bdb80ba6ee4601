/**
 * The numbers of each day of a month that is over, in the table: a row for a widget, a kind and a month of a time zone, put
 * by the first report that adds the quarters of an hour up. They are only ever a copy: a row holds until facts are counted
 * late, which is noted before the quarters are set.
 */
import type { Month } from '#core/metrics/period.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { monthText } from '#functions/store/partitions.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';
import { packAggregate, unpackAggregate } from './aggregate-item.ts';
import type { Cell } from './aggregate-store.ts';

const HOUR_MS = 3_600_000;
const LATE = 'LATE';
/** How far the clocks of the world are behind and ahead of UTC. */
const BEHIND_MS = 12 * HOUR_MS;
const AHEAD_MS = 14 * HOUR_MS;
/** Longer than anything that counts late may take from its note to the last write that relies on it. */
const COUNTING_MS = HOUR_MS;

/** The months that a quarter of an hour may lie in, wherever the clock is. */
export const monthsAround = (quarterMs: number): string[] => [
  ...new Set([quarterMs - BEHIND_MS, quarterMs + AHEAD_MS].map(monthText)),
];

/** Notes that facts are going to be counted in a month that may have been added up. */
export async function noteLateCount(table: Table, widget: Id, month: string, nowMs: number): Promise<void> {
  await table.put({ Item: { ...keys.dayMetrics({ widget, month }, LATE), at: nowMs } });
}

/** Whose days: of some kinds of facts of a widget, as a time zone has them. */
export type DaysOf = { widget: Id; kinds: readonly FactKind[]; timezone: string };

/** What is held of months: the numbers of those that hold, and the months that may not be put yet, since facts are being counted. */
export type HeldMonths = { held: Map<Month, Cell[]>; unsettled: Set<Month> };

/** The days that are held of some months, which follow each other. */
export async function readDayMetrics(
  table: Table,
  { widget, kinds, timezone }: DaysOf,
  months: readonly Month[],
  nowMs: number,
): Promise<HeldMonths> {
  const rowsOf = async (of: string): Promise<Map<string, Item>> => {
    const years = [...Map.groupBy(months, ({ name }) => name.slice(0, 4)).values()];
    const read = years.map((year) => {
      const [first, last] = [year[0], year.at(-1)].map((month) =>
        keys.dayMetrics({ widget, month: month?.name ?? '' }, of),
      );
      return queryAll(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ExpressionAttributeValues: { ':pk': first?.pk, ':first': first?.sk, ':last': last?.sk },
      });
    });
    return new Map((await Promise.all(read)).flat().map((item) => [String(item['sk']).slice(of.length + 1), item]));
  };
  const [late, ...rows] = await Promise.all([LATE, ...kinds.map((kind) => `${kind}#${timezone}`)].map(rowsOf));
  const held = new Map<Month, Cell[]>();
  const unsettled = new Set<Month>();
  for (const month of months) {
    const lateMs = Number(late?.get(month.name)?.['at'] ?? -Infinity);
    if (lateMs + COUNTING_MS >= nowMs) unsettled.add(month);
    const own = rows.map((byMonth) => byMonth.get(month.name));
    const holds = own.every(
      (item) => item?.['days'] === daysText(month) && Number(item['read']) > lateMs + COUNTING_MS,
    );
    if (holds)
      held.set(
        month,
        own.flatMap((item, index) => cellsOfItem(item ?? {}, kinds[index], month)),
      );
  }
  return { held, unsettled };
}

/** Puts the days of a month. @param cells all that is counted in it, by quarter of an hour or by day, as it was read after `readMs` */
export async function putDayMetrics(
  table: Table,
  { widget, kinds, timezone }: DaysOf,
  month: Month,
  { cells, readMs }: { cells: readonly Cell[]; readMs: number },
): Promise<void> {
  const put = (kind: FactKind): Promise<unknown> => {
    const days = cells
      .filter((cell) => cell.kind === kind)
      .map(({ at_ms, tally }) => [`d${month.starts.indexOf(at_ms)}`, packAggregate(tally)]);
    const key = keys.dayMetrics({ widget, month: month.name }, `${kind}#${timezone}`);
    return table.put({ Item: { ...key, read: readMs, days: daysText(month), ...Object.fromEntries(days) } });
  };
  await Promise.all(kinds.map(put));
}

/** When the days of a month begin: a row holds for no others, should the rules of a time zone change. */
function daysText({ fromMs, toMs, starts }: Month): string {
  const lengths = starts.map((start, index) => ((starts[index + 1] ?? toMs) - start) / HOUR_MS);
  const changes = lengths.flatMap((hours, index) => (hours === 24 ? [] : [`${index}:${hours}`]));
  return [fromMs / 60_000, starts.length, ...changes].join(' ');
}

function cellsOfItem(item: Item, kind: FactKind | undefined, month: Month): Cell[] {
  return month.starts.flatMap((at_ms, index) => {
    const value = item[`d${index}`];
    if (kind === undefined || value === undefined) return [];
    return [{ kind, at_ms, agent_id: null, tally: unpackAggregate(value) }];
  });
}
