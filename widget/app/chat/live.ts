/** The live connection: one for all tabs of the site. Every tab receives its frames. */
import { afterQuiet } from '#client/connection/pulse.ts';
import { createSocket } from '#client/connection/socket.ts';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { VisitorConversation } from '#core/model/conversations/conversation.ts';
import type { VisitorMessage } from '#core/model/messages/message.ts';
import { connected } from '#widget/app/state/changes.ts';
import { createHearing, type Takers } from './receiver.ts';
import type { History } from './history.ts';
import type { Session } from './session.ts';
import { PAUSE_MS } from '#widget/app/state/outbox.ts';
import type { Connection } from '#widget/app/state/state.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { joinTabs, type Tab } from '#widget/app/network/tabs.ts';
import { lastSeq } from '#client/timeline/rows.ts';

/** How long to wait for the rows before connecting without them, milliseconds. */
const ROWS_MS = 3000;

/** What one tab receives and passes on. */
type Heard = { frame: ServerFrame } | { status: Connection } | { rows: readonly VisitorMessage[] };

/** Signals from the visitor, sent sparingly. */
export type Signs = {
  /** A message was sent. */
  sent: () => void;
  typing: (isTyping: boolean) => void;
  /** The visitor has read up to a row. */
  read: (seq: number) => void;
};

const noSigns: Signs = { sent() {}, typing() {}, read() {} };

/** The live side of the chat. */
export type Live = {
  /** The handler of each frame; the later chunk adds its own. */
  takers: Takers;
  /** Connects, unless another tab is connected. */
  join: () => void;
  leave: () => void;
  /** Checks the connection and fetches what was missed. */
  wake: () => void;
  /** Makes sure that a tab holds the connection which isn't suspended. */
  check: () => void;
  /** Adds rows that the server has stored, here and in the other tabs. */
  take: (rows: readonly VisitorMessage[]) => void;
  /** Updates the conversation. */
  follow: (conversation: VisitorConversation) => void;
  /** Does nothing until the code that sends signals is loaded. */
  signs: Signs;
  /** Has the connected tab send something. */
  say: (frame: ClientFrame) => void;
  /** Passes to the other tabs what this one knows already, and the server doesn't send them. */
  share: (frame: ServerFrame) => void;
};

/** Creates the live connection; nothing happens before `join`. */
export function createLive(world: Surroundings, session: Session, history: History): Live {
  const { store, openSocket, random, memory } = world;
  let tab: Tab<Heard, ClientFrame> | undefined;
  let isResumed = false;

  const signs = { ...noSigns };
  const hearing = createHearing(world, session, history);
  const socket = createSocket({
    open: openSocket,
    random,
    pulse: afterQuiet,
    pauseMs: (error) => ((error as { code?: unknown }).code === 'widget_inactive' ? PAUSE_MS : 0),
    async address(isRetry) {
      await (isRetry ? session.renew() : session.ensure());
      // The greeting then names the newest row, and what comes after it need not be asked for.
      // A request that hangs doesn't hold up the connection.
      await Promise.race([history.load(), new Promise((late) => setTimeout(late, ROWS_MS))]);
      return { url: session.socketUrl(), token: memory.read().session_token ?? '' };
    },
    resume() {
      const { conversation, timeline } = store.get();
      isResumed = Boolean(conversation && timeline.length);
      return conversation && isResumed ? [{ conversation_id: conversation.id, after_seq: lastSeq(timeline) }] : [];
    },
    onStatus: (status) => hear({ status }, true),
    onFrame: (frame) => hear({ frame }, true),
  });

  function hear(heard: Heard, isOwn: boolean): void {
    if (isOwn) tab?.pass(heard);
    if ('status' in heard) store.change(connected(heard.status));
    else if ('rows' in heard) hearing.rows(heard.rows);
    else if (heard.frame.type === 'welcome') welcome(isOwn);
    else hearing.frame(heard.frame);
  }

  function welcome(isOwn: boolean): void {
    // What was missed comes by `resume` in the tab that is connected, unless the conversation began after its hello.
    if (!isOwn || !isResumed) void history.catchUp();
    hearing.connected();
  }

  function leave(): void {
    if (tab) session.expire();
    tab?.leave();
    tab = undefined;
    socket.stop();
    store.change(connected('idle'));
  }

  return {
    takers: hearing.takers,
    leave,
    join() {
      const { visitor } = store.get();
      // The name contains the visitor, so that nobody receives what is another visitor's.
      if (!visitor) return;
      tab ??= joinTabs<Heard, ClientFrame>({
        name: `live-chat:${world.config.token}:${visitor.id}`,
        lead: socket.start,
        follow: socket.stop,
        onHeard: (heard) => hear(heard, false),
        onSaid: socket.send,
        onAsked: () => tab?.pass({ status: store.get().connection }),
      });
    },
    wake() {
      if (!tab) return;
      if (tab.isLeader()) socket.wake();
      else tab.check();
      void history.catchUp();
    },
    check: () => tab?.check(),
    take(rows) {
      signs.sent();
      hear({ rows }, true);
    },
    follow: hearing.conversation,
    signs,
    share: (frame) => tab?.pass({ frame }),
    say(frame) {
      if (tab?.isLeader()) socket.send(frame);
      else tab?.ask(frame);
    },
  };
}
