/**
 * A recount: every fact from the conversations' own rows, beside those that are stored, and every stored slot beside what
 * its facts amount to. It changes nothing; what it finds is drift.
 */
import type { Fact } from '../../core/metrics/facts.ts';
import { factsOf } from '../../core/metrics/facts.ts';
import { QUARTER_MS, agentsOf, quarterOf, shareOf, tally } from '../../core/metrics/tally.ts';
import type { Status } from '../../core/model/conversation.ts';
import { factKinds } from '../../core/model/fact.ts';
import type { Id } from '../../core/model/id.ts';
import type { Deps } from '../deps.ts';
import { conversationsByStatus } from '../store/conversation-index.ts';
import { newestRow } from '../store/conversation-store.ts';
import { factsOfMonth } from '../store/fact-store.ts';
import type { Cell } from '../store/metrics-store.ts';
import { cellsOf, isSame } from '../store/metrics-store.ts';
import { monthsBetween, startOfMonth } from '../store/months.ts';
import type { Table } from '../store/table.ts';
import { readWhole } from '../store/whole-conversation.ts';
import type { HoursOf } from './count-row.ts';
import { hoursOf } from './count-row.ts';
import { widgetsAsked } from './read-numbers.ts';

/** What a recount found: how much was looked at, and everything that is not as it should be, in words. */
export type Recount = { conversations: number; facts: number; slots: number; drift: string[] };

const LISTED = ['pending', 'active', 'resolved', 'closed'] as const satisfies Status[];
const PAGE = 25;

/** Recounts everything up to now. What happens meanwhile may be taken for drift: count again to be sure. */
export async function recount(deps: Pick<Deps, 'table' | 'now'>): Promise<Recount> {
  const { table } = deps;
  const { conversations, facts } = await factsOfConversations(table, hoursOf(deps));
  const widgets = new Set([...(await widgetsAsked(table, undefined)), ...facts.map(({ widget_id }) => widget_id)]);
  const first = Math.min(deps.now(), ...facts.map(({ at_ms }) => at_ms));
  const months = monthsBetween(first, deps.now() + QUARTER_MS);
  const stored = await inTurn([...widgets], (widget) => inTurn(months, (month) => factsOfMonth(table, widget, month)));
  const cells = await inTurn([...widgets], (widget) => storedCells(table, widget, months));
  return {
    conversations,
    facts: facts.length,
    slots: cells.length,
    drift: [...(await factDrift(table, facts, stored)), ...slotDrift(stored, cells)],
  };
}

/** The facts that follow from the rows of all conversations. */
async function factsOfConversations(table: Table, hours: HoursOf): Promise<{ conversations: number; facts: Fact[] }> {
  const facts: Fact[] = [];
  const seen = new Set<Id>();
  for (const status of LISTED) {
    let after: string | undefined;
    do {
      const page = await conversationsByStatus(table, status, { limit: PAGE, after });
      const fresh = page.ids.filter((id) => !seen.has(id));
      for (const id of fresh) seen.add(id);
      facts.push(...(await Promise.all(fresh.map((id) => factsOfConversation(table, id, hours)))).flat());
      after = page.after;
    } while (after !== undefined);
  }
  return { conversations: seen.size, facts };
}

async function factsOfConversation(table: Table, conversation: Id, hours: HoursOf): Promise<Fact[]> {
  const { rows } = await readWhole(table, conversation, { consistent: true });
  const [first] = rows;
  return first ? factsOf(rows, await hours(first.fold.widget_id)) : [];
}

/** Facts that are missing, and facts that should not be there; those of conversations that were erased stay. */
async function factDrift(table: Table, counted: readonly Fact[], stored: readonly Fact[]): Promise<string[]> {
  const wanted = new Map(counted.map((fact) => [nameOf(fact), fact]));
  const drift: string[] = [];
  const strange: Fact[] = [];
  for (const fact of stored) {
    const match = wanted.get(nameOf(fact));
    if (match === undefined) strange.push(fact);
    else if (textOf(match) !== textOf(fact)) drift.push(`${nameOf(fact)} is ${textOf(fact)}, not ${textOf(match)}`);
    wanted.delete(nameOf(fact));
  }
  const left = await inTurn(strange, async (fact) =>
    (await newestRow(table, fact.conversation_id, { consistent: true })) ? [`${nameOf(fact)} should not be there`] : [],
  );
  return [...drift, ...left, ...[...wanted.keys()].map((name) => `${name} is missing`)];
}

/** Slots that don't hold what their facts amount to. */
function slotDrift(facts: readonly Fact[], cells: readonly (Cell & { widget_id: Id })[]): string[] {
  const place = (widget: Id, agent: Id | null, kind: string, atMs: number): string =>
    `widget ${widget} ${agent === null ? '' : `agent ${agent} `}${kind} at ${new Date(quarterOf(atMs)).toISOString()}`;
  const counted = Map.groupBy(
    facts.flatMap((fact) => [null, ...agentsOf(fact)].map((agent) => ({ fact, agent }))),
    ({ fact, agent }) => place(fact.widget_id, agent, fact.kind, fact.at_ms),
  );
  const drift: string[] = [];
  for (const { widget_id, agent_id, kind, at_ms, tally: stored } of cells) {
    const name = place(widget_id, agent_id, kind, at_ms);
    const own = (counted.get(name) ?? []).map(({ fact }) => fact);
    const should = tally(agent_id === null ? own : shareOf(own, agent_id));
    if (!isSame(stored, should))
      drift.push(`${name} counts ${stored.count}, not ${should.count}, or not the same waits`);
    counted.delete(name);
  }
  return [...drift, ...[...counted.keys()].map((name) => `${name} is not counted`)];
}

async function storedCells(table: Table, widget: Id, months: readonly number[]): Promise<(Cell & { widget_id: Id })[]> {
  const period = { fromMs: months[0] ?? 0, toMs: startOfMonth(months.at(-1) ?? 0, 1) };
  const both = await inTurn(['all', 'agent'] as const, (by) =>
    cellsOf(table, widget, { kinds: factKinds, by, ...period }),
  );
  return both.map((cell) => ({ ...cell, widget_id: widget }));
}

const nameOf = ({ conversation_id, seq, kind, widget_id }: Fact): string =>
  `${kind} of conversation ${conversation_id}, row ${seq}, widget ${widget_id}`;

/** All of a fact but business hours: these may have been others when it was counted. */
const textOf = ({ at_ms, agent_id, rating, waits }: Fact): string =>
  JSON.stringify({ at_ms, agent_id, rating, waits: waits.map((wait) => [wait.agent_id, wait.ms]) });

async function inTurn<Entry, Found>(
  entries: readonly Entry[],
  find: (entry: Entry) => Promise<Found[]>,
): Promise<Found[]> {
  const found: Found[] = [];
  for (const entry of entries) found.push(...(await find(entry)));
  return found;
}
