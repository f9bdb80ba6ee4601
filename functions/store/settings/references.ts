/**
 * References between things set up. Whoever points at a thing notes it there, in the transaction that does so: it fails
 * when the thing is gone, and whoever is deleting it at that moment has to look again at what refers to it.
 */
import type { Key } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

/** What counts the references that were ever made to a thing; a workflow has a counter of changes that serves as well. */
type Counter = 'uses' | 'revision';

/** The write that notes a reference; fails when what is referred to is gone. */
export const refersTo = (Key: Key, counter: Counter = 'uses'): TransactItem => ({
  Update: {
    Key,
    UpdateExpression: 'ADD #counter :one',
    ConditionExpression: 'attribute_exists(pk)',
    ExpressionAttributeNames: { '#counter': counter },
    ExpressionAttributeValues: { ':one': 1 },
  },
});

/** How many references were ever made to a thing, as it is now; nothing when it is gone. */
export async function usesOf(table: Table, Key: Key): Promise<number | undefined> {
  const item = await table.get({ Key, ConsistentRead: true });
  return item && Number(item['uses'] ?? 0);
}

/** The write that deletes a thing; fails when it is gone, or was pointed at since its uses were read. */
export const deleteUnused = (Key: Key, uses: number): TransactItem => ({
  Delete: {
    Key,
    ...(uses === 0
      ? { ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(#uses)' }
      : { ConditionExpression: '#uses = :uses', ExpressionAttributeValues: { ':uses': uses } }),
    ExpressionAttributeNames: { '#uses': 'uses' },
  },
});
