/** The inbox: conversations, the list, open threads, typing and the outbox, fed by HTTP answers and socket frames alike. */
import { createReading } from '#client/signals/reading.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Conversation, FullConversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { isMissing } from '#dashboard/api/api.ts';
import { createInboxStores, type InboxDeps, type InboxStores } from './inbox-stores.ts';
import { readByVisitor } from './mark-read.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { createPoll } from './poll.ts';
import type { TabFrame } from '#dashboard/data/live/tabs.ts';
import type { Kept } from './unsent.ts';

/** The inbox. */
export type Inbox = Pick<
  InboxStores,
  | 'conversations'
  | 'counts'
  | 'deliveries'
  | 'list'
  | 'mentioned'
  | 'scheduled'
  | 'threads'
  | 'typing'
  | 'viewers'
  | 'writing'
> & {
  outbox: Outbox;
  /** Erased: nothing of this person stays on the screen, in any tab. */
  forgetVisitor: (visitorId: Id) => void;
  /** Takes a frame of the server, or of another tab. */
  receive: (frame: ServerFrame | TabFrame) => void;
  /** A conversation as an HTTP answer gave it. */
  accept: (conversation: FullConversation) => void;
  /** Opens a conversation: fetches it and its rows, and listens to it. */
  open: (id: Id) => Promise<void>;
  /** Fetches what is open again: for what is not pushed to this agent. */
  refresh: (id: Id) => Promise<void>;
  /** Fetches what a socket would have brought, at a sane pace; see `createPoll`. */
  poll: () => Promise<boolean>;
  leave: (id: Id) => void;
  /** The person looks at the page again, or the network is back: sends what waits, and fetches what is open. */
  wake: () => void;
  /** This person changes who has a conversation, so pushes about it trigger no notification in any tab. */
  own: (id: Id) => void;
  /** Shows what an earlier page wrote and could not send. */
  restore: (left: readonly Kept[]) => void;
  /** Somebody is about to answer: finds out whether the visitor is still there, unless that was learned moments ago. */
  aboutToAnswer: (id: Id) => void;
  /** The agent has seen rows up to this one. */
  read: (id: Id, seq: number) => void;
};

/** Who looks here and there must not fetch what is open each time. */
const LOOK_EVERY_MS = 10_000;
/** A socket that opens this soon after the page has missed nothing that the next look at the list wouldn't bring. */
const FRESH_MS = 5_000;

