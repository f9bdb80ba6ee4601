/** Redacting a row: the only change that a row knows. What else has its text or its files is left to the sweep. */
import { type Redacted, isFeedback, redactedParts, textOf } from '#core/privacy/redaction.ts';
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, type TransactItem, type Written, setFields } from '#functions/store/table.ts';
import type { LogPosition } from '#functions/store/webhooks/delivery-store.ts';
import { type StoredRow, rowWrite } from './conversation-store.ts';

/** What is left of a redacted row: its files, and what webhooks were sent of it. `row_id` says since when there are any. */
export type LeftOfRow = Redacted & {
  row_id: Id;
  files: readonly string[];
  began_at_ms: number;
  /** How far what webhooks were sent was looked through, once nothing could be under way any more. */
  log?: LogPosition;
};

/**
 * Replaces what a row says, and adds the row that records it; `refused` when the row was redacted or erased meanwhile, or
 * another row was added.
 */
export function redactRow(
  table: Table,
  row: StoredRow,
  { left, record, also }: { left: LeftOfRow; record: StoredRow; also: readonly TransactItem[] },
): Promise<Written> {
  const { conversation_id, seq } = row;
  const { metadata } = redactedParts(row, left);
  return table.transact([
    {
      Update: {
        Key: keys.row(conversation_id, seq),
        UpdateExpression: 'SET #text = :text, #metadata = :metadata REMOVE #files',
        ConditionExpression: 'attribute_exists(pk) AND #text = :read',
        ExpressionAttributeNames: {
          '#text': isFeedback(row) ? 'feedback' : 'content',
          '#metadata': 'metadata',
          '#files': 'files',
        },
        ExpressionAttributeValues: { ':text': left.content, ':read': textOf(row), ':metadata': metadata },
      },
    },
    rowWrite(record),
    redactionWrite(left),
    ...also,
  ]);
}

/** The write that leaves the rest to the sweep. */
export const redactionWrite = (left: LeftOfRow): TransactItem => ({
  Put: { Item: { ...keys.redaction(left.conversation_id, left.seq), ...left } },
});

/** What such an item says. */
export const leftOfRow = ({ pk: _pk, sk: _sk, ...left }: Item): LeftOfRow => left as LeftOfRow;

/** Keeps how far what webhooks were sent was looked through for a redacted row, unless more was taken from it since. */
export async function keepRedactionLog(table: Table, left: LeftOfRow, log: LogPosition): Promise<void> {
  const { ExpressionAttributeValues: set, ...fields } = setFields({ log });
  const { ExpressionAttributeValues: read, ...asRead } = unchanged(left);
  const Key = keys.redaction(left.conversation_id, left.seq);
  await table.update({ Key, ...fields, ...asRead, ExpressionAttributeValues: { ...set, ...read } });
}

/** Notes that nothing of a redacted row is left, unless more was taken from it since. */
export async function settleRedaction(table: Table, left: LeftOfRow): Promise<void> {
  await table.delete({ Key: keys.redaction(left.conversation_id, left.seq), ...unchanged(left) });
}

/** A note that quotes several messages is left again by each of them. */
const unchanged = ({ began_at_ms }: LeftOfRow) => ({
  ConditionExpression: 'began_at_ms = :began',
  ExpressionAttributeValues: { ':began': began_at_ms },
});
