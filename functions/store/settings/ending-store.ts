/** ENDINGS: what was deleted and still has chats that must not be left behind. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import { type Item, type Table, type TransactItem, type Written, queryAll } from '#functions/store/table.ts';

/** What was deleted: a widget, whose chats end; or a department, whose queue is emptied. */
export type Ended = { kind: 'widget' | 'department'; id: Id };

/** Something deleted that is still looked after, and since when. */
export type Ending = Ended & {
  began_at_ms: number;
  /** Where the look through a widget's chats goes on, and how many chats it has closed so far. */
  look?: { status: 'pending' | 'active' | 'snoozed' | 'resolved'; after: string; closed: number };
};

/** The write that notes it, for the transaction that deletes it. */
export const endingOf = (ended: Ended, nowMs: number): TransactItem => ({
  Put: { Item: { ...keys.ending(ended), ...ended, began_at_ms: nowMs } },
});

/** Everything that is still looked after. */
export async function endings(table: Table): Promise<Ending[]> {
  const items = await queryAll(table, {
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.ending({ kind: 'widget', id: 0 }).pk },
  });
  return items.map(toEnding);
}

/** Notes where the next look goes on; at the beginning without it. */
export async function noteLook(table: Table, ended: Ended, look: Ending['look']): Promise<void> {
  await table.update({
    Key: keys.ending(ended),
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#look': 'look' },
    ...(look
      ? { UpdateExpression: 'SET #look = :look', ExpressionAttributeValues: { ':look': look } }
      : { UpdateExpression: 'REMOVE #look' }),
  });
}

/** Notes that nothing of it is left. */
export const settleEnding = (table: Table, ended: Ended): Promise<Written> => table.delete({ Key: keys.ending(ended) });

const toEnding = ({ kind, id, sk, began_at_ms, look }: Item): Ending => ({
  ...(look === undefined ? {} : { look: look as NonNullable<Ending['look']> }),
  kind: kind === 'department' ? 'department' : 'widget',
  id: Number(id ?? sk),
  began_at_ms: Number(began_at_ms ?? 0),
});
