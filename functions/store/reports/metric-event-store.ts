/** Facts in the table: one small row each, by widget, month, kind and quarter of an hour. They are also the list behind a number. */
import type { MetricEvent, Wait } from '#core/metrics/metric-events.ts';
import { QUARTER_MS } from '#core/metrics/aggregate.ts';
import type { FactKind } from '#core/model/conversations/fact.ts';
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Item, type Table, queryAll } from '#functions/store/table.ts';

/** What a fact is known by. */
export type FactIdentity = Pick<MetricEvent, 'widget_id' | 'kind' | 'at_ms' | 'conversation_id' | 'seq'>;

/** Puts a fact where it belongs; the same fact again changes nothing. */
export async function putFact(table: Table, fact: MetricEvent): Promise<void> {
  await table.put({ Item: factItem(fact), ConditionExpression: 'attribute_not_exists(pk)' });
}

/** Takes a fact away. */
export async function removeFact(table: Table, fact: FactIdentity): Promise<void> {
  await table.delete({ Key: keyOf(fact) });
}

/** The facts of some kinds in a quarter of an hour of a widget, as they are now. */
export async function factsOfQuarter(
  table: Table,
  { widget, quarterMs }: { widget: Id; quarterMs: number },
  kinds: Iterable<FactKind>,
): Promise<Map<FactKind, MetricEvent[]>> {
  const read = async (kind: FactKind): Promise<[FactKind, MetricEvent[]]> => {
    const items = await queryAll(table, {
      ...between(keys.fact(widget, kind, quarterMs, 0, 0), keys.fact(widget, kind, quarterMs, LAST_ID, LAST_SEQ)),
      ConsistentRead: true,
    });
    return [kind, items.map(factOf)];
  };
  return new Map(await Promise.all([...kinds].map(read)));
}

/** A place in a list of facts. */
export type Place = { quarterMs: number; conversation: Id; seq: number };

/** Which facts: of one month those from an instant to before another, and those before a place. */
export type FactRange = { monthMs: number; fromMs: number; toMs: number; below?: Place | undefined; limit: number };

/** The newest facts of a kind within one month: whole quarters of an hour, what of them is too early or late included. */
export async function newestFacts(
  table: Table,
  widget: Id,
  kind: FactKind,
  { monthMs, fromMs, toMs, below, limit }: FactRange,
): Promise<MetricEvent[]> {
  const { pk } = keys.fact(widget, kind, monthMs, 0, 0);
  const first = keys.fact(widget, kind, fromMs, 0, 0).sk;
  const last = below
    ? keys.fact(widget, kind, below.quarterMs, below.conversation, below.seq).sk
    : keys.fact(widget, kind, toMs - 1, LAST_ID, LAST_SEQ).sk;
  if (last < first) return [];
  const { items } = await table.query({
    ...between({ pk, sk: first }, { pk, sk: last }),
    ScanIndexForward: false,
    // The place itself is among them.
    Limit: below ? limit + 1 : limit,
  });
  const facts = items.map(factOf);
  const isPlace = (fact: MetricEvent): boolean => below !== undefined && keyOf(fact).sk === last;
  return facts.filter((fact) => !isPlace(fact)).slice(0, limit);
}

/** The facts of a kind between two instants within one month, oldest first. */
export async function factsBetween(
  table: Table,
  widget: Id,
  kind: FactKind,
  { monthMs, fromMs, toMs }: Pick<FactRange, 'monthMs' | 'fromMs' | 'toMs'>,
): Promise<MetricEvent[]> {
  const { pk } = keys.fact(widget, kind, monthMs, 0, 0);
  const { sk: first } = keys.fact(widget, kind, fromMs, 0, 0);
  const { sk: last } = keys.fact(widget, kind, toMs, LAST_ID, LAST_SEQ);
  const facts = (await queryAll(table, between({ pk, sk: first }, { pk, sk: last }))).map(factOf);
  return facts.filter(({ at_ms }) => at_ms >= fromMs && at_ms < toMs);
}

/** Every fact of a widget's month: to be compared with a recount. */
export async function factsOfMonth(table: Table, widget: Id, monthMs: number): Promise<MetricEvent[]> {
  const { pk } = keys.fact(widget, 'started', monthMs, 0, 0);
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
    ConsistentRead: true,
  });
  return items.map(factOf);
}

const LAST_ID = Number.MAX_SAFE_INTEGER;
const LAST_SEQ = 99_999_999;

const keyOf = (fact: FactIdentity): Key =>
  keys.fact(fact.widget_id, fact.kind, fact.at_ms, fact.conversation_id, fact.seq);

const between = (first: Key, last: Key) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: { ':pk': first.pk, ':first': first.sk, ':last': last.sk },
});

/** A wait is a number where business hours make no difference and it is the fact's own agent's. */
type PackedWait = number | [ms: number, business_ms: number, agent: Id | null];

/** The item of a fact. */
export function factItem(fact: MetricEvent): Item {
  const { at_ms, agent_id, waits, rating } = fact;
  const packed = waits.map((wait): PackedWait =>
    wait.ms === wait.business_ms && wait.agent_id === agent_id ? wait.ms : [wait.ms, wait.business_ms, wait.agent_id],
  );
  return {
    ...keyOf(fact),
    at: at_ms % QUARTER_MS,
    ...(agent_id === null ? {} : { a: agent_id }),
    ...(waits.length > 0 ? { w: packed } : {}),
    ...(rating === null ? {} : { r: rating }),
  };
}

/** The fact of an item. */
export function factOf(item: Item): MetricEvent {
  const stored = item as { pk: string; sk: string; at: number; a?: Id; w?: PackedWait[]; r?: number };
  const [, widget] = stored.pk.split('#');
  const [kind, quarter, conversation, seq] = stored.sk.split('#');
  const agent_id = stored.a ?? null;
  return {
    kind: kind as FactKind,
    widget_id: Number(widget),
    conversation_id: Number(conversation),
    seq: Number(seq),
    at_ms: Date.parse(`${quarter}Z`) + stored.at,
    agent_id,
    waits: (stored.w ?? []).map((wait) => waitOf(wait, agent_id)),
    rating: stored.r ?? null,
  };
}

const waitOf = (packed: PackedWait, agent: Id | null): Wait =>
  typeof packed === 'number'
    ? { agent_id: agent, ms: packed, business_ms: packed }
    : { ms: packed[0], business_ms: packed[1], agent_id: packed[2] };
