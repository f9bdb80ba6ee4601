/** ENDINGS: what was deleted and still has chats that must not be left behind. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item, Table, TransactItem, Written } from '#functions/store/table.ts';

/** What was deleted: a widget, whose chats end; or a department, whose queue is emptied. */
export type Ended = { kind: 'widget' | 'department'; id: Id };

/** Something deleted that is still looked after, and since when. */
export type Ending = Ended & { began_at_ms: number };

/** The write that notes it, for the transaction that deletes it. */
export const endingOf = (ended: Ended, nowMs: number): TransactItem => ({
  Put: { Item: { ...keys.ending(ended), ...ended, began_at_ms: nowMs } },
});

/** Everything that is still looked after. */
export async function endings(table: Table): Promise<Ending[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.ending({ kind: 'widget', id: 0 }).pk },
  });
  return items.map(toEnding);
}

/** Notes that nothing of it is left. */
export const settleEnding = (table: Table, ended: Ended): Promise<Written> => table.delete({ Key: keys.ending(ended) });

const toEnding = ({ kind, id, sk, began_at_ms }: Item): Ending => ({
  kind: kind === 'department' ? 'department' : 'widget',
  id: Number(id ?? sk),
  began_at_ms: Number(began_at_ms ?? 0),
});
