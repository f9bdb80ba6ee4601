/** DUE: what falls due at a time, in the order of those times. The sweep reads what is due and nothing else, so that what is far off costs nothing. */
import type { ConversationState } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { padId } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/** A conversation that was to come back by now. */
export type DueOrder = { key: Key; conversation_id: Id; due_at_ms: number };

/** Puts, moves or takes away a conversation's order: there is one exactly while it is snoozed until a time. */
export function dueWrites(
  { before, after }: { before: ConversationState | null; after: ConversationState },
  conversation: Id,
): TransactItem[] {
  const had = before?.snoozed?.until_ms ?? null;
  const has = after.snoozed?.until_ms ?? null;
  if (had === has) return [];
  return [
    ...(had === null ? [] : [{ Delete: { Key: keys.due(had, conversation) } }]),
    ...(has === null ? [] : [{ Put: { Item: keys.due(has, conversation) } }]),
  ];
}

/** The key of an order of another kind than a snooze: what is due, of which conversation, and which of them. */
export const dueKey = (atMs: number, conversation: Id, kind: 'message', ref: string): Key => {
  const { pk, sk } = keys.due(atMs, conversation);
  return { pk, sk: `${sk}#${kind}#${ref}` };
};

/** The orders that are due at a time (milliseconds since 1970), the oldest first. */
export async function readDue(table: Table, nowMs: number): Promise<DueOrder[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk < :after',
    ExpressionAttributeValues: { ':pk': keys.due(0, 0).pk, ':after': padId(nowMs + 1) },
  });
  return items.map(({ pk, sk }) => {
    const [due = '0', conversation = '0'] = String(sk).split('#');
    return {
      key: { pk: String(pk), sk: String(sk) },
      conversation_id: Number(conversation),
      due_at_ms: Number(due),
    };
  });
}

/** Takes an order away whose conversation is no longer snoozed until then, or was deleted. */
export const deleteDue = (table: Table, { key }: DueOrder): Promise<Written> => table.delete({ Key: key });
