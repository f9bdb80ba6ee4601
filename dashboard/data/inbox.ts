/** The inbox: conversations, the list, open threads, typing and the outbox, fed by HTTP answers and socket frames alike. */
import type { ClientFrame, ServerFrame } from '../../core/contract/socket.ts';
import type { Conversation } from '../../core/model/conversation.ts';
import type { Id } from '../../core/model/id.ts';
import type { Message } from '../../core/model/message.ts';
import type { Api } from '../api/api.ts';
import { type ConversationStore, createConversationStore } from './conversation-store.ts';
import { createListStore, type ListStore } from './list-store.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { TabFrame } from './tabs.ts';
import { createThreadStore, type ThreadStore } from './thread-store.ts';
import { createTyping, type Typing } from './typing.ts';
import { createViewers, type Viewers } from './viewers.ts';

/** What the inbox needs of its surroundings. */
export type InboxDeps = {
  api: Api;
  me: () => Id | undefined;
  sendFrame: (frame: ClientFrame) => boolean;
  tellTabs: (frame: TabFrame) => void;
  /** A visitor's message arrived by itself, in a conversation as it now stands. */
  onArrival: (message: Message, conversation: Conversation) => void;
  newId: () => string;
  now: () => Date;
  random: () => number;
};

/** The inbox. */
export type Inbox = {
  conversations: ConversationStore;
  list: ListStore;
  threads: ThreadStore;
  outbox: Outbox;
  typing: Typing;
  viewers: Viewers;
  /** Takes a frame of the server, or of another tab. */
  receive: (frame: ServerFrame) => void;
  /** A conversation as an HTTP answer gave it. */
  accept: (conversation: Conversation) => void;
  /** Opens a conversation: fetches it and its rows, and listens to it. */
  open: (id: Id) => Promise<void>;
  /** Fetches what is open again: for what is not pushed to this agent. */
  refresh: (id: Id) => Promise<void>;
  leave: (id: Id) => void;
  /** The agent has seen rows up to this one. */
  read: (id: Id, seq: number) => void;
};

const READ_EVERY_MS = 10_000;

/** Makes an empty inbox. */
export function createInbox(deps: InboxDeps): Inbox {
  const { api, me, sendFrame, tellTabs, onArrival, newId, now, random } = deps;
  const conversations = createConversationStore();
  const threads = createThreadStore(api);
  const typing = createTyping(sendFrame, now);
  const viewers = createViewers(me);
  const list = createListStore({ api, conversations, me }, { view: 'mine', status: 'open' });
  const fetching = new Map<Id, Promise<void>>();
  const reads = createReads(api, sendFrame);
  let watched: Id | undefined;

  const put = (conversation: Conversation) => {
    conversations.put([conversation]);
    list.touch([conversation.id]);
  };
  const fetchOne = (id: Id) => {
    const running =
      fetching.get(id) ??
      api('getConversation', { params: { id: String(id) } })
        .then(put)
        .finally(() => fetching.delete(id));
    fetching.set(id, running);
    return running;
  };
  const refresh = async (id: Id) => {
    await Promise.all([fetchOne(id), threads.load(id)]);
  };
  const accept = (conversation: Conversation) => {
    put(conversation);
    tellTabs({ type: 'conversation.updated', conversation });
  };

  async function takeRow(row: Message, isArrival: boolean): Promise<void> {
    threads.receive(row);
    if (row.sender_type !== 'system') typing.arrived(row.conversation_id, row.sender_type);
    const isNew = (conversations.get(row.conversation_id)?.last_seq ?? 0) < row.seq;
    if (!conversations.count(row)) {
      await fetchOne(row.conversation_id).catch(() => undefined);
      // The answer may have been on its way already.
      conversations.count(row);
    }
    if (conversations.get(row.conversation_id)) list.touch([row.conversation_id]);
    const conversation = conversations.get(row.conversation_id);
    if (isArrival && isNew && row.sender_type === 'visitor' && conversation) onArrival(row, conversation);
  }

  const outbox = createOutbox({
    api,
    newId,
    now,
    random,
    onSent: (message) => {
      void takeRow(message, false);
      tellTabs({ type: 'message.created', message });
      // The first public answer to a waiting conversation claims it: its row says so before the message's own.
      if (message.visibility === 'public' && conversations.get(message.conversation_id)?.agent_id == null)
        void fetchOne(message.conversation_id).catch(() => undefined);
    },
    onRefused: (id) => void fetchOne(id).catch(() => undefined),
  });

  return {
    conversations,
    list,
    threads,
    outbox,
    typing,
    viewers,
    accept,
    refresh,
    receive: (frame) => {
      switch (frame.type) {
        case 'message.created':
          return void takeRow(frame.message, true);
        case 'conversation.created':
        case 'conversation.updated':
        case 'conversation.assigned':
          // The union is the visitors' view of the same frame; agents get their own.
          return put(frame.conversation as Conversation);
        case 'message.read':
          if (frame.by === 'visitor') threads.readUpTo(frame.conversation_id, frame.seq, now().toISOString());
          else conversations.markRead(frame.conversation_id);
          return undefined;
        case 'typing':
          return typing.receive(frame);
        case 'viewing':
          return viewers.receive(frame);
        case 'resume.more':
          return void threads.load(frame.conversation_id);
        case 'welcome':
          viewers.forget();
          if (watched !== undefined) {
            sendFrame({ type: 'watch', conversation_id: watched });
            refresh(watched).catch(() => undefined);
          }
          outbox.wake();
          return void list.refresh();
        default:
          return undefined;
      }
    },
    open: async (id) => {
      watched = id;
      sendFrame({ type: 'watch', conversation_id: id });
      await refresh(id);
    },
    leave: (id) => {
      typing.done(id);
      viewers.forget(id);
      if (watched === id) watched = undefined;
      sendFrame({ type: 'unwatch', conversation_id: id });
    },
    read: (id, seq) => {
      const conversation = conversations.get(id);
      if (!conversation || conversation.agent_id !== me() || conversation.unread_by_agent === 0) return;
      conversations.markRead(id);
      reads(id, seq);
    },
  };
}

/** Tells the server what was read, at most every ten seconds a conversation; the last word is always told. */
function createReads(api: Api, sendFrame: (frame: ClientFrame) => boolean) {
  const waiting = new Map<Id, number>();
  const quiet = new Set<Id>();
  const tell = (id: Id, seq: number) => {
    if (sendFrame({ type: 'read', conversation_id: id, seq })) return;
    api('readConversation', { params: { id: String(id) }, body: { seq } }).catch(() => undefined);
  };
  return (id: Id, seq: number) => {
    if (quiet.has(id)) {
      waiting.set(id, seq);
      return;
    }
    tell(id, seq);
    quiet.add(id);
    setTimeout(() => {
      quiet.delete(id);
      const last = waiting.get(id);
      waiting.delete(id);
      if (last !== undefined) tell(id, last);
    }, READ_EVERY_MS);
  };
}
