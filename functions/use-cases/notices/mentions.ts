/** An agent's mentions: which notes call them, and which of those they haven't seen. */
import type { Scope } from '#core/access/scope.ts';
import type { Mention } from '#core/model/messages/mention.ts';
import type { Id } from '#core/model/id.ts';
import { createdAtMs } from '#core/model/id.ts';
import { cut } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import { type StoredMention, putMentionsSeen, readMentions } from '#functions/store/assignment/mention-store.ts';
import { type ConversationMetadata, fromItem } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';
import { seesConversation } from '#functions/use-cases/access/scope.ts';

const MAX_TEXT = 200;

/** The newest mentions, newest first; those of conversations that were erased, or that the agent doesn't see any more, are left out. */
export async function listMentions(
  { table }: Pick<Deps, 'table'>,
  agent: Id,
  scope: Scope,
): Promise<{ data: Mention[]; unseen: number }> {
  const { mentions: all, seen } = await readMentions(table, agent);
  const mentions = await seenOf(table, all, scope);
  const wanted = mentions.flatMap((one) => [keys.row(one.conversation_id, one.seq), keys.info(one.conversation_id)]);
  const unique = [...new Map(wanted.map((key) => [`${key.pk} ${key.sk}`, key])).values()];
  const found = new Map(
    (await table.batchGet(unique)).map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]),
  );
  const itemOf = ({ pk, sk }: { pk: string; sk: string }) => found.get(`${pk} ${sk}`);
  const shown = (one: StoredMention): Mention[] => {
    const row = itemOf(keys.row(one.conversation_id, one.seq));
    const info = itemOf(keys.info(one.conversation_id)) as ConversationMetadata | undefined;
    if (!row || !info) return [];
    const { content, sender_name } = fromItem(row);
    return [
      {
        id: one.id,
        conversation_id: one.conversation_id,
        seq: one.seq,
        created_at: new Date(createdAtMs(one.id)).toISOString(),
        by: sender_name,
        visitor_name: info.visitor.name,
        content: cut(content, MAX_TEXT),
        is_seen: one.id <= seen,
      },
    ];
  };
  const data = mentions.flatMap(shown);
  return { data, unseen: data.filter(({ is_seen }) => !is_seen).length };
}

async function seenOf(table: Deps['table'], mentions: StoredMention[], scope: Scope): Promise<StoredMention[]> {
  if (scope === 'all') return mentions;
  const ids = [...new Set(mentions.map(({ conversation_id }) => conversation_id))];
  const seen = await Promise.all(ids.map((id) => seesConversation({ table }, scope, id)));
  const visible = new Set(ids.filter((_, index) => seen[index]));
  return mentions.filter(({ conversation_id }) => visible.has(conversation_id));
}

/** The agent has seen their mentions up to this one. */
export const seeMentions = ({ table }: Pick<Deps, 'table'>, agent: Id, upTo: Id): Promise<void> =>
  putMentionsSeen(table, agent, upTo);
