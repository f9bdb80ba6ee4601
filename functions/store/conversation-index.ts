/** Reading conversations by the indexes: only keys, and eventually consistent, so what is found is read and judged again. */
import type { Id } from '../../core/model/id.ts';
import type { Status } from '../../core/model/conversation.ts';
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

/** A page of the conversations in a status, or in its group, by when they entered it; `after` continues an earlier page. */
export async function conversationsByStatus(
  table: Table,
  status: Status,
  { limit, after }: { limit: number; after?: string | undefined },
): Promise<{ ids: Id[]; after: string | undefined }> {
  const { items, lastKey } = await table.query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk > :after',
    ExpressionAttributeValues: { ':pk': indexes.byStatus(status, 0, 0).gsi1pk, ':after': after ?? '0' },
    Limit: limit,
  });
  const last = items.at(-1)?.['gsi1sk'] as string | undefined;
  return { ids: items.map(idOf), after: lastKey ? last : undefined };
}

const idOf = (item: Item): Id => Number(String(item['pk']).slice('CONV#'.length));
