/** What comes and goes while connected: frames become happenings, in every tab; typing and reading go out sparingly. */
import type { ClientFrame, ServerFrame } from '../../core/contract/socket.ts';
import type { VisitorConversation } from '../../core/model/conversation.ts';
import type { VisitorMessage } from '../../core/model/message.ts';
import type { History } from './history.ts';
import type { Session } from './session.ts';
import { createSocket, type Socket } from './socket.ts';
import type { Connection } from './state.ts';
import type { Surroundings } from './surroundings.ts';
import { joinTabs, type Tab } from './tabs.ts';
import { addRows, lastSeq } from './timeline.ts';

const TYPING_EVERY_MS = 5000;
/** Someone who typed is silent after this long without another sign. */
const TYPING_ENDS_MS = 8000;
/** An answer nobody goes on writing for this long will not come. */
const DELTA_ENDS_MS = 10_000;
const READ_EVERY_MS = 10_000;

/** What one tab hears and passes on. */
type Heard = { frame: ServerFrame } | { status: Connection } | { rows: readonly VisitorMessage[] };

/** The live side of the chat. */
export type Live = {
  /** Connects, or leaves it to the tab that is connected. */
  join: () => void;
  leave: () => void;
  /** Makes sure of the connection and fetches what was missed. */
  wake: () => void;
  /** Takes rows the server has stored, and shows them in the other tabs too. */
  take: (rows: readonly VisitorMessage[]) => void;
  /** Takes the conversation as it is now. */
  follow: (conversation: VisitorConversation) => void;
  typing: (isTyping: boolean) => void;
  read: (seq: number) => void;
};

