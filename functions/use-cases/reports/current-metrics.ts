/** Numbers as they are now: what was counted, and in quarters of an hour that are still open what their facts amount to. */
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { agentsOf, shareOf, aggregate } from '#core/metrics/aggregate.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import { factsOfQuarter } from '#functions/store/reports/metric-event-store.ts';
import { type Cell, type Wanted, cellsOf } from '#functions/store/reports/aggregate-store.ts';
import type { OpenQuarter } from '#functions/store/reports/open-quarter-store.ts';
import type { Table } from '#functions/store/table.ts';

/** The numbers of a widget; `open` must be read before: a quarter that is no longer open has been counted. */
export async function currentMetrics(
  table: Table,
  widget: Id,
  wanted: Wanted,
  open: readonly OpenQuarter[],
): Promise<Cell[]> {
  const own = open.filter(
    (one) => one.widget === widget && one.quarterMs >= wanted.fromMs && one.quarterMs < wanted.toMs,
  );
  const [counted, ...fresh] = await Promise.all([
    cellsOf(table, widget, wanted),
    ...own.map(async (one) => amountOf(await factsOfQuarter(table, one, wanted.kinds), one.quarterMs, wanted.by)),
  ]);
  const isOpen = new Set(own.map(({ quarterMs }) => quarterMs));
  return [...counted.filter(({ at_ms }) => !isOpen.has(at_ms)), ...fresh.flat()];
}

function amountOf(byKind: ReadonlyMap<FactKind, MetricEvent[]>, at_ms: number, by: Wanted['by']): Cell[] {
  return [...byKind].flatMap(([kind, facts]): Cell[] => {
    if (by === 'all') return facts.length === 0 ? [] : [{ kind, at_ms, agent_id: null, tally: aggregate(facts) }];
    const agents = new Set(facts.flatMap(agentsOf));
    return [...agents].map((agent_id) => ({ kind, at_ms, agent_id, tally: aggregate(shareOf(facts, agent_id)) }));
  });
}
