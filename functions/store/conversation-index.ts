/** Reading conversations by the indexes: only keys, and eventually consistent, so what is found is read and judged again. */
import type { Id } from '../../core/model/id.ts';
import { indexes } from './keys.ts';
import type { Item, Table } from './table.ts';

/** Every conversation an agent has at work. There are no more of them than chats an agent may hold. */
export async function openConversationsOf(table: Table, agent: Id): Promise<Id[]> {
  const { items } = await table.query({
    IndexName: 'gsi2',
    KeyConditionExpression: 'gsi2pk = :pk',
    ExpressionAttributeValues: { ':pk': indexes.byAgent(agent, 'active', 0, 0).gsi2pk },
  });
  return items.map(idOf);
}

const idOf = (item: Item): Id => Number(String(item['pk']).slice('CONV#'.length));
