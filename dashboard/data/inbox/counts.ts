/** How many chats wait for an agent, and how many of the agent's own are snoozed, counted by the server and updated by pushes; how many are the agent's own, and how many of those have unread messages. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { ConversationStore } from './conversation-store.ts';
import { type Filter, isOpen, matches, questionsFor } from './filter.ts';

/** The counts: the same wherever they are shown, whatever list is on the screen. */
export type Counts = {
  /** Chats that wait for an agent; undefined until the server has reported it. */
  queue: ReadonlySignal<number | undefined>;
  /** The agent's own snoozed chats, or everybody's for who isn't an agent; undefined until the server has reported it. */
  snoozed: ReadonlySignal<number | undefined>;
  /** The agent's own open chats, as far as they are known here. */
  mine: ReadonlySignal<number>;
  /** The agent's own open chats with unread messages. */
  unread: ReadonlySignal<number>;
  /** Asks the server again, at most every few seconds. */
  refresh: () => void;
  /** The server reported the count in another response. */
  know: (total: number, of?: 'queue' | 'snoozed') => void;
  /** A conversation changed. If it was known before, it is counted immediately; otherwise the server is asked. */
  changed: (before: Conversation | undefined, now: Conversation) => void;
};

type CountsDeps = {
  api: Api;
  conversations: Pick<ConversationStore, 'all'>;
  me: () => Id | undefined;
  now: () => Date;
};

/** What is snoozed changes by the agent's own hand, mostly. */
const EVERY_MS = { queue: 5_000, snoozed: 60_000 };
const QUEUE: Filter = { view: 'unassigned', status: 'open' };
const SNOOZED: Filter = { view: 'snoozed', status: 'open' };

/** Makes them. */
export function createCounts(deps: CountsDeps): Counts {
  const { conversations, me } = deps;
  const queue = createTotal(deps, QUEUE, EVERY_MS.queue);
  const snoozed = createTotal(deps, SNOOZED, EVERY_MS.snoozed);
  const countOf = (counts: (own: Conversation) => boolean) =>
    computed(() => {
      let count = 0;
      for (const one of conversations.all.value.values())
        if (one.agent_id === me() && isOpen(one) && !one.is_snoozed && counts(one)) count += 1;
      return count;
    });
  return {
    queue: queue.count,
    snoozed: snoozed.count,
    mine: countOf(() => true),
    unread: countOf(({ unread_by_agent: unread }) => unread > 0),
    refresh: () => {
      queue.refresh();
      snoozed.refresh();
    },
    know: (total, of = 'queue') => (of === 'queue' ? queue : snoozed).know(total),
    changed: (before, now) => {
      queue.changed(before, now);
      // Of the others nobody counts.
      if (before || now.is_snoozed) snoozed.changed(before, now);
    },
  };
}

/** How many are in a list in all; the server is asked at most that often. */
function createTotal({ api, me, now }: CountsDeps, filter: Filter, everyMs: number) {
  const count = signal<number | undefined>(undefined);
  let askedAt = -Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isIn = (conversation: Conversation): boolean => matches(conversation, filter, me());
  const ask = async () => {
    timer = undefined;
    askedAt = now().getTime();
    const [question] = questionsFor(filter, me() !== undefined);
    try {
      const { total } = await api('listConversations', { query: { ...question, limit: '1' } });
      if (total !== undefined) count.value = total;
    } catch {
      // The last count stays; the next change or look asks again.
    }
  };
  const refresh = () => {
    timer ??= setTimeout(() => void ask(), Math.max(0, askedAt + everyMs - now().getTime()));
  };
  return {
    count,
    refresh,
    know: (total: number) => {
      count.value = total;
    },
    changed: (before: Conversation | undefined, after: Conversation) => {
      const known = count.peek();
      if (before && isIn(before) === isIn(after)) return;
      if (before && known !== undefined) count.value = Math.max(0, known + (isIn(after) ? 1 : -1));
      refresh();
    },
  };
}
