/**
 * Conversations in the table: a chain of rows put only if absent, beside one INFO item of cold fields and index keys.
 * A message is one put; transitions are in `transition-store.ts`.
 */
import type { ReadMark } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import type { Reads, ShownInfo } from '#core/conversation/views.ts';
import { setFields } from '#functions/store/expression.ts';
import { keys } from '#functions/store/keys.ts';
import { type StoredRow, fromItem, toItem } from './row-item.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';

/** The bot, or the version of a workflow, that a conversation began with or was handed to; null for people. */
export type Automation = { id: Id; version: number | null };

/** A conversation's cold fields: those that are shown, and which bot or flow has it. */
export type ConversationMetadata = ShownInfo & { automation: Automation | null };

/** Everything of a conversation but its rows. */
export type ConversationRecord = { metadata: ConversationMetadata; read: Reads };

/** The newest row, which is the conversation's state; nothing for an unknown conversation. */
export async function newestRow(
  table: Table,
  conversation: Id,
  options: { consistent?: boolean } = {},
): Promise<StoredRow | undefined> {
  const { items } = await table.query({
    ...rowsBetween(conversation, 0, LAST_SEQ),
    ScanIndexForward: false,
    Limit: 1,
    ConsistentRead: options.consistent ?? false,
  });
  return items[0] && fromItem(items[0]);
}

/** One row. */
export async function getRow(table: Table, conversation: Id, seq: number): Promise<StoredRow | undefined> {
  const Key = keys.row(conversation, seq);
  // Rows never change, so a cheap read that finds one is as good as any; one that doesn't may only be early.
  const item = (await table.get({ Key })) ?? (await table.get({ Key, ConsistentRead: true }));
  return item && fromItem(item);
}

/** Rows after a number, or the last ones before it; ascending either way. */
export async function listRows(
  table: Table,
  conversation: Id,
  range: { after: number; limit: number } | { before: number; limit: number },
): Promise<StoredRow[]> {
  const forward = 'after' in range;
  const { items } = await table.query({
    ...(forward
      ? rowsBetween(conversation, Math.min(range.after + 1, LAST_SEQ), LAST_SEQ)
      : rowsBetween(conversation, 0, Math.min(range.before - 1, LAST_SEQ))),
    ScanIndexForward: forward,
    Limit: range.limit,
    ConsistentRead: true,
  });
  const rows = items.map(fromItem);
  return forward ? rows : rows.toReversed();
}

/** The cold fields and how far each side has read, in one query. */
export async function getConversationRecord(
  table: Table,
  conversation: Id,
  options: { consistent?: boolean } = {},
): Promise<ConversationRecord | undefined> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk < :rows',
    ExpressionAttributeValues: { ':pk': keys.info(conversation).pk, ':rows': 'MSG#' },
    ConsistentRead: options.consistent ?? false,
  });
  const bySk = new Map(items.map((item) => [item['sk'], item]));
  const metadata = bySk.get('INFO');
  return (
    metadata && {
      metadata: metadata as ConversationMetadata,
      read: { agent: readOf(bySk.get('LAST-READ#agent')), visitor: readOf(bySk.get('LAST-READ#visitor')) },
    }
  );
}

/** Puts a message at its place in the chain; `refused` when another row is there already. */
export function appendRow(table: Table, row: StoredRow): Promise<Written> {
  return table.put({ Item: toItem(row), ConditionExpression: ABSENT });
}

/** Notes how far a side has read; never backwards. */
export function putLastRead(
  table: Table,
  conversation: Id,
  side: 'agent' | 'visitor',
  read: ReadMark,
): Promise<Written> {
  return table.put({
    Item: { ...keys.lastRead(conversation, side), ...read },
    ConditionExpression: `${ABSENT} OR #seq < :seq`,
    ExpressionAttributeNames: { '#seq': 'seq' },
    ExpressionAttributeValues: { ':seq': read.seq },
  });
}

/** Changes cold fields that no one else's rule depends on. */
export function updateMetadata(
  table: Table,
  conversation: Id,
  fields: Partial<Pick<ConversationMetadata, 'labels' | 'attributes'>>,
): Promise<{ written: Written }> {
  return table.update({
    Key: keys.info(conversation),
    ...setFields(fields),
    ConditionExpression: 'attribute_exists(pk)',
  });
}

/** The write of a row at its place in the chain, for a transaction; with what only readers of the stream are told. */
export const rowWrite = (row: StoredRow, forReaders: Item = {}): TransactItem => ({
  Put: { Item: { ...toItem(row), ...forReaders }, ConditionExpression: ABSENT },
});

/** Fails when a conversation has gone on since a row of it was read as its newest. */
export const chainEndsAt = (conversation: Id, seq: number): TransactItem => ({
  ConditionCheck: { Key: keys.row(conversation, seq + 1), ConditionExpression: ABSENT },
});

const ABSENT = 'attribute_not_exists(pk)';
const LAST_SEQ = 99_999_999;

const rowsBetween = (conversation: Id, first: number, last: number) => ({
  KeyConditionExpression: 'pk = :pk AND sk BETWEEN :first AND :last',
  ExpressionAttributeValues: {
    ':pk': keys.info(conversation).pk,
    ':first': keys.row(conversation, first).sk,
    ':last': keys.row(conversation, last).sk,
  },
});

const readOf = (item: Item | undefined): ReadMark | null => (item ? (item as ReadMark) : null);
