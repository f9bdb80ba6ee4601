/** Every conversation this tab knows, by id, as one signal. */
import { type ReadonlySignal, signal } from '@preact/signals';
import type { Conversation } from '../../core/model/conversation.ts';
import type { Id } from '../../core/model/id.ts';
import type { Message } from '../../core/model/message.ts';
import { afterMessage, newer } from './conversation-change.ts';

/** The known conversations. */
export type ConversationStore = {
  all: ReadonlySignal<ReadonlyMap<Id, Conversation>>;
  get: (id: Id) => Conversation | undefined;
  /** Takes in what arrived; older knowledge never replaces newer. */
  put: (arrived: readonly Conversation[]) => void;
  /** Counts a row in; false when the conversation isn't known, so that it can be fetched. */
  count: (row: Message) => boolean;
  /** The team has read it. */
  markRead: (id: Id) => void;
};

/** Makes an empty store. */
export function createConversationStore(): ConversationStore {
  const all = signal<ReadonlyMap<Id, Conversation>>(new Map());
  const set = (changed: readonly Conversation[]) => {
    const next = new Map(all.peek());
    for (const conversation of changed) next.set(conversation.id, conversation);
    all.value = next;
  };
  return {
    all,
    get: (id) => all.peek().get(id),
    put: (arrived) => {
      if (arrived.length > 0) set(arrived.map((one) => newer(all.peek().get(one.id), one)));
    },
    count: (row) => {
      const known = all.peek().get(row.conversation_id);
      if (!known) return false;
      const next = afterMessage(known, row);
      if (next !== known) set([next]);
      return true;
    },
    markRead: (id) => {
      const known = all.peek().get(id);
      if (known && known.unread_by_agent > 0) set([{ ...known, unread_by_agent: 0 }]);
    },
  };
}
