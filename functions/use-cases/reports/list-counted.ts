/**
 * The conversations behind a number of a report: those with a fact of its kind in its time, each once, the last counted
 * first. What was counted says which they are, so the list and the number agree.
 */
import { answerPage } from '#core/limits/answer-size.ts';
import { type MetricEvent, metricEventsOf } from '#core/metrics/metric-events.ts';
import type { Period } from '#core/metrics/period.ts';
import { agentsOf, quarterOf } from '#core/metrics/aggregate.ts';
import { type FactKind, type FactList, kindOf, unrepeatableKinds } from '#core/model/conversations/fact.ts';
import { type Id, padId } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { newestFacts } from '#functions/store/reports/metric-event-store.ts';
import { monthsBetween } from '#functions/store/reports/months.ts';
import { readCourse } from '#functions/store/conversations/full-conversation.ts';
import type { ListedConversation } from '#core/model/conversations/conversation.ts';
import {
  type ExplainWaiting,
  type LoadedConversation,
  loadConversation,
  showInList,
} from '#functions/use-cases/conversations/conversation-state.ts';
import { type ConversationPage, type Filters, matches } from '#functions/use-cases/search/list-conversations.ts';
import { requestedWidgets } from './read-metrics.ts';

/** Which number: a list, its time, and whose it is. */
export type Counted = { list: FactList; period: Period; widget: Id | undefined; agent: Filters['agent'] };

/** How many facts one request reads at most, */
const MAX_FACTS = 300;
/** how many conversations are read in parallel, each of which may be long, */
const READ_AT_ONCE = 10;
/** and after how long it ends a page that is not full, milliseconds. */
const BUSY_MS = 3000;

/**
 * A page of the conversations behind a number; `filters` narrow it by how the conversations are now.
 * @throws DomainError `validation_failed` for a widget nobody knows
 */
export async function listCounted(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  counted: Counted,
  filters: Filters,
  paging: { limit: number; before?: string | undefined; explain: ExplainWaiting },
): Promise<ConversationPage> {
  const untilMs = now() + BUSY_MS;
  const widgets = await requestedWidgets(table, counted.widget);
  const page = answerPage<ListedConversation>(paging.limit);
  const { entries: conversations } = page;
  const show = async (fact: MetricEvent): Promise<ListedConversation | undefined> => {
    const state = await countedState(table, counted, fact);
    return state && matches(state, filters) ? showInList(table, state, paging.explain) : undefined;
  };
  let before = paging.before;
  for (let read = 0; read < MAX_FACTS && page.wantsMore();) {
    const limit = Math.min(MAX_FACTS - read, paging.limit);
    const facts = await newestOf(table, widgets, counted, { below: before, limit });
    for (let at = 0; at < facts.length && page.wantsMore(); at += READ_AT_ONCE) {
      const some = facts.slice(at, at + READ_AT_ONCE);
      const shown = await Promise.all(some.map(show));
      for (const [index, fact] of some.entries()) {
        const one = shown[index];
        if (one && !page.add(one)) return { conversations, before };
        before = positionOf(fact);
      }
      if (now() > untilMs && at + READ_AT_ONCE < facts.length) return { conversations, before };
    }
    read += facts.length;
    if (facts.length < limit) return { conversations, before: page.wantsMore() ? undefined : before };
    if (now() > untilMs) break;
  }
  return { conversations, before };
}

/** The next facts of a number, over all widgets, a month at a time. */
async function newestOf(
  table: Deps['table'],
  widgets: readonly Id[],
  { list, period }: Counted,
  { below, limit }: { below: string | undefined; limit: number },
): Promise<MetricEvent[]> {
  const position = below === undefined ? undefined : parsePosition(below, period);
  const toMs = position ? position.quarterMs + 1 : period.toMs;
  const facts: MetricEvent[] = [];
  for (const monthMs of monthsBetween(period.fromMs, Math.max(toMs, period.fromMs + 1)).toReversed()) {
    const range = { monthMs, fromMs: period.fromMs, toMs: period.toMs, below: position, limit };
    const found = await Promise.all(widgets.map((widget) => newestFacts(table, widget, kindOf(list), range)));
    const inOrder = found.flat().sort((one, other) => (positionOf(one) < positionOf(other) ? 1 : -1));
    facts.push(...inOrder.slice(0, limit - facts.length));
    if (facts.length === limit) break;
  }
  return facts;
}

/** The conversation of a fact, if the fact is one of the number's, and the conversation's last one of those. */
async function countedState(
  table: Deps['table'],
  counted: Counted,
  fact: MetricEvent,
): Promise<LoadedConversation | undefined> {
  if (!isOf(counted, fact)) return undefined;
  const state = await loadConversation(table, fact.conversation_id, { consistent: false });
  if (!state || once.has(fact.kind) || unrepeatableKinds.includes(fact.kind)) return state;
  const all = metricEventsOf(await readCourse(table, fact.conversation_id), (fromMs, toMs) => toMs - fromMs);
  const last = all.findLast((other) => other.kind === fact.kind && isOf(counted, other));
  return last === undefined || last.seq <= fact.seq ? state : undefined;
}

/** Kinds a conversation has one fact of at most. */
const once = new Set<FactKind>(['started', 'first_response', 'rated']);

function isOf({ list, period, agent }: Counted, fact: MetricEvent): boolean {
  const agents = agentsOf(fact);
  return (
    fact.at_ms >= period.fromMs &&
    fact.at_ms < period.toMs &&
    (agent === undefined ||
      (agent === 'none' ? agents.length === 0 : agent === 'any' ? agents.length > 0 : agents.includes(agent))) &&
    (list !== 'resolved_by_team' || fact.waits.length > 0) &&
    (!list.startsWith('rated_') || fact.rating === Number(list.slice('rated_'.length)))
  );
}

/** A fact's place among those of its kind, as a cursor has it. */
const positionOf = ({ at_ms, conversation_id, seq }: MetricEvent): string =>
  `${padId(quarterOf(at_ms))}#${padId(conversation_id)}#${padId(seq)}`;

/** The place of a cursor. No fact of the period comes after its end, whatever a cursor says. */
function parsePosition(position: string, { toMs }: Period) {
  const [quarterMs = 0, conversation = 0, seq = 0] = position.split('#').map(Number);
  return { quarterMs: Math.min(quarterMs, toMs), conversation, seq };
}