/** Makes an empty inbox. */
export function createInbox(deps: InboxDeps): Inbox {
  const { api, me, sendFrame, tellTabs, now } = deps;
  const openedAt = now().getTime();
  const stores = createInboxStores(deps);
  const { conversations, threads, typing, viewers } = stores;
  const outbox = outboxOf(deps, stores);
  const own = (id: Id) => {
    stores.news.own(id);
    tellTabs({ type: 'tab.own', conversation_id: id });
  };
  const refresh = async (id: Id) => {
    await stores.refresh(id).catch((error: unknown) => {
      if (isMissing(error)) {
        stores.forget(id);
        outbox.discardAll(id);
      }
      throw error;
    });
    const { rows } = threads.of(id).peek();
    outbox.settle(rows);
    const conversation = conversations.get(id);
    if (conversation) threads.readUpTo(id, readByVisitor(rows, conversation), now().toISOString());
  };
  const tellRead = createReading((conversation_id, seq) => {
    if (sendFrame({ type: 'read', conversation_id, seq })) return;
    api('readConversation', { params: { id: String(conversation_id) }, body: { seq } }).catch(() => undefined);
  });
  let watched: Id | undefined;
  let lookedAt = -Infinity;
  let hasBeenLive = false;
  const { poll, hear, catchUp } = createPoll(deps, stores, async () => {
    if (watched !== undefined) await refresh(watched).catch(unlessMissing);
  });

  /** A new socket knows nothing of the old one's: what may have been missed is fetched, and heard of. */
  const comeBack = () => {
    viewers.forget();
    stores.writing.forget();
    if (watched !== undefined) sendFrame({ type: 'watch', conversation_id: watched });
    outbox.wake();
    if (hasBeenLive) void catchUp();
    else {
      stores.counts.refresh();
      void hear();
      if (watched !== undefined) refresh(watched).catch(() => undefined);
      // A page that was opened moments ago has just fetched it; `hear` brings what came since.
      const isFresh = now().getTime() - openedAt < FRESH_MS && stores.list.state.peek() !== 'failed';
      if (!isFresh) void stores.list.refresh();
    }
    hasBeenLive = true;
  };
  return {
    ...stores,
    outbox: {
      ...outbox,
      send: (id, content, visibility, files, more) => {
        const known = conversations.get(id);
        if (visibility === 'public' && known?.agent_id == null) own(id);
        return outbox.send(id, content, visibility, files, { seenSeq: known?.last_seq, ...more });
      },
    },
    own,
    forgetVisitor: (visitor_id) => {
      stores.forgetVisitor(visitor_id);
      tellTabs({ type: 'tab.erased', visitor_id });
    },
    refresh,
    poll,
    accept: (conversation) => {
      stores.accept(conversation);
      tellTabs({ type: 'conversation.updated', conversation });
    },
    receive: (frame) => {
      if (frame.type === 'message.created') outbox.settle([frame.message]);
      if (frame.type === 'welcome') comeBack();
      else take(frame, stores, deps);
    },
    restore: (left) => {
      outbox.restore(left);
      // Some of it may have been stored after all.
      for (const id of new Set(left.map((item) => item.conversation_id))) refresh(id).catch(() => undefined);
    },
    wake: () => {
      outbox.wake();
      // What was pushed of it may be lost, and nothing else would say so.
      if (watched === undefined || now().getTime() - lookedAt < LOOK_EVERY_MS) return;
      lookedAt = now().getTime();
      refresh(watched).catch(() => undefined);
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
    aboutToAnswer: (id) => {
      if (stores.deliveries.isOld(id)) stores.fetchOne(id).catch(() => undefined);
    },
    read: (id, seq) => {
      const conversation = conversations.get(id);
      if (!conversation || conversation.agent_id !== me() || conversation.unread_by_agent === 0) return;
      conversations.markRead(id);
      tellRead(id, seq);
    },
  };
}

/** Of a conversation that was deleted nobody waits for anything. */
function unlessMissing(error: unknown): void {
  if (!isMissing(error)) throw error;
}

/** What this agent writes, and what becomes of it here and in the other tabs. */
function outboxOf(
  { api, newId, now, random, tellTabs, run, heldUp, holdMs, mentionsIn, keepUnsent }: InboxDeps,
  stores: InboxStores,
): Outbox {
  const { conversations, fetchOne, takeRow } = stores;
  const look = (id: Id) => void fetchOne(id).catch(() => undefined);
  return createOutbox({
    api,
    newId,
    now,
    random,
    onSent: ({ delivery, delivery_reason, ...message }) => {
      stores.deliveries.sent(message.conversation_id, delivery && { delivery, delivery_reason });
      void takeRow(message, false);
      tellTabs({ type: 'message.created', message });
      // The first public answer to a waiting conversation claims it: its row says so before the message's own.
      if (message.visibility === 'public' && conversations.get(message.conversation_id)?.agent_id == null)
        look(message.conversation_id);
    },
    run,
    heldUp,
    onRefused: look,
    holdMs,
    mentionsIn,
    keep: keepUnsent,
  });
}

/** Takes what a frame tells to where it belongs. */
function take(frame: ServerFrame | TabFrame, stores: InboxStores, { now }: InboxDeps): void {
  const { conversations, threads, typing, viewers, writing } = stores;
  switch (frame.type) {
    case 'message.created':
      return void stores.takeRow(frame.message, true);
    case 'message.delta':
      return writing.receive(frame, threads.of(frame.conversation_id).peek().rows);
    case 'conversation.created':
    case 'conversation.updated':
    case 'conversation.assigned':
      // The union is the visitors' view of the same frame; agents get their own.
      return stores.takeConversation(frame.type, frame.conversation as Conversation);
    case 'message.read':
      if (frame.by === 'visitor') {
        stores.deliveries.sign(frame.conversation_id);
        threads.readUpTo(frame.conversation_id, frame.seq, now().toISOString());
      } else conversations.markRead(frame.conversation_id);
      return undefined;
    case 'typing':
      if (frame.by === 'visitor') stores.deliveries.sign(frame.conversation_id);
      return typing.receive(frame);
    case 'visitor.presence':
      return stores.deliveries.presence(frame.conversation_id, frame.is_connected);
    case 'viewing':
      return viewers.receive(frame);
    case 'scheduled':
      if (frame.data) return stores.scheduled.know(frame.conversation_id, frame.data);
      return void stores.refresh(frame.conversation_id).catch(() => undefined);
    case 'tab.own':
      return stores.news.own(frame.conversation_id);
    case 'tab.erased':
      return stores.forgetVisitor(frame.visitor_id);
    case 'resume.more':
      return void threads.load(frame.conversation_id);
    default:
      return undefined;
  }
}
