/** MENTION#: the notes that mention an agent, next to their record: pointers only, so that nothing of an erased visitor is left in them. */
import type { Id } from '#core/model/id.ts';
import { followWrite } from '#functions/store/conversations/follow-store.ts';
import { keys } from '#functions/store/keys.ts';
import type { Table, TransactItem } from '#functions/store/table.ts';

/** How long a mention is listed, days. */
const MENTION_DAYS = 90;
/** How many are listed and counted. */
const MAX_LISTED = 30;

/** Which note mentions an agent. */
export type StoredMention = { id: Id; conversation_id: Id; seq: number };

/** The writes that list a note, and its conversation, for the agents it mentions, who follow it: for the transaction that stores it. */
export const mentionWrites = (
  agents: readonly Id[],
  { id, conversation_id, seq }: StoredMention,
  nowMs: number,
): TransactItem[] =>
  agents.flatMap((agent): TransactItem[] => [
    followWrite(agent, conversation_id, nowMs),
    {
      Put: {
        Item: {
          ...keys.mention(agent, id),
          conversation_id,
          seq,
          expires_at_seconds: Math.ceil(nowMs / 1000) + MENTION_DAYS * 86_400,
        },
      },
    },
  ]);

/** The newest mentions of an agent, newest first, and up to which one they have seen them. */
export async function readMentions(table: Table, agent: Id): Promise<{ mentions: StoredMention[]; seen: Id }> {
  const [{ items }, seen] = await Promise.all([
    table.query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :mention)',
      ExpressionAttributeValues: { ':pk': keys.agent(agent).pk, ':mention': 'MENTION#' },
      ScanIndexForward: false,
      Limit: MAX_LISTED,
    }),
    table.get({ Key: keys.mentionsSeen(agent) }),
  ]);
  const mentions = items.map(({ sk, conversation_id, seq }) => ({
    id: Number(String(sk).slice('MENTION#'.length)),
    conversation_id: Number(conversation_id),
    seq: Number(seq),
  }));
  return { mentions, seen: Number(seen?.['up_to'] ?? 0) };
}

/** Notes that an agent has seen their mentions up to one; never backwards. */
export async function putMentionsSeen(table: Table, agent: Id, upTo: Id): Promise<void> {
  await table.put({
    Item: { ...keys.mentionsSeen(agent), up_to: upTo },
    ConditionExpression: 'attribute_not_exists(pk) OR up_to < :up_to',
    ExpressionAttributeValues: { ':up_to': upTo },
  });
}
