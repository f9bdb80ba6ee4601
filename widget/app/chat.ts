/** The chat: what the visitor can do, and what follows from it. Knows nothing of how it looks. */
import type { ApiError } from '../../core/contract/client.ts';
import type { VisitorConversation } from '../../core/model/conversation.ts';
import type { VisitorMessage } from '../../core/model/message.ts';
import { createHistory } from './history.ts';
import { createLive } from './live.ts';
import { cleanContent, CONTENT_LIMIT } from './outbox.ts';
import { createSender } from './sender.ts';
import { createSession, type Person } from './session.ts';
import { isAway, targetOf, type State } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import { countUnread, lastSeq } from './timeline.ts';

/** A chat, to be driven by the view and by the page's API. */
export type Chat = ReturnType<typeof createChat>;

/** Makes the chat of a widget. Nothing is sent before the visitor opens it, or before `resume`. */
export function createChat(world: Surroundings) {
  const { client, config, memory, store } = world;
  const session = createSession(world);
  const history = createHistory(world);
  const live = createLive(world, session, history);
  const sender = createSender(world, session, (rows: readonly VisitorMessage[]) => live.take(rows));
  const params = () => ({ token: config.token, id: String(store.get().conversation?.id) });

  store.subscribe((now, before) => {
    if (now.conversation !== before.conversation || now.isOpen !== before.isOpen || now.outbox !== before.outbox) {
      const isWanted = isLive(now) || now.isOpen;
      memory.patch({ live: isLive(now) });
      if (isWanted && now.visitor) live.join();
      else if (!isWanted) live.leave();
    }
    const unread = unreadOf(now);
    if (unread !== unreadOf(before)) world.emit('unread', { count: unread });
  });

  store.dispatch({ type: 'muted', isMuted: memory.read().muted === true });

  /** Runs what the visitor or the page asked for; a failure is told to the page, and the true state fetched. */
  const attempt = async (act: () => Promise<void>) => {
    try {
      await act();
    } catch (error) {
      world.emit('error', { code: (error as ApiError).code ?? 'unreachable', detail: (error as Error).message });
      await session.renew().catch(() => undefined);
    }
  };

  /** Shows what became of the conversation. */
  const change = (asked: Promise<VisitorConversation>) =>
    attempt(async () => {
      live.follow(await asked);
      await history.catchUp();
    });

  const begin = async () => {
    try {
      await session.ensure();
      live.join();
      await history.load();
      sender.flush();
    } catch {
      // The trouble is in the state, and the window says so.
    }
  };

  return {
    /** Takes up a conversation known from an earlier page. */
    resume() {
      for (const message of Object.values(memory.read().outbox ?? {})) {
        store.dispatch({ type: 'outgoing', message: { ...message, state: message.refusal ? 'failed' : 'sending' } });
      }
      return begin();
    },
    open() {
      if (store.get().isOpen) return;
      store.dispatch({ type: 'opened' });
      world.emit('open');
      void begin();
    },
    close() {
      if (!store.get().isOpen) return;
      store.dispatch({ type: 'closed' });
      world.emit('close');
    },
    /** Tries again what failed when the window was opened. */
    begin,
    /** Sends a message; false if it is empty or too long. */
    send(text: string, person?: Person): boolean {
      const content = cleanContent(text);
      if (!content || content.length > CONTENT_LIMIT) return false;
      store.dispatch({ type: 'draft', text: '' });
      // The person comes before the message, so that whoever answers knows the name.
      if (person && Object.keys(person).length) void session.renew(person).catch(() => undefined);
      const { name, email } = { ...store.get().visitor, ...person };
      const isLeft = isAway(store.get(), config.widget) && targetOf(store.get()) === null;
      sender.add(content, isLeft && name && email ? { name, email } : undefined);
      return true;
    },
    retry: sender.retry,
    discard: sender.discard,
    older: history.older,
    setDraft(text: string) {
      store.dispatch({ type: 'draft', text });
      live.typing(text.trim() !== '');
    },
    /** The window shows everything up to the newest row. */
    seen() {
      if (unreadOf(store.get())) live.read(lastSeq(store.get().timeline));
    },
    /** Rates the conversation, which must be resolved or closed. */
    rate: (rating: number, feedback?: string) =>
      change(client('rateConversation', { params: params(), body: { rating, ...(feedback ? { feedback } : {}) } })),
    /** Asks for a person, while a bot or flow answers. */
    askPerson: () => change(client('escalateOwnConversation', { params: params() })),
    /** Asks for a copy by e-mail, and says what became of it. */
    async sendCopy() {
      const notice = await client('mailTranscript', { params: params() }).then(
        () => 'copySent' as const,
        ({ code }: Partial<ApiError>) => (code === 'not_configured' ? 'noCopy' : 'copyLater'),
      );
      store.dispatch({ type: 'ui', ui: { notice } });
    },
    /** Ends the conversation. */
    end: () => change(client('closeOwnConversation', { params: params() })),
    /** Leaves the ended conversation; what could not be sent there goes into the new one. */
    startAnew() {
      store.dispatch({ type: 'anew' });
      for (const { id, refusal } of store.get().outbox) if (refusal === 'closed') sender.retry(id);
    },
    setMuted(isMuted: boolean) {
      memory.patch({ muted: isMuted });
      store.dispatch({ type: 'muted', isMuted });
    },
    identify: (person: Person) => attempt(() => session.renew(person)),
    setAttributes: sender.setAttributes,
    /** The page has moved on. */
    navigated() {
      if (store.get().visitor) void session.renew().catch(() => undefined);
    },
    /** The device is back: online, visible, or out of the page cache. */
    wake() {
      live.wake();
      sender.flush();
    },
    /** The page goes away; `resume` or `wake` brings the chat back. */
    sleep: live.leave,
    logout() {
      live.leave();
      session.forget();
      if (store.get().isOpen) void begin();
    },
  };
}

const isLive = ({ conversation, outbox }: State): boolean =>
  (conversation !== null && conversation.status !== 'closed') || outbox.length > 0;

/** How many messages the visitor has not seen. */
export const unreadOf = ({ timeline, readByVisitor }: State): number => countUnread(timeline, readByVisitor);
