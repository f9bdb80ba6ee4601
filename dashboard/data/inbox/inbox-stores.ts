/** What the inbox knows, each kept where its rule is; and taking a conversation or a row in wherever it belongs. */
import { signal } from '@preact/signals';
import { saidIn } from '#core/files/said.ts';
import type { Answer } from '#core/contract/http.ts';
import type { ClientFrame } from '#core/contract/socket.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import type { Api } from '#dashboard/api/api.ts';
import { createDeliveries } from '#dashboard/data/delivery.ts';
import type { DraftSync } from '#dashboard/data/draft-sync.ts';
import { createConversationStore } from './conversation-store.ts';
import { createCounts } from './counts.ts';
import { createListStore } from './list-store.ts';
import type { TabFrame } from '#dashboard/data/live/tabs.ts';
import { createNewsDesk, type News } from './news.ts';
import { createScheduled } from './scheduled.ts';
import { createThreadStore } from './timeline-store.ts';
import type { Outgoing } from './outbox.ts';
import type { Kept } from './unsent.ts';
import { createTyping } from './typing.ts';
import { createViewers } from './viewers.ts';
import { createWriting } from './writing.ts';

/** What the inbox needs of its surroundings. */
export type InboxDeps = {
  api: Api;
  me: () => Id | undefined;
  sendFrame: (frame: ClientFrame) => boolean;
  tellTabs: (frame: TabFrame) => void;
  /** Something the agent is to hear of came by itself. */
  onNews: (news: News) => void;
  /** Sends a message with actions, which are done together with it. */
  run: (message: Outgoing) => Promise<Answer<'sendMessage'>>;
  /** One that was to resolve, too, misses attributes that the team requires. */
  heldUp?: ((message: Outgoing) => void) | undefined;
  /** The agents a note calls. */
  mentionsIn: (note: string) => Promise<Id[]>;
  /** How long a reply can be undone, milliseconds. */
  holdMs: () => number;
  /** All that was written and isn't stored yet, whenever that changes. */
  keepUnsent: (items: readonly Kept[]) => void;
  /** Where this person's own drafts are kept. */
  ownDrafts: Pick<DraftSync, 'asked' | 'forget'>;
  newId: () => string;
  now: () => Date;
  random: () => number;
};

/** How long a row may come after its conversation, milliseconds. */
const ROWS_COME_WITHIN_MS = 2000;

/** The stores, and the ways into them. */
export type InboxStores = ReturnType<typeof createInboxStores>;

