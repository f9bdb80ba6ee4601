/**
 * Counting: a fact is put by its identity; once its quarter of an hour is over, the aggregates it belongs to are computed
 * from all stored facts. So a fact that arrives twice, late or out of order, or a function that stops half-way, leaves no
 * wrong number; and an aggregate costs one write, however many others are counted with it.
 */
import type { MetricEvent } from '#core/metrics/metric-events.ts';
import { agentsOf, quarterOf, shareOf, aggregate } from '#core/metrics/aggregate.ts';
import { type FactKind, factKinds } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import { settleAll, unlessFailing } from '#functions/platform/settle.ts';
import type { Deps } from '#functions/deps.ts';
import { factsOfQuarter, putFact, removeFact } from '#functions/store/reports/metric-event-store.ts';
import {
  type Version,
  type Whose,
  hasAggregate,
  setAggregates,
  versionsOf,
} from '#functions/store/reports/aggregate-store.ts';
import {
  type OpenQuarter,
  deleteOpenQuarter,
  endOf,
  putOpenQuarter,
  readOpenQuarters,
} from '#functions/store/reports/open-quarter-store.ts';
import { monthsAround, noteLateCount } from '#functions/store/reports/day-metrics-store.ts';
import { measureAnswerTime } from './answer-time.ts';
import { retryOnConflict } from '#functions/store/table.ts';

const ATTEMPTS = 10;
/** How long after its end a quarter's facts are still left to the sweep; later ones are counted immediately. */
const LEFT_MS = 30_000;
/** When the sweep counts a quarter: by then, every function that put a fact for it has written it or was stopped by Lambda. */
const COUNTED_AFTER_MS = 90_000;
/** When the sweep counts it for the last time: by then, every run that read its facts has read its aggregates too. */
const CLOSED_AFTER_MS = 150_000;

/** How long after its end a quarter's counting is noted first: long before its month is added up. */
const NOTED_AFTER_MS = 12 * 3_600_000;

/** How long a note serves further quarters of its month: much less than the hour that readers wait after it. */
const NOTE_MS = 600_000;

/** When each month of a widget was noted last. */
type LateNotes = Map<string, number>;

/** The quarters a function has noted as open and need not note again. A lost entry costs one more write. */
export type NotedQuarters = Set<string>;

/**
 * Counts facts, and no longer counts others that were replaced by them. Those of a quarter that is not over are only put:
 * it is counted once, when it is over.
 */
export async function countMetricEvents(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { facts, replaced = [] }: { facts: readonly MetricEvent[]; replaced?: readonly MetricEvent[] },
  noted: NotedQuarters,
): Promise<void> {
  const { late, open } = touchedBy([...facts, ...replaced], now());
  await settleAll([
    ...open.map((one) => noteOpenQuarter(table, one, noted)),
    ...facts.map((fact) => putFact(table, fact)),
    ...replaced.map((fact) => removeFact(table, fact)),
  ]);
  for (const one of late) await countQuarter({ table, now }, one, new Map());
}

/**
 * Counts facts that many were put of at one time, each quarter once. Those of a quarter that isn't over are left to the sweep.
 * @returns how many quarters were counted
 */
export async function countStoredEvents(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  facts: readonly MetricEvent[],
  noted: NotedQuarters,
): Promise<number> {
  const { late, open } = touchedBy(facts, now());
  await settleAll(open.map((one) => noteOpenQuarter(table, one, noted)));
  // Quarters of one day share rows, in which each waits for the other.
  const days = [
    ...Map.groupBy(late, ({ widget, quarterMs }) => `${widget} ${Math.floor(quarterMs / DAY_MS)}`).values(),
  ];
  const notes: LateNotes = new Map();
  const next = async (): Promise<void> => {
    for (let day = days.pop(); day; day = days.pop())
      for (const one of day) await countQuarter({ table, now }, one, notes);
  };
  await settleAll(Array.from({ length: DAYS_AT_ONCE }, next));
  return late.length;
}

const DAY_MS = 86_400_000;
const DAYS_AT_ONCE = 16;

/** The quarters that facts lie in: those that are over for good, and those that the sweep will count. */
function touchedBy(facts: readonly MetricEvent[], nowMs: number): { late: Touched[]; open: Touched[] } {
  const touched = quartersOf(facts);
  const isLate = (one: Touched): boolean => endOf(one) + LEFT_MS <= nowMs;
  return { late: touched.filter(isLate), open: touched.filter((one) => !isLate(one)) };
}

