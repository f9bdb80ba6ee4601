/** What a socket would have brought, fetched over HTTP while there is none: some networks let nothing else through. */
import type { Conversation } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { InboxDeps, InboxStores } from './inbox-stores.ts';

/** Reconnecting is tried more often than that at first. */
const AT_MOST_EVERY_MS = 10_000;
/** One's own and those that wait: what an agent is to hear of, whatever list is on the screen. */
const questions = [
  { agent_id: 'me', status: 'active' },
  { agent_id: 'none', status: 'pending' },
] as const;

/** Fetches the open conversation and the lists; `false` where it is too early to ask again. Rejects when nothing comes. */
export function createPoll(
  { api, now, onNews }: Pick<InboxDeps, 'api' | 'now' | 'onNews'>,
  stores: InboxStores,
  refreshOpen: () => Promise<void>,
): () => Promise<boolean> {
  const { conversations, list, news, put } = stores;
  const startedAt = now().toISOString();
  let askedAt = -Infinity;

  /** What came is heard of as if it had been pushed; what was there before this page was, isn't. */
  function take(conversation: Conversation, before: Conversation | undefined): void {
    put(conversation);
    if (before === undefined && conversation.created_at < startedAt) return;
    const type = conversation.agent_id === null ? 'conversation.created' : 'conversation.assigned';
    const hasMoved = before?.agent_id !== conversation.agent_id;
    const hasWritten = before !== undefined && before.unread_by_agent < conversation.unread_by_agent;
    const kind = hasMoved ? news.of(type, conversation, before) : hasWritten ? 'message' : undefined;
    if (kind) onNews({ kind, conversation, text: conversation.last_message ?? '' });
  }

  return async () => {
    const at = now().getTime();
    if (at - askedAt < AT_MOST_EVERY_MS) return false;
    askedAt = at;
    const before: ReadonlyMap<Id, Conversation> = conversations.all.peek();
    const pages = await Promise.all(
      questions.map((question) => api('listConversations', { query: { ...question, limit: '50' } })),
    );
    for (const conversation of pages.flatMap(({ data }) => data)) take(conversation, before.get(conversation.id));
    await Promise.all([refreshOpen(), list.refresh()]);
    return true;
  };
}