/** Makes the live side; nothing happens before `join`. */
export function createLive(world: Surroundings, session: Session, history: History): Live {
  const { store, emit } = world;
  let tab: Tab<Heard, ClientFrame> | undefined;
  let typingTimer: ReturnType<typeof setTimeout> | undefined;
  let deltaTimer: ReturnType<typeof setTimeout> | undefined;
  let typedAt = 0;
  let readTimer: ReturnType<typeof setTimeout> | undefined;
  let readAt = 0;
  let welcomes = 0;
  let isResumed = false;
  /** Rows of a conversation begun here, pushed before the answer to its beginning has come. */
  let early: readonly VisitorMessage[] = [];
  /** Whether the connection came while a conversation was begun: what was pushed in between was told to nobody. */
  let isBehind = false;
  const isCurrent = (id: number) => store.get().conversation?.id === id;

  const socket: Socket = createSocket({
    open: world.openSocket,
    random: world.random,
    async address(isRetry) {
      await (isRetry ? session.renew() : session.ensure());
      return { url: session.socketUrl(), token: world.memory.read().session_token ?? '' };
    },
    resume() {
      const { conversation, timeline } = store.get();
      isResumed = Boolean(conversation && timeline.length);
      return conversation && isResumed ? { conversation_id: conversation.id, after_seq: lastSeq(timeline) } : undefined;
    },
    onStatus: (status) => hear({ status }, true),
    onFrame: (frame) => hear({ frame }, true),
  });

  function hear(heard: Heard, isOwn: boolean): void {
    if (isOwn) tab?.pass(heard);
    if ('status' in heard) store.dispatch({ type: 'connection', connection: heard.status });
    else if ('rows' in heard) takeRows(heard.rows);
    else takeFrame(heard.frame, isOwn);
  }

  function takeRows(rows: readonly VisitorMessage[]): void {
    const before = store.get();
    const ours = [...early, ...rows].filter((row) => isCurrent(row.conversation_id));
    early = before.conversation ? [] : [...early, ...rows];
    const known = lastSeq(before.timeline);
    const { hasGap } = addRows(before.timeline, ours);
    store.dispatch({ type: 'rows', rows: ours });
    for (const [seq, row] of new Map(ours.map((one) => [one.seq, one]))) if (seq > known) emit('message', row);
    // A conversation another tab has begun is not known here yet; of one begun here the answer is on its way.
    if (early.length && !before.outbox.length) void session.renew().then(history.load, () => undefined);
    if (hasGap || (ours.length && (isBehind || !store.get().isLoaded))) {
      isBehind = false;
      void history.catchUp();
    }
  }

  function takeConversation(conversation: VisitorConversation): void {
    const before = store.get().conversation;
    if (before && before.id !== conversation.id) return;
    store.dispatch({ type: 'conversation', conversation });
    const { agent, status, id } = conversation;
    if (agent && agent.id !== before?.agent?.id) emit('agent:assigned', agent);
    if ((status === 'resolved' || status === 'closed') && status !== before?.status) {
      emit('conversation:ended', { id, status });
    }
    void history.load();
  }

  function takeFrame(frame: ServerFrame, isOwn: boolean): void {
    switch (frame.type) {
      case 'welcome':
        // What was missed comes by `resume` in the tab that is connected, unless the conversation began after its hello;
        // who answers, and whether it is over, doesn't.
        if (!isOwn || !isResumed) void history.catchUp();
        isBehind = !store.get().conversation && store.get().outbox.length > 0;
        if (welcomes++) void session.renew().catch(() => undefined);
        return;
      case 'message.created':
        return takeRows([frame.message as VisitorMessage]);
      case 'message.delta':
        return takeDelta(frame);
      case 'message.read':
        if (!isCurrent(frame.conversation_id)) return;
        return store.dispatch({ type: 'read', by: frame.by === 'visitor' ? 'visitor' : 'team', seq: frame.seq });
      case 'typing':
        return takeTyping(frame);
      case 'conversation.created':
      case 'conversation.updated':
      case 'conversation.assigned':
        return takeConversation(frame.conversation as VisitorConversation);
      case 'queue.position':
        if (!isCurrent(frame.conversation_id)) return;
        store.dispatch({ ...frame, type: 'queue' });
        return emit('queue:position', {
          position: frame.position,
          estimated_wait_seconds: frame.estimated_wait_seconds,
        });
      case 'availability.changed':
        store.dispatch({ type: 'availability', availability: frame.availability });
        return emit('availability', frame.availability);
      case 'resume.more':
        return void history.catchUp();
      case 'session.revoked':
        return revoked();
      case 'error':
        return emit('error', { code: frame.code, detail: frame.detail });
      default:
    }
  }

  function takeDelta(frame: Extract<ServerFrame, { type: 'message.delta' }>): void {
    if (!isCurrent(frame.conversation_id)) return;
    clearTimeout(deltaTimer);
    store.dispatch({ type: 'delta', delta: { replyTo: frame.reply_to_seq, text: frame.text } });
    deltaTimer = setTimeout(() => store.dispatch({ type: 'delta', delta: null }), DELTA_ENDS_MS);
  }

  function takeTyping(frame: Extract<ServerFrame, { type: 'typing' }>): void {
    if (!isCurrent(frame.conversation_id) || frame.by === 'visitor') return;
    clearTimeout(typingTimer);
    store.dispatch({ type: 'typing', name: frame.is_typing ? (frame.name ?? '') : null });
    if (frame.is_typing) {
      typingTimer = setTimeout(() => store.dispatch({ type: 'typing', name: null }), TYPING_ENDS_MS);
    }
  }

  function revoked(): void {
    leave();
    session.forget();
    if (store.get().isOpen) void session.ensure().catch(() => undefined);
  }

  const say = (frame: ClientFrame) => {
    if (tab?.isLeader()) socket.send(frame);
    else tab?.ask(frame);
  };

  function join(): void {
    tab ??= joinTabs<Heard, ClientFrame>({
      name: `live-chat:${world.config.token}`,
      lead: socket.start,
      onHeard: (heard) => hear(heard, false),
      onSaid: socket.send,
      onAsked: () => tab?.pass({ status: store.get().connection }),
    });
  }

  function leave(): void {
    tab?.leave();
    tab = undefined;
    welcomes = 0;
    socket.stop();
    store.dispatch({ type: 'connection', connection: 'idle' });
  }

  return {
    join,
    leave,
    wake() {
      if (!tab) return;
      if (tab.isLeader()) socket.check();
      void history.catchUp();
    },
    take(rows) {
      // A message says better than a frame that its writer has stopped typing.
      typedAt = 0;
      hear({ rows }, true);
    },
    follow: takeConversation,
    typing(isTyping) {
      const { conversation } = store.get();
      if (!conversation || (isTyping && world.now() - typedAt < TYPING_EVERY_MS) || (!isTyping && !typedAt)) return;
      typedAt = isTyping ? world.now() : 0;
      say({ type: 'typing', conversation_id: conversation.id, is_typing: isTyping });
    },
    read(seq) {
      const { conversation, readByVisitor } = store.get();
      if (!conversation || seq <= readByVisitor) return;
      store.dispatch({ type: 'read', by: 'visitor', seq });
      clearTimeout(readTimer);
      readTimer = setTimeout(
        () => {
          readAt = world.now();
          say({ type: 'read', conversation_id: conversation.id, seq });
        },
        Math.max(0, readAt + READ_EVERY_MS - world.now()),
      );
    },
  };
}
