/** Deletes what is stored of a conversation: the items of its partition, and its words. */
import type { Id } from '#core/model/id.ts';
import type { Deps } from '#functions/deps.ts';
import { keys } from '#functions/store/keys.ts';
import type { Item, Table } from '#functions/store/table.ts';

/** A conversation that is among a visitor's: theirs, unless another began it in the instant they tried to. */
export type OwnConversation = { id: Id; visitor: Id };

const ROWS_AT_ONCE = 25;

/** Deletes the words that a settled conversation is found by; whether there were any. */
export async function eraseWords(table: Table, conversation: Id): Promise<boolean> {
  const words = await table.get({ Key: keys.searchWords(conversation), ConsistentRead: true });
  if (words) await table.delete({ Key: keys.searchWords(conversation) });
  return words !== undefined;
}

/**
 * Deletes a conversation's partition, INFO first, so that nobody sees half of it; and only a visitor's own, should another
 * begin one under this id just now. Whether there was anything, or time ran out.
 * @param before what is done with items while they can still be read
 * @param until milliseconds since 1970
 */
export async function eraseRows(
  { table, now }: Pick<Deps, 'table' | 'now'>,
  { id, visitor }: OwnConversation,
  until: number,
  before?: (items: readonly Item[]) => Promise<void>,
): Promise<boolean> {
  let found = false;
  while (now() < until) {
    const rows = await firstRows(table, id, before === undefined);
    if (rows.length === 0) return found;
    await before?.(rows);
    const [first, ...others] = rows.map(({ pk, sk }) => ({ pk, sk }));
    if ((await table.delete({ Key: first, ...isOf(visitor) })) === 'refused') return found;
    found = true;
    await Promise.all(others.map((Key) => table.delete({ Key })));
  }
  return true;
}

/** INFO says whose it is, nothing else does. */
const isOf = (visitor: Id) => ({
  ConditionExpression: 'attribute_not_exists(visitor_id) OR visitor_id = :visitor',
  ExpressionAttributeValues: { ':visitor': visitor },
});

async function firstRows(table: Table, conversation: Id, isKeysOnly: boolean): Promise<Item[]> {
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': keys.info(conversation).pk },
    ...(isKeysOnly ? { ProjectionExpression: 'pk, sk' } : {}),
    ConsistentRead: true,
    Limit: ROWS_AT_ONCE,
  });
  return items;
}
