/** Every conversation this tab knows, by id, as one signal. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { isSame } from '#dashboard/data/values/is-same.ts';
import { afterMessage, newer } from './conversation-change.ts';

/** The known conversations. */
export type ConversationStore = {
  all: ReadonlySignal<ReadonlyMap<Id, Conversation>>;
  get: (id: Id) => Conversation | undefined;
  /** As the server and the rows since say, without what is only expected. */
  told: (id: Id) => Conversation | undefined;
  /** Adds what arrived; older data never replaces newer data. */
  put: (arrived: readonly Conversation[]) => void;
  /** Counts a row in; false when the conversation isn't known, so that it can be fetched. */
  count: (row: Message) => boolean;
  /** Shows a change before the server confirms it, on top of whatever arrives in the meantime. @returns ends this */
  expect: (id: Id, change: Partial<Conversation>) => () => void;
  /** The team has read it. */
  markRead: (id: Id) => void;
  /** It was deleted. */
  forget: (id: Id) => void;
};

/**
 * What the server said last of a conversation, and the rows that came since, in order: a frame that is older than a row
 * still brings who has it and how it stands, so rows are counted on top of it rather than instead of it.
 */
type Known = {
  told: Conversation;
  since: readonly Message[];
  readUpTo: number;
  /** Changes that this page has requested and the server hasn't answered yet, in order. */
  expected: readonly Partial<Conversation>[];
};

/** Makes an empty store. */
export function createConversationStore(): ConversationStore {
  const all = signal<ReadonlyMap<Id, Conversation>>(new Map());
  const known = new Map<Id, Known>();
  const set = (changed: readonly Known[]) => {
    const next = new Map(all.peek());
    for (const one of changed) {
      known.set(one.told.id, one);
      next.set(one.told.id, standing(one));
    }
    all.value = next;
  };
  return {
    all,
    get: (id) => all.peek().get(id),
    told: (id) => {
      const one = known.get(id);
      return one && standing({ ...one, expected: [] });
    },
    put: (arrived) => {
      // Two pages that are fetched together may both have a conversation.
      const news = new Map<Id, Known>();
      for (const one of arrived) {
        const { told: before, since = [], readUpTo = 0, expected = [] } = news.get(one.id) ?? known.get(one.id) ?? {};
        const told = newer(before, one);
        // What says the same again draws nothing again.
        if (before && isSame(told, before)) continue;
        news.set(one.id, { told, since: since.filter(({ seq }) => seq > told.last_seq), readUpTo, expected });
      }
      if (news.size > 0) set([...news.values()]);
    },
    count: (row) => {
      const before = known.get(row.conversation_id);
      if (!before) return false;
      const isCounted = row.seq <= before.told.last_seq || before.since.some(({ seq }) => seq === row.seq);
      if (!isCounted) set([{ ...before, since: [...before.since, row].sort((a, b) => a.seq - b.seq) }]);
      return true;
    },
    expect: (id, change) => {
      const before = known.get(id);
      if (before) set([{ ...before, expected: [...before.expected, change] }]);
      return () => {
        const now = known.get(id);
        if (now) set([{ ...now, expected: now.expected.filter((one) => one !== change) }]);
      };
    },
    markRead: (id) => {
      const before = known.get(id);
      const shown = all.peek().get(id);
      if (before && shown && shown.unread_by_agent > 0) set([{ ...before, readUpTo: shown.last_seq }]);
    },
    forget: (id) => {
      if (!known.delete(id)) return;
      const next = new Map(all.peek());
      next.delete(id);
      all.value = next;
    },
  };
}

/** How it stands: the rows that came on top of what the server said, nothing unread up to where it was read, then what is expected. */
function standing({ told, since, readUpTo, expected }: Known): Conversation {
  let conversation = told;
  if (told.last_seq <= readUpTo && told.unread_by_agent > 0) conversation = { ...told, unread_by_agent: 0 };
  for (const row of since) {
    conversation = afterMessage(conversation, row);
    if (row.seq <= readUpTo) conversation = { ...conversation, unread_by_agent: 0 };
  }
  return expected.length > 0 ? Object.assign({}, conversation, ...expected) : conversation;
}
