/** FOLLOWS#: the conversations an agent follows, next to their record: pointers only, which say nothing of what was erased. */
import { type Id, firstIdAt, padId } from '#core/model/id.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';
import type { Entry } from './conversation-index.ts';

/** How long a conversation is listed after an agent began to follow it, days. */
const LISTED_DAYS = 366;

/** The write that lists a conversation for an agent who follows it from now on. */
export const followWrite = (agent: Id, conversation: Id, nowMs: number): TransactItem => ({
  Put: {
    Item: {
      ...keys.follows(agent, conversation),
      expires_at_seconds: Math.ceil(nowMs / 1000) + LISTED_DAYS * 86_400,
    },
  },
});

/** The write that lists it no longer. */
export const unfollowWrite = (agent: Id, conversation: Id): TransactItem => ({
  Delete: { Key: keys.follows(agent, conversation) },
});

/** The conversations that an agent follows, the newest first: those before a place, begun at a time or later. */
export async function newestFollowed(
  table: Table,
  agent: Id,
  { limit, before, sinceMs = 0 }: { limit: number; before?: string | undefined; sinceMs?: number | undefined },
): Promise<Entry[]> {
  const below = before === undefined ? Number.MAX_SAFE_INTEGER : Number(before);
  const from = firstIdAt(sinceMs);
  if (below <= from) return [];
  const { items } = await table.query({
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :since AND :until',
    ExpressionAttributeValues: {
      ':pk': keys.agent(agent).pk,
      ':since': keys.follows(agent, from).sk,
      ':until': keys.follows(agent, below - 1).sk,
    },
    ScanIndexForward: false,
    Limit: limit,
  });
  return items.map(({ sk }) => {
    const id = Number(String(sk).slice('FOLLOWS#'.length));
    return { id, position: padId(id) };
  });
}