/** Makes them empty. */
export function createInboxStores({ api, me, sendFrame, onNews, ownDrafts, now, random }: InboxDeps) {
  const conversations = createConversationStore();
  const threads = createThreadStore({ api, now, random });
  const typing = createTyping(sendFrame, now);
  const viewers = createViewers(me);
  const writing = createWriting();
  // Where an answer goes now is for the server to say.
  const deliveries = createDeliveries(now, (id) => deliveries.of(id) && void fetchOne(id).catch(() => undefined));
  const scheduled = createScheduled();
  /** Grows with each note that mentions this agent. */
  const mentioned = signal(0);
  const news = createNewsDesk(me, now);
  const counts = createCounts({ api, conversations, me, now });
  const list = createListStore(
    {
      api,
      conversations,
      me,
      lookAfter: (id) => void fetchOne(id).catch(() => undefined),
      onTotal: (of, total) => counts.know(total, of),
    },
    { view: 'mine', status: 'open' },
  );
  const fetching = new Map<Id, Promise<void>>();

  const missing = new Map<Id, ReturnType<typeof setTimeout>>();
  const isBehind = (id: Id) => {
    const shown = threads.known().find(({ conversation_id }) => conversation_id === id);
    return shown !== undefined && shown.after_seq < (conversations.get(id)?.last_seq ?? 0);
  };
  /** A conversation has rows that its thread doesn't: unless they come in a moment, their frames were lost. */
  const followRows = (id: Id) => {
    if (missing.has(id) || !isBehind(id)) return;
    const look = () => {
      missing.delete(id);
      if (isBehind(id)) void threads.load(id);
    };
    missing.set(id, setTimeout(look, ROWS_COME_WITHIN_MS));
  };
  const put = (conversation: Conversation) => {
    conversations.put([conversation]);
    list.touch([conversation.id]);
    followRows(conversation.id);
  };
  /** Takes in what was pushed or answered, which may be older than what is known. */
  const accept = (arrived: Conversation) => {
    const before = conversations.get(arrived.id);
    // What was expected was counted nowhere yet.
    const told = conversations.told(arrived.id);
    put(arrived);
    const conversation = conversations.get(arrived.id) ?? arrived;
    counts.changed(told, conversation);
    return { before, conversation };
  };
  const forget = (id: Id) => {
    conversations.forget(id);
    threads.forget(id);
    ownDrafts.forget(id);
  };
  const forgetVisitor = (visitor: Id) => {
    for (const { id, visitor_id } of conversations.all.peek().values()) if (visitor_id === visitor) forget(id);
  };
  const request = async (id: Id) => {
    const takeDraft = ownDrafts.asked(id);
    const answer = await api('getConversation', { params: { id: String(id) } });
    const { draft, visitor_connected, delivery, delivery_reason, mailed_seq, mailed_at, ...told } = answer;
    const { scheduled: later, ...conversation } = told;
    put(conversation);
    scheduled.know(id, later);
    deliveries.know(id, { visitor_connected, delivery, delivery_reason, mailed_seq, mailed_at });
    takeDraft(draft);
  };
  const fetchOne = (id: Id) => {
    const running = fetching.get(id) ?? request(id).finally(() => fetching.delete(id));
    fetching.set(id, running);
    return running;
  };
  /** Takes a row in; `isArrival` when it came by itself rather than as the answer to a request of this tab. */
  async function takeRow(row: Message, isArrival: boolean): Promise<void> {
    threads.receive(row);
    writing.arrived(row);
    if (row.sender_type !== 'system') typing.arrived(row.conversation_id, row.sender_type);
    if (isArrival && row.sender_type === 'visitor' && row.metadata?.via === undefined)
      deliveries.sign(row.conversation_id);
    const isNew = (conversations.get(row.conversation_id)?.last_seq ?? 0) < row.seq;
    if (!conversations.count(row)) {
      await fetchOne(row.conversation_id).catch(() => undefined);
      // The answer may have been on its way already.
      conversations.count(row);
    }
    if (conversations.get(row.conversation_id)) list.touch([row.conversation_id]);
    const conversation = conversations.get(row.conversation_id);
    const own = me();
    const isMention = own !== undefined && (row.metadata?.mentions?.includes(own) ?? false);
    if (isMention && isArrival && isNew) mentioned.value += 1;
    const isDue = row.metadata?.reason?.endsWith('_due') && own !== undefined && conversation?.agent_id === own;
    const kind = row.sender_type === 'visitor' ? 'message' : isMention ? 'mention' : isDue ? 'target' : undefined;
    if (isArrival && isNew && kind && conversation) onNews({ kind, conversation, text: saidIn(row) });
  }
  /** Takes in a conversation that came by itself. */
  function takeConversation(type: Parameters<typeof news.of>[0], arrived: Conversation): void {
    const { before, conversation } = accept(arrived);
    const kind = news.of(type, conversation, before);
    if (kind) onNews({ kind, conversation, text: conversation.last_message ?? '' });
  }
  /** A row that was stored between the two answers is in the rows, and not in what the conversation says. */
  const countRows = (id: Id): void => {
    for (const row of threads.of(id).peek().rows) conversations.count(row);
  };
  /** Fetches a conversation and what came in it. */
  const refresh = async (id: Id) => {
    const newest = () => conversations.get(id)?.last_seq;
    if (!threads.isAhead(id, newest() ?? Infinity)) {
      await Promise.all([fetchOne(id), threads.load(id)]);
      return countRows(id);
    }
    // The rows are on the screen: whether there are newer ones is in the answer that is fetched anyway.
    await fetchOne(id);
    await threads.load(id, newest());
    return countRows(id);
  };
  const stores = {
    conversations,
    threads,
    typing,
    viewers,
    writing,
    deliveries,
    scheduled,
    mentioned,
    list,
    news,
    counts,
  };
  return Object.assign(stores, { put, accept, forget, forgetVisitor, fetchOne, takeRow, takeConversation, refresh });
}
