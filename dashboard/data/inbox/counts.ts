/** How many wait for an agent, counted by the server and kept live; how many chats are one's own, and how many of them have something unread. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '#core/model/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { ConversationStore } from './conversation-store.ts';
import { isOpen, matches } from './filter.ts';

/** The counts: the same wherever they are shown, whatever list is on the screen. */
export type Counts = {
  /** Chats that wait for an agent; undefined until the server has said it. */
  queue: ReadonlySignal<number | undefined>;
  /** One's own open chats, as far as they are known here. */
  mine: ReadonlySignal<number>;
  /** One's own open chats with something unread. */
  unread: ReadonlySignal<number>;
  /** Asks the server again, at most every few seconds. */
  refresh: () => void;
  /** The server said it along with something else. */
  know: (queue: number) => void;
  /** A conversation changed: whoever was known before is counted at once, of others the server is asked. */
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
