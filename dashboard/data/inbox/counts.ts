/** How many chats wait for an agent, counted by the server and updated by pushes; how many are the agent's own, and how many of those have unread messages. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { ConversationStore } from './conversation-store.ts';
import { isOpen, matches } from './filter.ts';

/** The counts: the same wherever they are shown, whatever list is on the screen. */
export type Counts = {
  /** Chats that wait for an agent; undefined until the server has reported it. */
  queue: ReadonlySignal<number | undefined>;
  /** The agent's own open chats, as far as they are known here. */
  mine: ReadonlySignal<number>;
  /** The agent's own open chats with unread messages. */
  unread: ReadonlySignal<number>;
  /** Asks the server again, at most every few seconds. */
  refresh: () => void;
  /** The server reported the count in another response. */
  know: (queue: number) => void;
  /** A conversation changed. If it was known before, it is counted immediately; otherwise the server is asked. */
  changed: (before: Conversation | undefined, now: Conversation) => void;
};

type CountsDeps = {
  api: Api;
  conversations: Pick<ConversationStore, 'all'>;
  me: () => Id | undefined;
  now: () => Date;
};

const ASK_AT_MOST_EVERY_MS = 5_000;
const QUEUE = { view: 'unassigned', status: 'open' } as const;

/** Whether a chat waits for an agent. */
const waits = (conversation: Conversation): boolean => matches(conversation, QUEUE, undefined);

/** Makes them. */
export function createCounts({ api, conversations, me, now }: CountsDeps): Counts {
  const queue = signal<number | undefined>(undefined);
  let askedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    timer = undefined;
    askedAt = now().getTime();
    try {
      const { total } = await api('listConversations', { query: { order: 'queue', limit: '1' } });
      if (total !== undefined) queue.value = total;
    } catch {
      // The last count stays; the next change or look asks again.
    }
  };
  const refresh = () => {
    timer ??= setTimeout(() => void ask(), Math.max(0, askedAt + ASK_AT_MOST_EVERY_MS - now().getTime()));
  };
  const countOf = (counts: (own: Conversation) => boolean) =>
    computed(() => {
      let count = 0;
      for (const one of conversations.all.value.values())
        if (one.agent_id === me() && isOpen(one) && counts(one)) count += 1;
      return count;
    });
  return {
    queue,
    mine: countOf(() => true),
    unread: countOf(({ unread_by_agent: unread }) => unread > 0),
    refresh,
    know: (total) => {
      queue.value = total;
    },
    changed: (before, after) => {
      const known = queue.peek();
      if (before && waits(before) === waits(after)) return;
      if (before && known !== undefined) queue.value = Math.max(0, known + (waits(after) ? 1 : -1));
      refresh();
    },
  };
}
