/**
 * The conversations behind a number of a report: those with a fact of its kind in its time, each once, the last counted
 * first. What was counted says which they are, so the list and the number agree.
 */
import { factsOf } from '../../core/metrics/facts.ts';
import type { Fact } from '../../core/metrics/facts.ts';
import type { Period } from '../../core/metrics/period.ts';
import { agentsOf, quarterOf } from '../../core/metrics/tally.ts';
import type { FactKind, FactList } from '../../core/model/fact.ts';
import { kindOf } from '../../core/model/fact.ts';
import type { Id } from '../../core/model/id.ts';
import { padId } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { newestFacts } from '../store/fact-store.ts';
import { monthsBetween } from '../store/months.ts';
import type { Table } from '../store/table.ts';
import { readWhole } from '../store/whole-conversation.ts';
import type { ExplainWaiting, State } from './conversation-state.ts';
import { loadState, showConversation } from './conversation-state.ts';
import type { ConversationPage, Filters } from './list-conversations.ts';
import { matches } from './list-conversations.ts';
import { widgetsAsked } from './read-numbers.ts';

/** Which number: a list, its time, and whose it is. */
export type Counted = { list: FactList; period: Period; widget: Id | undefined; agent: Filters['agent'] };

/** How many facts one request reads at most. */
const MOST_FACTS = 300;

/**
 * A page of the conversations behind a number; `filters` narrow it by how the conversations are now.
 * @throws DomainError `validation_failed` for a widget nobody knows
 */
export async function listCounted(
  { table }: Pick<Deps, 'table'>,
  counted: Counted,
  filters: Filters,
  paging: { limit: number; before?: string | undefined; explain: ExplainWaiting },
): Promise<ConversationPage> {
  const widgets = await widgetsAsked(table, counted.widget);
  const found: State[] = [];
  let before = paging.before;
  let isEnd = false;
  for (let read = 0; read < MOST_FACTS && found.length < paging.limit && !isEnd;) {
    const limit = Math.min(MOST_FACTS - read, paging.limit);
    const facts = await newestOf(table, widgets, counted, { below: before, limit });
    const states = await Promise.all(facts.map((fact) => stateBehind(table, counted, fact)));
    for (const [index, fact] of facts.entries()) {
      before = placeOf(fact);
      const state = states[index];
      if (state && matches(state, filters)) found.push(state);
      if (found.length === paging.limit) break;
    }
    read += facts.length;
    isEnd = facts.length < limit && found.length < paging.limit;
  }
  const conversations = await Promise.all(found.map((state) => showConversation(table, state, paging.explain)));
  return { conversations, before: isEnd ? undefined : before };
}

/** The next facts of a number, over all widgets, a month at a time. */
async function newestOf(
  table: Table,
  widgets: readonly Id[],
  { list, period }: Counted,
  { below, limit }: { below: string | undefined; limit: number },
): Promise<Fact[]> {
  const place = below === undefined ? undefined : readPlace(below, period);
  const toMs = place ? place.quarterMs + 1 : period.toMs;
  const facts: Fact[] = [];
  for (const monthMs of monthsBetween(period.fromMs, Math.max(toMs, period.fromMs + 1)).toReversed()) {
    const range = { monthMs, fromMs: period.fromMs, toMs: period.toMs, below: place, limit };
    const found = await Promise.all(widgets.map((widget) => newestFacts(table, widget, kindOf(list), range)));
    const inOrder = found.flat().sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
    facts.push(...inOrder.slice(0, limit - facts.length));
    if (facts.length === limit) break;
  }
  return facts;
}

/** The conversation of a fact, if the fact is one of the number's, and the conversation's last one of those. */
async function stateBehind(table: Table, counted: Counted, fact: Fact): Promise<State | undefined> {
  if (!isOf(counted, fact)) return undefined;
  const state = await loadState(table, fact.conversation_id, { consistent: false });
  if (!state || once.has(fact.kind)) return state;
  const { rows } = await readWhole(table, fact.conversation_id, { consistent: false });
  const all = factsOf(rows, (fromMs, toMs) => toMs - fromMs);
  const last = all.findLast((other) => other.kind === fact.kind && isOf(counted, other));
  return last === undefined || last.seq <= fact.seq ? state : undefined;
}

/** Kinds a conversation has one fact of at most. */
const once = new Set<FactKind>(['started', 'first_response', 'rated']);

function isOf({ list, period, agent }: Counted, fact: Fact): boolean {
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
const placeOf = ({ at_ms, conversation_id, seq }: Fact): string =>
  `${padId(quarterOf(at_ms))}#${padId(conversation_id)}#${padId(seq)}`;

/** The place of a cursor. No fact of the period comes after its end, whatever a cursor says. */
function readPlace(place: string, { toMs }: Period) {
  const [quarterMs = 0, conversation = 0, seq = 0] = place.split('#').map(Number);
  return { quarterMs: Math.min(quarterMs, toMs), conversation, seq };
}
