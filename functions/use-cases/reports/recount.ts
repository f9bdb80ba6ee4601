/**
 * A recount: compares every fact computed from the rows with the stored facts, and every stored aggregate with the sum of its
 * facts. Differences are drift; nothing is changed unless requested.
 */
import { type MetricEvent, metricEventsOf } from '#core/metrics/metric-events.ts';
import { QUARTER_MS, agentsOf, quarterOf, shareOf, aggregate } from '#core/metrics/aggregate.ts';
import { factKinds, unrepeatableKinds } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { EVERY_LIST, conversationsByStatus } from '#functions/store/conversations/conversation-index.ts';
import { newestRow } from '#functions/store/conversations/conversation-store.ts';
import { factsOfMonth } from '#functions/store/reports/metric-event-store.ts';
import { type Cell, isSame } from '#functions/store/reports/aggregate-store.ts';
import { monthsBetween, startOfMonth } from '#functions/store/reports/months.ts';
import { type OpenQuarter, readOpenQuarters } from '#functions/store/reports/open-quarter-store.ts';
import { readFullConversation } from '#functions/store/conversations/full-conversation.ts';
import { currentMetrics } from './current-metrics.ts';
import { countMetricEvents } from './count-metric-events.ts';
import { type HoursOf, hoursOf } from './count-row.ts';
import { requestedWidgets } from './read-metrics.ts';

/** The result of a recount: how much was checked, and every difference. */
export type Recount = { conversations: number; facts: number; slots: number; drift: Difference[] };

/** A difference, described; and the facts to count or to remove that repair it. */
export type Difference = { what: string; count?: readonly MetricEvent[]; replaced?: MetricEvent };

const PAGE = 25;

/**
 * Recounts everything up to now. What happens meanwhile may be taken for drift: count again to be sure.
 * @param seen called with how many conversations were read; what it throws ends the work
 */
export async function recount(
  deps: Pick<Deps, 'table' | 'now'>,
  seen: (conversations: number) => void = () => {},
): Promise<Recount> {
  const { table } = deps;
  const { conversations, facts } = await factsOfConversations(table, hoursOf(deps), seen);
  const widgets = new Set([...(await requestedWidgets(table, undefined)), ...facts.map(({ widget_id }) => widget_id)]);
  const first = Math.min(deps.now(), ...facts.map(({ at_ms }) => at_ms));
  const months = monthsBetween(first, deps.now() + QUARTER_MS);
  const stored = await inTurn([...widgets], (widget) => inTurn(months, (month) => factsOfMonth(table, widget, month)));
  const erased = await keptOf(table, stored, facts);
  const open = await readOpenQuarters(table);
  const cells = await inTurn([...widgets], (widget) => cellsOfMonths(table, widget, months, open));
  return {
    conversations,
    facts: facts.length,
    slots: cells.length,
    drift: [...factDrift(facts, stored, erased), ...aggregateDrift([...facts, ...erased], cells)],
  };
}

/** Sets right what a recount found. */
export async function repair(deps: Pick<Deps, 'table' | 'now'>, { drift }: Recount): Promise<void> {
  const noted = new Set<string>();
  for (const { count = [], replaced } of drift) {
    // First away with it: what is right may have the very same place.
    if (replaced) await countMetricEvents(deps, { facts: [], replaced: [replaced] }, noted);
    await countMetricEvents(deps, { facts: count }, noted);
  }
}

/** The facts that follow from the rows of all conversations. */
async function factsOfConversations(
  table: Deps['table'],
  hours: HoursOf,
  report: (conversations: number) => void,
): Promise<{ conversations: number; facts: MetricEvent[] }> {
  const facts: MetricEvent[] = [];
  const seen = new Set<Id>();
  for (const status of EVERY_LIST) {
    let after: string | undefined;
    do {
      const page = await conversationsByStatus(table, status, { limit: PAGE, after });
      const fresh = page.ids.filter((id) => !seen.has(id));
      for (const id of fresh) seen.add(id);
      facts.push(...(await Promise.all(fresh.map((id) => factsOfConversation(table, id, hours)))).flat());
      report(seen.size);
      after = page.after;
    } while (after !== undefined);
  }
  return { conversations: seen.size, facts };
}

