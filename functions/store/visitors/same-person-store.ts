/** Which visitors the team takes for one person: kept with each visitor, so it is read with them and goes with them. */
import type { Id } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import type { VisitorItem } from './visitor-store.ts';

/** Visitors by their ids, those who don't exist left out. */
export async function getVisitors(
  table: Table,
  ids: readonly Id[],
  options: { consistent?: boolean } = {},
): Promise<VisitorItem[]> {
  if (ids.length === 0) return [];
  const items = await table.batchGet(ids.map(keys.visitor), { ConsistentRead: options.consistent ?? false });
  return (items as VisitorItem[]).sort((one, other) => one.id - other.id);
}

type Read = Pick<VisitorItem, 'id' | 'same_person_ids'>;

/** The part of a condition that a visitor is linked as they were read. */
export const linkedAsRead = ({ same_person_ids: before }: Read) =>
  before
    ? {
        condition: '#linked = :linked_as_read',
        names: { '#linked': 'same_person_ids' },
        values: { ':linked_as_read': before },
      }
    : { condition: 'attribute_not_exists(#linked)', names: { '#linked': 'same_person_ids' }, values: {} };

/** Makes a visitor one person with others, or with nobody; fails for one who is gone or was linked otherwise meanwhile. */
export function linkWrite(visitor: Read, others: readonly Id[]): TransactItem {
  const { condition, names, values } = linkedAsRead(visitor);
  const all = others.length === 0 ? values : { ...values, ':others': others };
  return {
    Update: {
      Key: keys.visitor(visitor.id),
      UpdateExpression: others.length === 0 ? 'REMOVE #linked' : 'SET #linked = :others',
      ConditionExpression: `attribute_exists(pk) AND ${condition}`,
      ExpressionAttributeNames: names,
      ...(Object.keys(all).length === 0 ? {} : { ExpressionAttributeValues: all }),
    },
  };
}

/** The writes after which none of the others is one person with a visitor. */
export const unlinkWrites = (id: Id, others: readonly Read[]): TransactItem[] =>
  others.map((other) =>
    linkWrite(
      other,
      (other.same_person_ids ?? []).filter((one) => one !== id),
    ),
  );