async function noteOpenQuarter(table: Deps['table'], quarter: OpenQuarter, noted: NotedQuarters): Promise<void> {
  const name = `${quarter.widget} ${quarter.quarterMs}`;
  if (noted.has(name)) return;
  await putOpenQuarter(table, quarter);
  noted.add(name);
}

/** Counts the quarters that are over, and then forgets that they were open. */
export async function countOpenQuarters(deps: Pick<Deps, 'table' | 'now' | 'log'>): Promise<void> {
  for (const quarter of await readOpenQuarters(deps.table)) {
    const { widget: widget_id, quarterMs: quarter_ms } = quarter;
    await unlessFailing(deps.log, 'quarter_failed', { widget_id, quarter_ms }, () => countOpenQuarter(deps, quarter));
  }
}

async function countOpenQuarter({ table, now }: Pick<Deps, 'table' | 'now'>, quarter: OpenQuarter): Promise<void> {
  const overMs = now() - endOf(quarter);
  if (overMs < COUNTED_AFTER_MS) return;
  const facts = [...(await factsOfQuarter(table, quarter, factKinds)).values()].flat();
  for (const touched of quartersOf(facts)) await countQuarter({ table, now }, touched, new Map());
  if (facts.some(({ kind }) => kind === 'first_response')) await measureAnswerTime({ table, now }, quarter.widget);
  if (overMs >= CLOSED_AFTER_MS) await deleteOpenQuarter(table, quarter);
}

/** Kinds of facts in a quarter of an hour of a widget, and the agents they may be counted for. */
type Touched = OpenQuarter & { kinds: ReadonlySet<FactKind>; agents: ReadonlySet<Id> };

/** The quarters that facts lie in. */
function quartersOf(facts: readonly MetricEvent[]): Touched[] {
  const groups = Map.groupBy(facts, ({ widget_id, at_ms }) => `${widget_id} ${quarterOf(at_ms)}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    return [
      {
        widget: first.widget_id,
        quarterMs: quarterOf(first.at_ms),
        kinds: new Set(group.map(({ kind }) => kind)),
        agents: new Set(group.flatMap(agentsOf)),
      },
    ];
  });
}

/** Notes that a quarter is counted late, unless its months were noted a moment ago. */
async function noteLate(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  quarter: OpenQuarter,
  notes: LateNotes,
): Promise<void> {
  if (endOf(quarter) + NOTED_AFTER_MS > now()) return;
  const { widget, quarterMs } = quarter;
  for (const month of monthsAround(quarterMs)) {
    const name = `${widget} ${month}`;
    if ((notes.get(name) ?? -Infinity) + NOTE_MS > now()) continue;
    const nowMs = now();
    await noteLateCount(table, widget, month, nowMs);
    notes.set(name, nowMs);
  }
}

/** Sets the slots of a quarter to what its facts amount to, until nobody else has done so in between. */
async function countQuarter(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { kinds, agents, ...quarter }: Touched,
  notes: LateNotes,
): Promise<void> {
  const { widget, quarterMs } = quarter;
  await noteLate({ table, now }, quarter, notes);
  let whose: Whose[] = ['all', ...agents];
  return retryOnConflict({ name: 'the same quarter of an hour', attempts: ATTEMPTS }, async () => {
    const versions = await versionsOf(table, widget, quarterMs, whose);
    const facts = await factsOfQuarter(table, quarter, kinds);
    const set = async ([one, version]: [Whose, Version]): Promise<Whose[]> => {
      const own = [...facts].map(([kind, all]) => [kind, aggregate(one === 'all' ? all : shareOf(all, one))] as const);
      // Facts that only ever grow in number and amount to what is there are counted. Ratings are also taken away.
      const news = own.filter(([kind, amount]) => kind === 'rated' || !hasAggregate(version, quarterMs, kind, amount));
      if (news.length === 0) return [];
      return (await setAggregates(table, version, quarterMs, new Map(news))) === 'done' ? [] : [one];
    };
    whose = (await Promise.all([...versions].map(set))).flat();
    return whose.length === 0 ? undefined : 'conflict';
  });
}
