/** An agent's mentions: which notes call them, and which of those they haven't seen. */
import type { Mention } from '#core/model/mention.ts';
import type { Id } from '#core/model/id.ts';
import { createdAtMs } from '#core/model/id.ts';
import { cut } from '#core/model/text.ts';
import type { Deps } from '#functions/deps.ts';
import { type StoredMention, putMentionsSeen, readMentions } from '#functions/store/assignment/mention-store.ts';
import { type ConversationMetadata, fromItem } from '#functions/store/conversations/conversation-store.ts';
import { keys } from '#functions/store/keys.ts';

const MAX_TEXT = 200;

/** The newest mentions, newest first; those of erased conversations are left out. */
export async function listMentions(
  { table }: Pick<Deps, 'table'>,
  agent: Id,
): Promise<{ data: Mention[]; unseen: number }> {
  const { mentions, seen } = await readMentions(table, agent);
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

/** The agent has seen their mentions up to this one. */
export const seeMentions = ({ table }: Pick<Deps, 'table'>, agent: Id, upTo: Id): Promise<void> =>
  putMentionsSeen(table, agent, upTo);
