/** Earlier chats as they are looked through: the list, and the one that is open. Knows no screen. */
import type { ApiError } from '#core/contract/client.ts';
import type { OwnConversation } from '#core/model/conversations/conversation.ts';
import type { Parts } from '#widget/app/chat/chat.ts';
import type { Timeline } from '#widget/app/state/timeline.ts';
import { lent } from './lent.ts';

const CHATS = '20';
const ROWS = '50';

/** What is shown. */
export type Browsed = {
  /** Newest first. */
  chats: readonly OwnConversation[];
  /** Where the list goes on; null at its end, undefined before its first page. */
  next: string | null | undefined;
  /** The chat that is open. */
  shown: OwnConversation | undefined;
  /** Its rows as far as they are known. */
  rows: Timeline;
  /** Whether more is on its way, or could not be fetched. */
  fetching: 'nothing' | 'more' | 'failed';
};

const nothing: Browsed = { chats: [], next: undefined, shown: undefined, rows: [], fetching: 'nothing' };

/** Looks through them. @param redraw shows what has changed */
export function createBrowse({ config, session }: Pick<Parts, 'config' | 'session'>, redraw: () => void) {
  let now = nothing;
  /** Counts what was asked for: an answer to something else changes nothing. */
  let turn = 0;
  const set = (change: Partial<Browsed>) => {
    now = { ...now, ...change };
    redraw();
  };

  /** Asks once more with a new session, where the one there was doesn't hold any longer. */
  const call: typeof session.call = async (operation, request) =>
    session.call(operation, request).catch(async (error: Partial<ApiError>) => {
      if (error.status !== 401) throw error;
      await session.renew();
      return session.call(operation, request);
    });

  async function fetch<Answer>(ask: Promise<Answer>, take: (answer: Answer) => Partial<Browsed>): Promise<void> {
    const mine = ++turn;
    set({ fetching: 'more' });
    const change = await ask.then(take, () => ({ fetching: 'failed' as const }));
    if (turn === mine) set({ fetching: 'nothing', ...change });
  }

  const more = () => {
    const { chats, next } = now;
    const query = { limit: CHATS, ...(next ? { cursor: next } : {}) };
    return fetch(call('listOwnConversations', { params: { token: config.token }, query }), (page) => ({
      chats: [...chats, ...page.data],
      next: page.next_cursor,
    }));
  };

  const older = async (): Promise<void> => {
    const { shown, rows } = now;
    if (!shown) return;
    const params = { token: config.token, id: String(shown.id) };
    const query = { before_seq: String(rows[0]?.seq ?? Number.MAX_SAFE_INTEGER), limit: ROWS };
    await fetch(call('listOwnMessages', { params, query }), ({ data }) => ({
      rows: rows.length ? lent.addOlder(rows, data) : data,
    }));
    const newest = now.rows.at(-1);
    if (!rows.length && shown.unread_count && newest?.conversation_id === shown.id) markRead(shown, newest.seq);
  };

  /** What fails is unread in the next list, too. */
  const markRead = ({ id }: OwnConversation, seq: number) => {
    const params = { token: config.token, id: String(id) };
    const asRead = () =>
      set({ chats: now.chats.map((chat) => (chat.id === id ? { ...chat, unread_count: 0 } : chat)) });
    void call('readOwnConversation', { params, body: { seq } }).then(asRead, () => undefined);
  };

  return {
    get: () => now,
    /** Begins with the newest ones. */
    begin() {
      now = nothing;
      return more();
    },
    /** Fetches the next page of what is shown: of the list, or of the chat that is open. Also again after a failure. */
    more: () => (now.shown ? older() : more()),
    show(chat: OwnConversation) {
      set({ shown: chat, rows: [], fetching: 'nothing' });
      return older();
    },
    /** Leaves the chat that is open. */
    leave() {
      turn++;
      set({ shown: undefined, rows: [], fetching: 'nothing' });
    },
    /** Forgets all of it. */
    forget() {
      turn++;
      now = nothing;
    },
  };
}
