/** What a socket would have brought, fetched over HTTP: while there is none, as some networks let nothing else through, and once it is back. */
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

/** Fetching what was not pushed. */
export type Poll = {
  /** Fetches the open conversation and the lists; `false` where it is too early to ask again. Rejects when nothing comes. */
  poll: () => Promise<boolean>;
  /** Fetches one's own chats and those that wait, whatever list is shown: what counts and news are made of. */
  hear: () => Promise<void>;
  /** The same after an outage, now: the server tells a new socket nothing of new chats it missed. */
  catchUp: () => Promise<void>;
};

/** Makes it. */
export function createPoll(
  { api, now, onNews }: Pick<InboxDeps, 'api' | 'now' | 'onNews'>,
  stores: InboxStores,
  refreshOpen: () => Promise<void>,
): Poll {
  const { conversations, counts, list, news, put } = stores;
  const startedAt = now().toISOString();
  let askedAt = -Infinity;

  /** What came is heard of as if it had been pushed; what was there before this page was, isn't. */
  function take(conversation: Conversation, before: Conversation | undefined): void {
    // A message may have been pushed, and heard, while the answer was on its way.
    const known = conversations.get(conversation.id);
    put(conversation);
    if (before === undefined && conversation.created_at < startedAt) return;
    const type = conversation.agent_id === null ? 'conversation.created' : 'conversation.assigned';
    const hasMoved = before?.agent_id !== conversation.agent_id;
    const hasWritten = known !== undefined && known.unread_by_agent < conversation.unread_by_agent;
    const kind = hasMoved ? news.of(type, conversation, before) : hasWritten ? 'message' : undefined;
    if (kind) onNews({ kind, conversation, text: conversation.last_message ?? '' });
  }

  async function hear(): Promise<void> {
    askedAt = now().getTime();
    const before: ReadonlyMap<Id, Conversation> = conversations.all.peek();
    const pages = await Promise.all(
      questions.map((question) => api('listConversations', { query: { ...question, limit: '50' } })),
    );
    for (const conversation of pages.flatMap(({ data }) => data)) take(conversation, before.get(conversation.id));
  }
  async function refresh(): Promise<void> {
    counts.refresh();
    await Promise.all([refreshOpen(), list.refresh()]);
  }

  return {
    poll: async () => {
      if (now().getTime() - askedAt < AT_MOST_EVERY_MS) return false;
      await hear();
      await refresh();
      return true;
    },
    hear,
    // First heard, then shown: what the screen knows already is no news.
    catchUp: () =>
      hear()
        .catch(() => undefined)
        .then(refresh),
  };
}
