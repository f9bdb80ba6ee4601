/**
 * Numbers by day. Months that are over are added up once, by the first report that needs all of one, and read from there;
 * the rest is read by quarter of an hour.
 */
import { addAggregates } from '#core/metrics/aggregate.ts';
import { type Month, type Period, lastUpTo } from '#core/metrics/period.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import { unlessFailing } from '#functions/platform/settle.ts';
import type { Deps } from '#functions/deps.ts';
import type { Cell } from '#functions/store/reports/aggregate-store.ts';
import { putDayMetrics, readDayMetrics } from '#functions/store/reports/day-metrics-store.ts';
import type { OpenQuarter } from '#functions/store/reports/open-quarter-store.ts';
import { currentMetrics } from './current-metrics.ts';

/** How long after its end a month's numbers are left as they are: whatever is counted later than that is noted as late. */
const SETTLED_AFTER_MS = 24 * 3_600_000;

/** Which days: of some kinds, from the beginning of one to the end of another, and all months that these have a part in. */
export type WantedDays = Period & { kinds: readonly FactKind[]; timezone: string; months: readonly Month[] };

/**
 * The numbers of a widget, by day where the month is over and else by quarter of an hour; for everybody together. `open` as in
 * `currentMetrics`.
 * @param readMs an instant before `open` was read
 */
export async function dayMetrics(
  { table, log }: Pick<Deps, 'table' | 'log'>,
  widget: Id,
  { months, timezone, kinds, fromMs, toMs }: WantedDays,
  { open, readMs }: { open: readonly OpenQuarter[]; readMs: number },
): Promise<Cell[]> {
  const isOpen = (month: Month): boolean =>
    open.some((one) => one.widget === widget && one.quarterMs >= month.fromMs && one.quarterMs < month.toMs);
  const over = months.filter((month) => month.toMs + SETTLED_AFTER_MS <= readMs && !isOpen(month));
  const isWhole = (month: Month): boolean => month.fromMs >= fromMs && month.toMs <= toMs;
  const quarters = (period: Period) => currentMetrics(table, widget, { kinds, by: 'all', ...period }, open);
  // For less than a month, asking what is held costs as much as it saves.
  if (!over.some(isWhole)) return quarters({ fromMs, toMs });
  const whose = { widget, kinds, timezone };
  const { held, unsettled } = await readDayMetrics(table, whose, over, readMs);
  const rest = runsOf(months.filter((month) => !held.has(month))).map(async (run) => {
    const [from, to] = [Math.max(fromMs, run[0]?.fromMs ?? 0), Math.min(toMs, run.at(-1)?.toMs ?? 0)];
    const cells = await quarters({ fromMs: from, toMs: to });
    const whole = run.filter((month) => over.includes(month) && isWhole(month));
    const inWhole = new Map(whole.map((month) => [month, [] as Cell[]]));
    const others = cells.filter((cell) => {
      const own = inWhole.get(run[lastUpTo(starts(run), cell.at_ms)] as Month);
      own?.push(cell);
      return own === undefined;
    });
    const added = [...inWhole].map(([month, own]) => [month, byDay(month, own)] as const);
    for (const [month, days] of added)
      if (!unsettled.has(month))
        await unlessFailing(log, 'days_not_kept', { widget_id: widget, month: month.name }, () =>
          putDayMetrics(table, whose, month, { cells: days, readMs }),
        );
    return [...others, ...added.flatMap(([, days]) => days)];
  });
  const kept = [...held.values()].flat().filter(({ at_ms }) => at_ms >= fromMs && at_ms < toMs);
  return [...kept, ...(await Promise.all(rest)).flat()];
}

const starts = (months: readonly Month[]): number[] => months.map(({ fromMs }) => fromMs);

/** Months that follow each other without a gap, so that one query reads them. */
function runsOf(months: readonly Month[]): Month[][] {
  const runs: Month[][] = [];
  for (const month of months) {
    const run = runs.at(-1);
    if (run && run.at(-1)?.toMs === month.fromMs) run.push(month);
    else runs.push([month]);
  }
  return runs;
}

/** Adds quarters of an hour of a month up: one number for each kind and day. */
function byDay({ starts: days }: Month, cells: readonly Cell[]): Cell[] {
  const groups = Map.groupBy(cells, ({ kind, at_ms }) => `${kind} ${days[lastUpTo(days, at_ms)]}`);
  return [...groups.values()].flatMap((own) => {
    const [first] = own;
    if (!first) return [];
    const at_ms = days[lastUpTo(days, first.at_ms)] ?? first.at_ms;
    return [{ ...first, at_ms, tally: addAggregates(own.map(({ tally }) => tally)) }];
  });
}
