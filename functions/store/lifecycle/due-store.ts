/** DUE: what falls due at a time, in the order of those times. The sweep reads what is due and nothing else, so that what is far off costs nothing. */
import type { ConversationState } from '#core/conversation/state.ts';
import type { Id } from '#core/model/id.ts';
import { padId } from '#core/model/id.ts';
import { type Key, keys } from '#functions/store/keys.ts';
import { type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/**
 * What falls due: a snoozed conversation comes back (`wake`), a message is sent (`message`), a target was to be met
 * (`target`), a rule looks at a conversation again (`rule`), its retention ends (`retention`; with a visitor as `ref`, theirs is looked at), or a
 * source of a bot is looked after (`source`: its id is where others name a conversation).
 */
export const dueKinds = ['wake', 'message', 'target', 'rule', 'retention', 'source'] as const;
/** A kind of `dueKinds`. */
export type DueKind = (typeof dueKinds)[number];

/** What falls due in a conversation, and when. `ref` tells several of one kind apart; without one it is empty. */
export type Due = { kind: DueKind; conversation_id: Id; due_at_ms: number; ref: string };
/** A stored one. */
export type DueOrder = Due & { key: Key };

/** Whether the write that carried an order out has also taken it away, or left it. */
export type OrderState = 'taken_away' | 'left';

/** The item of what falls due. Its key says everything. */
export const dueItem = ({ kind, conversation_id, due_at_ms, ref }: Due): Key =>
  keys.due(due_at_ms, conversation_id, kind === 'wake' ? '' : `${kind}#${ref}`);

/** Puts, moves or takes away a conversation's order: there is one exactly while it is snoozed until a time. */
export function dueWrites(
  { before, after }: { before: ConversationState | null; after: ConversationState },
  conversation: Id,
): TransactItem[] {
  const had = before?.snoozed?.until_ms ?? null;
  const has = after.snoozed?.until_ms ?? null;
  if (had === has) return [];
  const keyAt = (due_at_ms: number): Key =>
    dueItem({ kind: 'wake', conversation_id: conversation, due_at_ms, ref: '' });
  return [
    ...(had === null ? [] : [{ Delete: { Key: keyAt(had) } }]),
    ...(has === null ? [] : [{ Put: { Item: keyAt(has) } }]),
  ];
}

/** The orders that are due at a time (milliseconds since 1970), the oldest first. */
export async function readDue(table: Table, nowMs: number): Promise<DueOrder[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk AND sk < :after',
    ExpressionAttributeValues: { ':pk': keys.due(0, 0).pk, ':after': padId(nowMs + 1) },
  });
  return items.flatMap(({ pk, sk }) => {
    const [due = '0', conversation = '0', named = 'wake', ...ref] = String(sk).split('#');
    const kind = dueKinds.find((known) => known === named);
    // A kind of a later version stays for it.
    if (kind === undefined) return [];
    const key = { pk: String(pk), sk: String(sk) };
    return [{ key, kind, conversation_id: Number(conversation), due_at_ms: Number(due), ref: ref.join('#') }];
  });
}

/** Takes an order away: it was carried out, or there is nothing to do any more. */
export const deleteDue = (table: Table, { key }: DueOrder): Promise<Written> => table.delete({ Key: key });
