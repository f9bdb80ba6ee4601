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

/** Which conversations of a status: those that entered it up to a time (milliseconds since 1970), after an earlier page. */
export type StatusRange = { limit: number; after?: string | undefined; untilMs?: number };

/** A page of the conversations in a status, or in its group, by when they entered it; `after` is where the next begins. */
export async function conversationsByStatus(
  table: Table,
  status: Status,
  { limit, after = '', untilMs = LATEST }: StatusRange,
): Promise<{ ids: Id[]; after: string | undefined }> {
  const { items, lastKey } = await table.query({
    IndexName: 'gsi1',
    KeyConditionExpression: 'gsi1pk = :pk AND gsi1sk BETWEEN :after AND :until',
    ExpressionAttributeValues: {
      ':pk': indexes.byStatus(status, 0, 0).gsi1pk,
      // A place and a space lie before everything that comes after the place.
      ':after': `${after} `,
      ':until': indexes.byStatus(status, untilMs, Number.MAX_SAFE_INTEGER).gsi1sk,
    },
    Limit: limit,
  });
  const last = items.at(-1)?.['gsi1sk'] as string | undefined;
  return { ids: items.map(idOf), after: lastKey ? last : undefined };
}

/** Since when a conversation has been in its status group and in its agent's hands, by its INFO item as stored. */
export const enteredAtMs = (info: object): number => Number(String((info as Item)['gsi1sk']).split('#', 1)[0]);

/** The year 2286. */
const LATEST = 9_999_999_999_999;

const idOf = (item: Item): Id => Number(String(item['pk']).slice('CONV#'.length));