async function factsOfConversation(table: Deps['table'], conversation: Id, hours: HoursOf): Promise<MetricEvent[]> {
  const { rows } = await readFullConversation(table, conversation, { consistent: true });
  const [first] = rows;
  return first ? metricEventsOf(rows, (await hours(first.state.widget_id)).businessMs) : [];
}

/** The stored facts that are counted for good: of conversations that were erased, and of targets. */
async function keptOf(
  table: Deps['table'],
  stored: readonly MetricEvent[],
  counted: readonly MetricEvent[],
): Promise<MetricEvent[]> {
  const known = new Set(counted.map(({ conversation_id }) => conversation_id));
  const strange = stored.filter(({ conversation_id }) => !known.has(conversation_id));
  const kept = stored.filter(({ kind }) => unrepeatableKinds.includes(kind));
  const erased = await inTurn(strange, async (fact) => {
    const isThere = await newestRow(table, fact.conversation_id, { consistent: true });
    return isThere || unrepeatableKinds.includes(fact.kind) ? [] : [fact];
  });
  return [...kept, ...erased];
}

/** Facts that are missing, that say something else, and that should not be there. */
function factDrift(
  counted: readonly MetricEvent[],
  stored: readonly MetricEvent[],
  erased: readonly MetricEvent[],
): Difference[] {
  const wanted = new Map([...counted, ...erased].map((fact) => [nameOf(fact), fact]));
  const drift = stored.flatMap((replaced): Difference[] => {
    const name = nameOf(replaced);
    const match = wanted.get(name);
    wanted.delete(name);
    if (!match) return [{ what: `${name} should not be there`, replaced }];
    if (textOf(match) === textOf(replaced)) return [];
    return [{ what: `${name} is ${textOf(replaced)}, not ${textOf(match)}`, count: [match], replaced }];
  });
  return [...drift, ...[...wanted].map(([name, fact]) => ({ what: `${name} is missing`, count: [fact] }))];
}

/** Slots that don't hold what their facts amount to. */
function aggregateDrift(facts: readonly MetricEvent[], cells: readonly (Cell & { widget_id: Id })[]): Difference[] {
  const position = (widget: Id, agent: Id | null, kind: string, atMs: number): string =>
    `widget ${widget} ${agent === null ? '' : `agent ${agent} `}${kind} at ${new Date(quarterOf(atMs)).toISOString()}`;
  const counted = Map.groupBy(
    facts.flatMap((fact) => [null, ...agentsOf(fact)].map((agent) => ({ fact, agent }))),
    ({ fact, agent }) => position(fact.widget_id, agent, fact.kind, fact.at_ms),
  );
  const drift = cells.flatMap(({ widget_id, agent_id, kind, at_ms, tally: stored }): Difference[] => {
    const name = position(widget_id, agent_id, kind, at_ms);
    const count = (counted.get(name) ?? []).map(({ fact }) => fact);
    const should = aggregate(agent_id === null ? count : shareOf(count, agent_id));
    counted.delete(name);
    if (isSame(stored, should)) return [];
    return [{ what: `${name} counts ${stored.count}, not ${should.count}, or not the same waits`, count }];
  });
  const missing = [...counted].map(([name, own]) => ({
    what: `${name} is not counted`,
    count: own.map(({ fact }) => fact),
  }));
  return [...drift, ...missing];
}

async function cellsOfMonths(
  table: Deps['table'],
  widget: Id,
  months: readonly number[],
  open: readonly OpenQuarter[],
): Promise<(Cell & { widget_id: Id })[]> {
  const period = { fromMs: months[0] ?? 0, toMs: startOfMonth(months.at(-1) ?? 0, 1) };
  const both = await inTurn(['all', 'agent'] as const, (by) =>
    currentMetrics(table, widget, { kinds: factKinds, by, ...period }, open),
  );
  return both.map((cell) => ({ ...cell, widget_id: widget }));
}

const nameOf = ({ conversation_id, seq, kind, widget_id }: MetricEvent): string =>
  `${kind} of conversation ${conversation_id}, row ${seq}, widget ${widget_id}`;

/** All of a fact but business hours: these may have been others when it was counted. */
const textOf = ({ at_ms, agent_id, rating, waits }: MetricEvent): string =>
  JSON.stringify({ at_ms, agent_id, rating, waits: waits.map((wait) => [wait.agent_id, wait.ms]) });

async function inTurn<Entry, Found>(
  entries: readonly Entry[],
  find: (entry: Entry) => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of entries) found.push(...(await find(entry)));
  return found;
}
