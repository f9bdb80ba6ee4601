/** The numbers of a period, read from what was counted: of one widget or of all there are and were, of one agent or of all. */
import type { Totals } from '#core/metrics/figures.ts';
import { type Period, monthsOf } from '#core/metrics/period.ts';
import { addAggregates } from '#core/metrics/aggregate.ts';
import { DomainError } from '#core/model/errors.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { getAgent, agentStore } from '#functions/store/assignment/agent-store.ts';
import type { Cell } from '#functions/store/reports/aggregate-store.ts';
import { monthsBetween } from '#functions/store/reports/months.ts';
import { readOpenQuarters } from '#functions/store/reports/open-quarter-store.ts';
import { allWidgets, getWidget, deletedWidgets, isDeleted } from '#functions/store/settings/widget-store.ts';
import { currentMetrics } from './current-metrics.ts';
import { dayMetrics } from './day-metrics.ts';

/** Whose numbers are requested; without an id, all of them. */
export type MetricsQuery = { widget_id?: Id | undefined; agent_id?: Id | undefined };

/** At most this many widgets, including deleted ones, are added up, the oldest first, */
const MAX_WIDGETS = 600;
/** and at most this many months in one request; a week of all widgets is always less. */
const MAX_MONTHS = 2400;
/** How many widgets are read in parallel. */
const AT_ONCE = 10;
/** How many allowed values an error names. */
const MAX_NAMED = 20;

/**
 * Which numbers: of some kinds in a period, for everybody together or by agent.
 * `daysOf` is the time zone whose days suffice: the period begins and ends with one.
 */
export type WantedMetrics = {
  by: 'all' | 'agent';
  kinds: readonly FactKind[];
  period: Period;
  daysOf?: string | undefined;
};

/**
 * The numbers of a period, of a widget or all; of an agent alone, by agent.
 * @throws DomainError `validation_failed` for a widget or an agent nobody knows
 */
export async function readMetrics(
  deps: Pick<Deps, 'table' | 'now' | 'log'>,
  { widget_id, agent_id }: MetricsQuery,
  { by, kinds, period, daysOf }: WantedMetrics,
): Promise<Cell[]> {
  const { table } = deps;
  const readMs = deps.now();
  const wanted = { kinds, by: agent_id === undefined ? by : ('agent' as const), ...period };
  const widgets = await requestedWidgets(table, widget_id);
  requireFew(widgets.length * monthsBetween(period.fromMs, period.toMs).length);
  // Read before the aggregates: a quarter that is no longer open has been counted.
  const open = await readOpenQuarters(table);
  const days =
    daysOf !== undefined && wanted.by === 'all'
      ? { ...period, kinds, timezone: daysOf, months: monthsOf(period, daysOf) }
      : undefined;
  const read = (widget: Id): Promise<Cell[]> =>
    days ? dayMetrics(deps, widget, days, { open, readMs }) : currentMetrics(table, widget, wanted, open);
  let cells: Cell[] = [];
  for (let at = 0; at < widgets.length; at += AT_ONCE) {
    const some = widgets.slice(at, at + AT_ONCE);
    // A year of ten widgets is more cells than a call can have arguments.
    cells = cells.concat(...(await Promise.all(some.map(read))));
  }
  if (agent_id === undefined) return cells;
  const own = cells.filter((cell) => cell.agent_id === agent_id);
  // A deleted agent still has numbers.
  if (own.length === 0) await requireAgent(table, agent_id);
  return own;
}

/** Adds numbers up, by kind. */
export function totalsOf(cells: readonly Cell[]): Totals {
  const byKind = Map.groupBy(cells, ({ kind }) => kind);
  return new Map([...byKind].map(([kind, own]) => [kind, addAggregates(own.map(({ tally }) => tally))]));
}

/** The widget that is asked for, or all there are and were. @throws DomainError `validation_failed` */
export async function requestedWidgets(table: Deps['table'], widget: Id | undefined): Promise<Id[]> {
  if (widget !== undefined) {
    if ((await getWidget(table, widget)) ?? (await isDeleted(table, widget))) return [widget];
    throw notAllowed('widget_id', widget, await allWidgets(table, MAX_NAMED));
  }
  const [live, gone] = await Promise.all([allWidgets(table, MAX_WIDGETS), deletedWidgets(table, MAX_WIDGETS)]);
  return [...live.map(({ id }) => id), ...gone];
}

function requireFew(months: number): void {
  if (months <= MAX_MONTHS) return;
  const message = 'Choose a widget or a shorter range; there are too many widgets to report on at once';
  throw new DomainError('validation_failed', `query.widget_id: ${message}.`, {
    errors: [{ path: 'query.widget_id', message: `Is missing. ${message}` }],
  });
}

async function requireAgent(table: Deps['table'], agent: Id): Promise<void> {
  if (await getAgent(table, agent)) return;
  throw notAllowed('agent_id', agent, (await agentStore.list(table, { limit: MAX_NAMED })).items);
}

function notAllowed(field: string, seen: Id, allowed: readonly { id: Id; name: string }[]): DomainError {
  const named = allowed.slice(0, MAX_NAMED).map(({ id, name }) => `${id} (${name})`);
  const more = allowed.length >= MAX_NAMED ? ', …' : '';
  const list = named.length === 0 ? 'None exist yet' : `Must be one of ${named.join(', ')}${more}`;
  const message = `${list}. Got ${seen}`;
  return new DomainError('validation_failed', `query.${field}: ${message}.`, {
    errors: [{ path: `query.${field}`, message }],
  });
}
