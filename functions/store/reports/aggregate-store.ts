/**
 * What facts amount to, in the table: a row for two hours of a widget, and one for a day of each of its agents, with a slot for each kind and quarter of an hour. A slot is never counted up, always set to what its facts amount to.
 */
import { type Aggregate, QUARTER_MS } from '#core/metrics/aggregate.ts';
import { type FactKind, factKinds } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { monthsBetween } from './months.ts';
import { type Item, type Table, type Written, setFields, queryAll } from '#functions/store/table.ts';
import { packAggregate, unpackAggregate } from './aggregate-item.ts';

const HOUR_MS = 4 * QUARTER_MS;
/** How long a row's time is: as short as it may be for a month to be few rows. */
const BLOCK_MS = { all: 2 * HOUR_MS, agent: 24 * HOUR_MS };

/** Whose numbers: everybody's, or an agent's. */
export type Whose = Id | 'all';

/** The numbers of a kind in a quarter of an hour. */
export type Cell = { kind: FactKind; at_ms: number; agent_id: Id | null; tally: Aggregate };

/** A row as it was read, and how often it had been written; 0 when it was not there yet. */
export type Version = { key: Key; version: number; item: Item | undefined };

/** How often the rows of a quarter were written: to be read before its facts, so that a slot is set to what is newest. */
export async function versionsOf(
  table: Table,
  widget: Id,
  quarterMs: number,
  whose: readonly Whose[],
): Promise<Map<Whose, Version>> {
  const wanted = whose.map((one) => rowKey(widget, quarterMs, one));
  const found = await table.batchGet(wanted, { ConsistentRead: true });
  return new Map(
    whose.map((one, index) => {
      const key = wanted[index] ?? rowKey(widget, quarterMs, one);
      const item = found.find(({ pk, sk }) => pk === key.pk && sk === key.sk);
      return [one, { key, version: Number(item?.['v'] ?? 0), item }];
    }),
  );
}

/** Whether a row had this number in the slot of a kind and quarter when it was read. */
export const hasAggregate = (
  { key, item = {} }: Version,
  quarterMs: number,
  kind: FactKind,
  amount: Aggregate,
): boolean => isSame(unpackAggregate(item[attributeName(key, kind, quarterMs)] ?? 0), amount);

/** Whether two tallies say the same. */
export const isSame = (one: Aggregate, other: Aggregate): boolean =>
  JSON.stringify(packAggregate(one)) === JSON.stringify(packAggregate(other));

/** Sets the slots of a quarter in a row; `refused` when it was written since its version was read. */
export async function setAggregates(
  table: Table,
  { key, version }: Version,
  quarterMs: number,
  tallies: ReadonlyMap<FactKind, Aggregate>,
): Promise<Written> {
  const slots = [...tallies].map(([kind, tally]) => [attributeName(key, kind, quarterMs), packAggregate(tally)]);
  const update = setFields({ v: version + 1 }, Object.fromEntries(slots));
  const { written } = await table.update({
    Key: key,
    ...update,
    ConditionExpression: version === 0 ? 'attribute_not_exists(#v)' : '#v = :read',
    ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ...(version === 0 ? {} : { ':read': version }) },
  });
  return written;
}

/** Which numbers: of some kinds, everybody's or by agent, from one instant to before another. */
export type Wanted = { kinds: readonly FactKind[]; by: 'all' | 'agent'; fromMs: number; toMs: number };

/** The numbers of a widget. */
export async function cellsOf(table: Table, widget: Id, { kinds, by, fromMs, toMs }: Wanted): Promise<Cell[]> {
  const first = blockOf(fromMs, by);
  const rows = await Promise.all(
    monthsBetween(first, toMs).map((monthMs) =>
      queryAll(table, {
        KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
        ...projection(kinds, by),
        ExpressionAttributeValues: {
          ':pk': keys.metrics(widget, monthMs).pk,
          ':first': rowKey(widget, first, by === 'all' ? 'all' : 0).sk,
          ':last': rowKey(widget, toMs - 1, by === 'all' ? 'all' : Number.MAX_SAFE_INTEGER).sk,
        },
      }),
    ),
  );
  return rows
    .flat()
    .flatMap(cellsOfRow)
    .filter(({ kind, at_ms }) => kinds.includes(kind) && at_ms >= fromMs && at_ms < toMs);
}

/** The numbers in a row. */
function cellsOfRow(item: Item): Cell[] {
  const [scope, block, agent] = String(item['sk']).split('#');
  const blockMs = Date.parse(`${block}Z`);
  return Object.entries(item).flatMap(([name, value]) => {
    const [, code = '', index] = /^([a-z]{2})(\d+)$/.exec(name) ?? [];
    const kind = kindOf.get(code);
    if (kind === undefined) return [];
    const at_ms = blockMs + Number(index) * QUARTER_MS;
    return [{ kind, at_ms, agent_id: scope === 'AGENT' ? Number(agent) : null, tally: unpackAggregate(value) }];
  });
}

const blockOf = (atMs: number, by: 'all' | 'agent'): number => Math.floor(atMs / BLOCK_MS[by]) * BLOCK_MS[by];

const rowKey = (widget: Id, atMs: number, whose: Whose): Key =>
  whose === 'all'
    ? keys.metrics(widget, blockOf(atMs, 'all'))
    : keys.agentMetrics(widget, blockOf(atMs, 'agent'), whose);

/** Slots are called after their kind, in two letters, and the quarter's number within the row. */
const codes: Record<FactKind, string> = {
  started: 'st',
  first_response: 'fr',
  replies: 'rp',
  resolved: 'rs',
  reopened: 'ro',
  closed: 'cl',
  abandoned: 'ab',
  rated: 'rt',
  handed_off: 'ho',
  answered: 'an',
  bot_resolved: 'br',
  unanswered: 'un',
  first_response_met: 'fm',
  first_response_missed: 'fx',
  resolution_met: 'rm',
  resolution_missed: 'rx',
};
const kindOf = new Map<string, FactKind>(factKinds.map((kind) => [codes[kind], kind]));

/** DynamoDB reads no longer expression, in characters. */
const LONGEST_EXPRESSION = 4096;

/** Only the slots of these kinds, where that can be said: the others need not be sent. */
function projection(kinds: readonly FactKind[], by: 'all' | 'agent'): { ProjectionExpression?: string } {
  const ProjectionExpression = ['sk', ...kinds.flatMap((kind) => slotNames(kind, by))].join(', ');
  return ProjectionExpression.length <= LONGEST_EXPRESSION ? { ProjectionExpression } : {};
}

const slotNames = (kind: FactKind, by: 'all' | 'agent'): string[] =>
  Array.from({ length: BLOCK_MS[by] / QUARTER_MS }, (_, quarter) => `${codes[kind]}${quarter}`);

function attributeName({ sk }: Key, kind: FactKind, quarterMs: number): string {
  const blockMs = blockOf(quarterMs, sk.startsWith('ALL#') ? 'all' : 'agent');
  return `${codes[kind]}${(quarterMs - blockMs) / QUARTER_MS}`;
}
