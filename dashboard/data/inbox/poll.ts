/** Fetches over HTTP what a socket would have delivered: while there is no socket, as on networks that block it, and once it is back. */
import { isPassing } from '#client/outbox/failure.ts';
import { createCatchUp } from '#client/timeline/catch-up.ts';
import type { ApiError } from '#core/contract/client.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { isMissing } from '#dashboard/api/api.ts';
import type { InboxDeps, InboxStores } from './inbox-stores.ts';

/** When to poll. At most 20 seconds and a half of that: the note over the list says that messages may be 30 seconds late. */
export const POLL_PACE = { firstMs: 10_000, maxMs: 20_000 };
/** The shortest time between polls. The first attempts to reconnect come faster than that. */
const AT_MOST_EVERY_MS = 10_000;
/** The agent's own chats and waiting chats: the ones to notify about, whatever list is shown. */
const questions = [
  { agent_id: 'me', status: 'active' },
  { agent_id: 'none', status: 'pending' },
] as const;

/** After so long the team has been told of a chat that waits, if it still does. */
const LOOK_AGAIN_MS = 5000;

/** Fetches what wasn't pushed. */
export type Poll = {
  /** Fetches the open conversation and the lists; `false` if it is too early to ask again. Rejects if nothing was fetched. */
  poll: () => Promise<boolean>;
  /**
   * Fetches the agent's own chats and waiting chats, whatever list is shown, and what is known as one and isn't anymore. Counts
   * and notifications are based on them. What fails is fetched again, ever more seldom: nothing else may come that would
   * bring what was missed. It never rejects.
   */
  hear: () => Promise<unknown>;
  /** The same immediately after an outage, with what is shown, because a new socket doesn't learn of chats that started before it. */
  catchUp: () => Promise<unknown>;
};

/** Makes it. */
export function createPoll(
  { api, me, now, random, onNews }: Pick<InboxDeps, 'api' | 'me' | 'now' | 'random' | 'onNews'>,
  stores: InboxStores,
  refreshOpen: () => Promise<void>,
): Poll {
  const { conversations, counts, fetchOne, forget, list, news, put } = stores;
  const startedAt = now().toISOString();
  let askedAt = -Infinity;

  /** Notifies about what was fetched as if it had been pushed, except about what is older than this page. */
  function take(fetched: Conversation, before: Conversation | undefined): void {
    // A message may have been pushed, and notified about, while the response was on its way.
    const known = conversations.get(fetched.id);
    put(fetched);
    const conversation = conversations.get(fetched.id) ?? fetched;
    if (before === undefined && conversation.created_at < startedAt) return;
    const type = conversation.agent_id === null ? 'conversation.created' : 'conversation.assigned';
    const hasMoved = before?.agent_id !== conversation.agent_id || (before.is_snoozed && !conversation.is_snoozed);
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
    const found = pages.flatMap(({ data }) => data);
    for (const conversation of found) take(conversation, before.get(conversation.id));
    // Who is given a chat before the team was told that it waits is told alone.
    if (found.some(({ id, agent_id, created_at }) => !before.has(id) && agent_id === null && created_at >= startedAt))
      setTimeout(() => hear().catch(() => undefined), LOOK_AGAIN_MS);
    // Nobody pushes what a conversation is by now to who was away. What isn't in a whole answer has changed.
    if (pages.some(({ next_cursor }) => next_cursor !== null)) return;
    const left = [...before.values()].filter(
      ({ id, agent_id, status, is_snoozed }) =>
        !is_snoozed &&
        status === (agent_id === null ? 'pending' : agent_id === me() && 'active') &&
        found.every((one) => one.id !== id),
    );
    for (const one of left) await look(one);
  }
  /** Fetches one; deleted, it is forgotten. @throws what else fails */
  const look = ({ id }: Conversation) =>
    fetchOne(id).catch((error: unknown) => {
      if (!isMissing(error)) throw error;
      forget(id);
    });
  async function refresh(): Promise<void> {
    counts.refresh();
    await Promise.all([refreshOpen(), list.refresh()]);
  }

  const untilDone = (fetchAll: () => Promise<void>) =>
    createCatchUp(fetchAll, (error) => isPassing((error as Partial<ApiError>).status), random).run;

  return {
    poll: async () => {
      if (now().getTime() - askedAt < AT_MOST_EVERY_MS) return false;
      await hear();
      await refresh();
      return true;
    },
    hear: untilDone(hear),
    // Notified about first and shown second, because nothing that is already shown triggers a notification.
    catchUp: untilDone(() => hear().then(refresh)),
  };
}
