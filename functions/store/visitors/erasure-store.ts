/**
 * Erasing people in the table. The visitor goes first and for good; what leads to their conversations and tickets stays
 * until nothing is left of those, so that an erasure cut short can be gone on with.
 */
import type { Id } from '#core/model/id.ts';
import { type LeftOfRow, leftOfRow } from '#functions/store/conversations/redaction-store.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll, setFields } from '#functions/store/table.ts';
import type { LogPosition } from '#functions/store/webhooks/delivery-store.ts';
import { getVisitors, linkedAsRead, unlinkWrites } from './same-person-store.ts';
import { type VisitorGate, type VisitorItem, visitorGateItem } from './visitor-store.ts';

/** A person being erased. `last_at_ms`: when they were seen last, if they go with their last conversation. */
export type Erasure = {
  visitor_id: Id;
  widget_id: Id;
  began_at_ms: number;
  last_at_ms?: number;
  /** Whether nothing is left but what webhooks were sent. */
  is_emptied?: boolean;
  /** When that was found, or found again. */
  emptied_at_ms?: number;
  /** How far what webhooks were sent was looked through for a person who was erased on request, once nothing could be under way any more. */
  log?: LogPosition;
};

/** A conversation being erased because its retention has ended; `last_at_ms`: when its newest row was written. */
export type ConversationErasure = {
  conversation_id: Id;
  visitor_id: Id;
  widget_id: Id;
  began_at_ms: number;
  last_at_ms: number;
  /** Whether nothing is left but what webhooks were sent. */
  is_emptied?: boolean;
  /** When that was found, or found again. */
  emptied_at_ms?: number;
};

/** Longer than a session lives. */
const TOMBSTONE_SECONDS = 31 * 24 * 60 * 60;

/**
 * Takes a visitor away as read, and notes that what is left of them has to be erased; `refused` when that was done before,
 * or their site verified them since: the identity leads to them, and goes with them.
 * @param isWithoutConversations also `refused` when a conversation of theirs has begun since
 */
export async function beginErasure(
  table: Table,
  visitor: VisitorItem,
  nowMs: number,
  { isWithoutConversations = false } = {},
): Promise<Written> {
  const { id, widget_id, identity_sub: sub } = visitor;
  const last = isWithoutConversations ? { last_at_ms: Date.parse(visitor.last_seen_at) } : {};
  const erasure: Erasure = { visitor_id: id, widget_id, began_at_ms: nowMs, ...last };
  const gate: VisitorGate = 'none';
  const expires_at_seconds = Math.ceil(nowMs / 1000) + TOMBSTONE_SECONDS;
  const linked = linkedAsRead(visitor);
  const isIdentity = sub === undefined ? 'attribute_exists(pk) AND attribute_not_exists(#sub)' : '#sub = :sub';
  const values = { ...linked.values, ...(sub === undefined ? {} : { ':sub': sub }) };
  const asRead = {
    ConditionExpression: [
      isIdentity,
      linked.condition,
      ...(isWithoutConversations ? ['attribute_not_exists(last_conversation_id)'] : []),
    ].join(' AND '),
    ExpressionAttributeNames: { '#sub': 'identity_sub', ...linked.names },
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  };
  // The others of the same person keep all that is theirs.
  const others = await getVisitors(table, visitor.same_person_ids ?? [], { consistent: true });
  const identity: TransactItem[] = sub === undefined ? [] : [{ Delete: { Key: keys.identity(widget_id, sub) } }];
  return table.transact([
    { Delete: { Key: keys.visitor(id), ...asRead } },
    { Delete: { Key: keys.visitorAttributes(id) } },
    ...identity,
    ...unlinkWrites(id, others),
    { Put: { Item: { ...visitorGateItem(id, gate), expires_at_seconds } } },
    { Put: { Item: { ...keys.erasure(id), ...erasure } } },
  ]);
}

/** The erasure of a person that is not settled yet, or nothing. */
export async function erasureOf(table: Table, visitor: Id): Promise<Erasure | undefined> {
  const item = await table.get({ Key: keys.erasure(visitor), ConsistentRead: true });
  return item && toErasure(item);
}

/** Everything whose erasure isn't settled yet: people, conversations whose retention has ended, and redacted rows. */
export type Erasures = { visitors: Erasure[]; conversations: ConversationErasure[]; rows: LeftOfRow[] };

/** Every erasure and redaction that is not settled yet, in one query. */
export async function erasures(table: Table): Promise<Erasures> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.erasure(0).pk },
  });
  const kindOf = ({ sk }: Item): string => String(sk).replace(/[^A-Z].*/, '');
  const { ROW = [], CONV = [], '': visitors = [] } = Object.groupBy(items, kindOf);
  return {
    visitors: visitors.map(toErasure),
    conversations: CONV.map(toConversationErasure),
    rows: ROW.map(leftOfRow),
  };
}

/** Notes that nothing is left of a person: what led there goes too. */
export async function settleErasure(table: Table, visitor: Id): Promise<void> {
  const partition = await partitionOf(table, visitor);
  const pointers = partition.filter((sk) => sk !== keys.visitorGate(visitor).sk);
  for (const sk of pointers) await table.delete({ Key: { ...keys.visitor(visitor), sk } });
  await table.delete({ Key: keys.erasure(visitor) });
}

const TICKET = 'TICKET#';

/** Notes that nothing is left of what a key's erasure is about but what webhooks were sent, which is looked through from now on. */
export async function noteEmptied(table: Table, Key: Key, emptied_at_ms: number): Promise<void> {
  const noted = setFields({ is_emptied: true, emptied_at_ms });
  await table.update({ Key, ...noted, ConditionExpression: 'attribute_exists(pk)' });
}

/** Keeps how far what webhooks were sent was looked through for a person. */
export async function keepErasureLog(table: Table, visitor: Id, log: LogPosition): Promise<void> {
  await table.update({
    Key: keys.erasure(visitor),
    ...setFields({ log }),
    ConditionExpression: 'attribute_exists(pk)',
  });
}

/** Notes that nothing is left of a conversation whose retention has ended. */
export async function settleConversationErasure(table: Table, { conversation_id }: ConversationErasure): Promise<void> {
  await table.delete({ Key: keys.conversationErasure(conversation_id) });
}

/** The tickets that were made for a visitor. */
export async function ticketIdsOf(table: Table, visitor: Id): Promise<Id[]> {
  const tickets = (await partitionOf(table, visitor)).filter((sk) => sk.startsWith(TICKET));
  return tickets.map((sk) => Number(sk.slice(TICKET.length)));
}

async function partitionOf(table: Table, visitor: Id): Promise<string[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.visitor(visitor).pk },
    ProjectionExpression: 'sk',
    ConsistentRead: true,
  });
  return items.map(({ sk }) => String(sk));
}

const toErasure = ({
  visitor_id,
  widget_id,
  began_at_ms,
  last_at_ms,
  is_emptied,
  emptied_at_ms,
  log,
}: Item): Erasure => ({
  visitor_id: Number(visitor_id),
  widget_id: Number(widget_id),
  began_at_ms: Number(began_at_ms),
  ...(last_at_ms === undefined ? {} : { last_at_ms: Number(last_at_ms) }),
  ...(is_emptied === true ? { is_emptied } : {}),
  ...(emptied_at_ms === undefined ? {} : { emptied_at_ms: Number(emptied_at_ms) }),
  ...(log === undefined ? {} : { log: log as LogPosition }),
});

const toConversationErasure = ({ pk: _pk, sk: _sk, ...erasure }: Item): ConversationErasure =>
  erasure as ConversationErasure;
