/** The positions last sent to those who wait in a department's queue, and how fast the queue has been moving. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, Written } from '#functions/store/table.ts';

/** One item per queue. Times are milliseconds since 1970. */
export type QueueBroadcast = {
  told_at_ms: number;
  /** The first of the queue in order, as last sent. */
  told: Id[];
  /** When the last chats that had to wait were taken, oldest first. */
  served_at_ms: number[];
  /** Rises with every change; a change made on an older version is refused. */
  version: number;
};

const NOTHING: QueueBroadcast = { told_at_ms: 0, told: [], served_at_ms: [], version: 0 };

/** The last broadcast; empty before the first. */
export async function readQueueBroadcast(table: Table, department: Id | null): Promise<QueueBroadcast> {
  const item = await table.get({ Key: keys.queueNews(department) });
  return (item as QueueBroadcast | undefined) ?? NOTHING;
}

/** Stores this broadcast; `refused` when there was another after `before` was read. */
export function putQueueBroadcast(
  table: Table,
  department: Id | null,
  before: QueueBroadcast,
  after: Omit<QueueBroadcast, 'version'>,
): Promise<Written> {
  const isNew = before.version === 0;
  return table.put({
    Item: { ...keys.queueNews(department), ...after, version: before.version + 1 },
    ConditionExpression: isNew ? 'attribute_not_exists(pk)' : '#version = :read',
    ...(isNew
      ? {}
      : {
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':read': before.version },
        }),
  });
}
