/** Counting what follows from a conversation's row, once it is stored. */
import { openMsBetween } from '#core/time/business-hours.ts';
import {
  type BusinessMs,
  type MetricEvent,
  metricEventsOfRow,
  needsEarlier,
  needsHours,
  ratingIn,
} from '#core/metrics/metric-events.ts';
import { operatorValues } from '#core/metrics/operator-values.ts';
import { targetFacts } from '#core/metrics/target-facts.ts';
import type { Targets } from '#core/model/widgets/targets.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import {
  type StoredRow,
  getConversationRecord,
  getRow,
  newestRow,
} from '#functions/store/conversations/conversation-store.ts';
import { type FullConversation, readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { getWidget } from '#functions/store/settings/widget-store.ts';
import { type NotedQuarters, countMetricEvents } from './count-metric-events.ts';

/** How a widget measures time: by its business hours, against its targets. A deleted widget has neither. */
export type Measure = { businessMs: BusinessMs; targets: Targets };
export type HoursOf = (widget: Id) => Promise<Measure>;

/** Reads each widget's business hours once. */
export function hoursOf({ table }: Pick<Deps, 'table'>): HoursOf {
  const known = new Map<Id, Promise<Measure>>();
  const read = async (widget: Id): Promise<Measure> => {
    const { business_hours = null, targets = null } = (await getWidget(table, widget)) ?? {};
    return { businessMs: (fromMs, toMs) => openMsBetween(business_hours, fromMs, toMs), targets };
  };
  return (widget) => {
    const reading = known.get(widget) ?? read(widget);
    known.set(widget, reading);
    return reading;
  };
}

const asTheClock: Measure = { businessMs: (fromMs, toMs) => toMs - fromMs, targets: null };

/** What counting depends on: how time is measured, and which quarters are noted as open. */
export type Counting = { hours: HoursOf; noted: NotedQuarters };

/** Counts what follows from a row; `whole` is its conversation, where it was read already. */
export async function countRow(
  deps: Pick<Deps, 'table' | 'now' | 'measure'>,
  row: StoredRow,
  { hours, noted }: Counting,
  whole: FullConversation | undefined,
): Promise<void> {
  if (row.milestone === 'rated') return countRating(deps, row, noted);
  const { businessMs, targets } = needsHours(row) ? await hours(row.state.widget_id) : asTheClock;
  const rows = needsEarlier(row) ? (whole ?? (await readRows(deps.table, row.conversation_id))).rows : [];
  const earlier = rows.filter(({ seq }) => seq < row.seq);
  const facts = metricEventsOfRow(row, earlier, businessMs);
  const met = targets === null ? [] : await targetsMet(deps, facts, targets);
  await countMetricEvents(deps, { facts: [...facts, ...met] }, noted);
  deps.measure?.(operatorValues(facts, earlier));
}

/** The facts of targets, by the priority that the conversation has now. */
async function targetsMet({ table }: Pick<Deps, 'table'>, facts: readonly MetricEvent[], targets: Targets) {
  const conversation = facts[0]?.conversation_id;
  const record = conversation === undefined ? undefined : await getConversationRecord(table, conversation);
  return record ? targetFacts(facts, { targets, priority: record.metadata.priority }) : [];
}

/**
 * Of several ratings the last one counts: this one takes the place of the one before it, unless a later one has taken its
 * own by now, or does so while it is counted.
 */
async function countRating(deps: Pick<Deps, 'table' | 'now'>, row: StoredRow, noted: NotedQuarters): Promise<void> {
  const previous = await getRow(deps.table, row.conversation_id, row.seq - 1);
  const [own, replaced] = [ratingIn(row), previous ? ratingIn(previous) : []];
  if (!(await isReplaced(deps.table, row))) {
    await countMetricEvents(deps, { facts: own, replaced }, noted);
    if (!(await isReplaced(deps.table, row))) return;
  }
  await countMetricEvents(deps, { facts: [], replaced: [...own, ...replaced] }, noted);
}

async function isReplaced(table: Deps['table'], { conversation_id, seq }: StoredRow): Promise<boolean> {
  const newest = await newestRow(table, conversation_id, { consistent: true });
  return (newest?.state.rated?.seq ?? 0) > seq;
}

const readRows = (table: Deps['table'], conversation: Id): Promise<FullConversation> =>
  readFullConversation(table, conversation, { consistent: true });
