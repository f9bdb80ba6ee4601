/** QUEUE rows: the chats of a department that wait for an agent, in the order they are to be taken. */
import type { WaitingChat } from '#core/assignment/assignment.ts';
import type { Priority } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Item, type Table, type Written, queryAll } from '#functions/store/table.ts';

/** A waiting chat, as queued. */
export type QueueEntry = WaitingChat & {
  key: Key;
  visitor_id: Id;
  widget_id: Id;
  department_id: Id | null;
  /** Whether the department's agents were notified that it waits; they are notified again when it is gone. */
  announced: boolean;
  /** Whether a push of that failed, so that it is made again. */
  missed: boolean;
  /** Whether it was named in a mail to the department's recipients. */
  mailed: boolean;
};

/** The first chats of a department's queue, or those after a place in it, as they are now (strongly consistent). */
export async function readQueue(
  table: Table,
  department: Id | null,
  limit: number,
  after?: Key,
): Promise<QueueEntry[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.queue(department, 'urgent', 0, 0).pk },
    ConsistentRead: true,
    Limit: limit,
    ...(after ? { ExclusiveStartKey: { pk: after.pk, sk: after.sk } } : {}),
  });
  return items.map(toEntry);
}

/** How many chats of a queue are read to name those in a mail that none has named yet. */
export const MAX_NAMED = 1000;

/** A department's whole queue, as it was a moment ago: to be looked at, not to assign from. */
export async function readWholeQueue(table: Table, department: Id | null): Promise<QueueEntry[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.queue(department, 'urgent', 0, 0).pk },
  });
  return items.map(toEntry);
}

/** One waiting chat, as it is queued now; nothing when it doesn't wait there any more. */
export async function getQueued(table: Table, key: Key): Promise<QueueEntry | undefined> {
  const item = await table.get({ Key: key, ConsistentRead: true });
  return item && toEntry(item);
}

/**
 * Notes that a waiting chat was announced, and whether some missed it; `refused` when it doesn't wait there any more, or it was
 * noted before that all were notified.
 */
export async function markAnnounced(table: Table, key: Key, { isMissed }: { isMissed: boolean }): Promise<Written> {
  const { written } = await table.update({
    Key: key,
    UpdateExpression: isMissed ? 'SET announced = :yes, missed = :yes' : 'SET announced = :yes REMOVE missed',
    ConditionExpression: 'attribute_exists(pk) AND (attribute_not_exists(announced) OR attribute_exists(missed))',
    ExpressionAttributeValues: { ':yes': true },
  });
  return written;
}

/** Notes that a mail named a waiting chat; `refused` when it doesn't wait there any more. */
export async function markMailed(table: Table, key: Key): Promise<Written> {
  const { written } = await table.update({
    Key: key,
    UpdateExpression: 'SET mailed = :yes',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeValues: { ':yes': true },
  });
  return written;
}

/** The conversation whose place in a queue a key is. */
export const conversationAt = ({ sk }: Key): Id => Number(sk.split('#')[2]);

/** The entry an item holds. The key says how urgent it is and since when it waits. */
function toEntry(item: Item): QueueEntry {
  const stored = item as Key & {
    conversation_id: Id;
    visitor_id: Id;
    widget_id: Id;
    department_id: Id | null;
    priority: Priority;
    avoid_agent_id?: Id;
    announced?: boolean;
    missed?: boolean;
    mailed?: boolean;
  };
  const { pk, sk, conversation_id, visitor_id, widget_id, department_id, priority } = stored;
  return {
    key: { pk, sk },
    conversation_id,
    visitor_id,
    widget_id,
    department_id,
    priority,
    queued_at_ms: Number(sk.split('#')[1]),
    avoid_agent_id: stored.avoid_agent_id ?? null,
    announced: stored.announced ?? false,
    missed: stored.missed ?? false,
    mailed: stored.mailed ?? false,
  };
}
