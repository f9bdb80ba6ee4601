/**
 * Retention in the table. Settled conversations are found in the list they entered when they settled, which is ordered by
 * that time. Erasing one begins by taking its INFO away: from then on there is no such conversation.
 */
import type { Id } from '#core/model/id.ts';
import type { Retention } from '#core/privacy/retention.ts';
import { type StoredRow, chainEndsAt } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { indexes } from '#functions/store/listings.ts';
import { type WidgetItem, getWidget } from '#functions/store/settings/widget-store.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';
import type { ConversationErasure } from '#functions/store/visitors/erasure-store.ts';
import type { LogPosition } from '#functions/store/webhooks/delivery-store.ts';
import type { VisitorItem } from '#functions/store/visitors/visitor-store.ts';

/** The lists that settled conversations are in. */
export const settledLists = ['resolved', 'closed'] as const;
/** One of them. */
export type SettledList = (typeof settledLists)[number];

/** Conversations that entered a list up to a time (milliseconds since 1970), the longest ago first; `after` is where the next page begins. */
export async function settledUpTo(
  table: Table,
  list: SettledList,
  { untilMs, after = '', limit }: { untilMs: number; after?: string | undefined; limit: number },
): Promise<{ ids: Id[]; after: string; isEnd: boolean }> {
  const until = indexes.byStatus(list, untilMs, Number.MAX_SAFE_INTEGER);
  // What was shortened meanwhile may have been looked at further than up to that time.
  if (after >= until.gsi1sk) return { ids: [], after, isEnd: true };
  const { items, lastKey } = await table.query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :list AND gsi1sk BETWEEN :after AND :until',
    // A position and a space lie before everything that comes after the position.
    ExpressionAttributeValues: { ':list': until.gsi1pk, ':after': `${after} `, ':until': until.gsi1sk },
    Limit: limit,
  });
  const ids = items.map(({ pk }) => Number(String(pk).slice('CONV#'.length)));
  return { ids, after: String(items.at(-1)?.['gsi1sk'] ?? after), isEnd: lastKey === undefined };
}

/** How far the lists were looked through: under which settings, since when, and up to where for each period and list. */
export type RetentionPosition = { settings: string; began_at_ms: number; after: Record<string, string> };

/** How far the lists were looked through; nothing at first, and after an import. */
export async function getRetentionPosition(table: Table): Promise<RetentionPosition | undefined> {
  const item = await table.get({ Key: keys.retentionPosition(), ConsistentRead: true });
  return item as RetentionPosition | undefined;
}

/** Notes how far the lists were looked through; `refused` where that is to begin again, unless it begins just now. */
export const putRetentionPosition = (
  table: Table,
  position: RetentionPosition,
  { isNew }: { isNew: boolean },
): Promise<Written> =>
  table.put({
    Item: { ...position, ...keys.retentionPosition() },
    ...(isNew ? {} : { ConditionExpression: 'attribute_exists(pk)' }),
  });

/** Has the lists looked through from the beginning: conversations came to be in them that had settled long ago. */
export async function forgetRetentionPosition(table: Table): Promise<void> {
  await table.delete({ Key: keys.retentionPosition() });
}

/** A look through what webhooks were sent: when it began, and how far it has come. */
export type RetentionLog = { began_at_ms: number; position?: LogPosition };

/** The look that isn't at its end yet, or nothing. */
export async function getRetentionLog(table: Table): Promise<RetentionLog | undefined> {
  const item = await table.get({ Key: keys.retentionLog(), ConsistentRead: true });
  return item as RetentionLog | undefined;
}

/** Keeps how far a look has come. */
export async function putRetentionLog(table: Table, look: RetentionLog): Promise<void> {
  await table.put({ Item: { ...look, ...keys.retentionLog() } });
}

/** Notes that the look has come to its end. */
export async function forgetRetentionLog(table: Table): Promise<void> {
  await table.delete({ Key: keys.retentionLog() });
}

/** How long conversations are kept: those of these widgets, of deleted ones, and of all others. */
export async function readRetention(
  table: Table,
  widgets: readonly WidgetItem[],
  deployment: number | null,
): Promise<Retention> {
  const gone = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.goneWidget(0).pk },
  });
  const days = [...widgets.map(ownDays), ...gone.map((item) => [Number(item['sk']), daysIn(item)] as const)];
  return { deployment, widgets: new Map(days.filter((one): one is [Id, number] => one[1] !== null)) };
}

/** For how many days the conversations of a widget are kept, also of a deleted one. */
export async function retentionOfWidget(table: Table, widget: Id, deployment: number | null): Promise<number | null> {
  const found = await getWidget(table, widget);
  const own = found ? found.retention_days : daysIn((await table.get({ Key: keys.goneWidget(widget) })) ?? {});
  return own ?? deployment;
}

const ownDays = ({ id, retention_days }: WidgetItem) => [id, retention_days] as const;
const daysIn = ({ retention_days }: Item): number | null =>
  typeof retention_days === 'number' ? retention_days : null;

/**
 * Takes a settled conversation away and notes that what is left of it has to be erased; `refused` when a row was added since
 * its newest one was read (whatever changes a conversation's state adds one), or when another was faster.
 * @param visitor whose it is; their place for a conversation becomes free
 */
export function beginConversationErasure(
  table: Table,
  newest: StoredRow,
  visitor: VisitorItem | undefined,
  erasure: ConversationErasure,
): Promise<Written> {
  const { conversation_id: id, seq } = newest;
  return table.transact([
    { Delete: { Key: keys.info(id), ConditionExpression: 'attribute_exists(pk)' } },
    chainEndsAt(id, seq),
    { Put: { Item: { ...keys.conversationErasure(id), ...erasure } } },
    ...(visitor?.last_conversation_id === id ? [freePlace(visitor.id, id)] : []),
  ]);
}

const freePlace = (visitor: Id, conversation: Id): TransactItem => ({
  Update: {
    Key: keys.visitor(visitor),
    UpdateExpression: 'REMOVE last_conversation_id',
    ConditionExpression: 'last_conversation_id = :this',
    ExpressionAttributeValues: { ':this': conversation },
  },
});

/** Fails when a conversation was taken away, although rows of it may be left. */
export const conversationStays = (conversation: Id): TransactItem => ({
  ConditionCheck: { Key: keys.info(conversation), ConditionExpression: 'attribute_exists(pk)' },
});
