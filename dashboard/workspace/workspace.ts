/** Everything a signed-in person works with, wired together: API, own agent, team, inbox, socket, other tabs, notifications. */
import { computed, effect, signal } from '@preact/signals';
import { createFallback } from '#client/connection/fallback.ts';
import { type ConnectionStatus, createSocket, type Socket } from '#client/connection/socket.ts';
import { createTabLock } from '#client/tabs/lock.ts';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { AgentStatus } from '#core/model/team/agent.ts';
import type { Id } from '#core/model/id.ts';
import { createApi, type Tokens } from '#dashboard/api/api.ts';
import { timed } from '#dashboard/api/timed.ts';
import { createDrafts } from '#dashboard/data/drafts.ts';
import { createDraftSync } from '#dashboard/data/draft-sync.ts';
import { createUploads } from '#dashboard/data/files/uploads.ts';
import { type Inbox, createInbox } from '#dashboard/data/inbox/inbox.ts';
import { POLL_PACE } from '#dashboard/data/inbox/poll.ts';
import { everySteadily } from '#dashboard/data/live/steady-timer.ts';
import { createOwnLoad, reaches, statusShown } from '#dashboard/data/own-load.ts';
import { createTabs, type TabFrame } from '#dashboard/data/live/tabs.ts';
import { createTeam } from '#dashboard/data/team.ts';
import { createUnsent } from '#dashboard/data/inbox/unsent.ts';
import { createTicketStore } from '#dashboard/data/ticket-store.ts';
import { hasUnsaved, stopGuarding } from '#dashboard/navigation/location.ts';
import type { Person } from '#dashboard/session/claims.ts';
import type { Preferences } from '#dashboard/preferences/preferences.ts';
import { session } from '#dashboard/strings/shell.ts';
import { ask } from '#dashboard/ui/controls/ask.ts';
import type { Workspace } from './context.ts';
import { type Attention, fetchLater } from './attention.ts';
import { askBeforeSending } from './held-up.ts';
import { createOwnAgent } from './own-agent.ts';
import { listen, warnOfUnsent } from '#dashboard/navigation/page-events.ts';

/** What it is made of. */
export type WorkspaceDeps = {
  tokens: Tokens;
  person: Person;
  demoUrl?: string | undefined;
  preferences: Preferences;
  storage: Storage | undefined;
  fetchAttention: (workspace: Workspace) => Promise<Attention>;
  /** Takes a conversation from the screen that this person no longer sees. */
  hideConversation: (inbox: Inbox, id: Id) => Promise<void>;
  signOut: () => void;
  /** The person signed out in another tab. */
  onSignedOut: () => void;
};

/** How long a reply can be undone. */
const UNDO_MS = 5000;
/** A chat that ends is shown at once, and stored by then. */
const STORED_AFTER_MS = 2_000;
/** Drafts are saved and chats returned before a sign-out, unless the network is too slow for somebody who wants to leave. */
const SIGN_OUT_WAITS_MS = 2_000;

/** Makes the workspace and connects it; `stop` ends all it started. */
export function createWorkspace(deps: WorkspaceDeps): Workspace {
  const { tokens, person, demoUrl, preferences, storage, fetchAttention, hideConversation, signOut, onSignedOut } =
    deps;
  const timedFetch = timed(fetch.bind(globalThis));
  const isReachable = signal(false);
  const api = createApi(tokens, timedFetch, () => void own.check());
  const connection = signal<ConnectionStatus | 'stopped'>('connecting');
  const team = createTeam(api);
  let socket: Socket | undefined;

  const own = createOwnAgent({
    api,
    onAgent: (agent) => {
      load.know(agent.current_chats_count);
      team.putAgent(agent);
    },
    connect: (url) => connect(url),
    disconnect: () => disconnect(),
  });
  const { me } = own;
  const listeners = new Set<(frame: ServerFrame | TabFrame) => void>();
  const receive = (frame: ServerFrame | TabFrame) => {
    for (const listener of listeners) listener(frame);
    if (frame.type === 'agent.updated') {
      if (frame.agent.id === me.peek().agent?.id) own.set(frame.agent);
      else team.putAgent(frame.agent);
    } else if (frame.type === 'session.revoked') {
      // The person is no longer the agent that the socket was opened for, so the agent record is fetched again.
      disconnect();
      void own.load();
    } else if (frame.type === 'conversation.hidden') {
      void hideConversation(inbox, frame.conversation_id);
    } else if (frame.type === 'tab.signed-out') {
      discardAll();
      onSignedOut();
    } else inbox.receive(frame);
  };
  const tabs = createTabs(person.email ?? person.name, receive);
  /** Held by the tab that was looked at last: it may play sounds. */
  const front = createTabLock(navigator.locks, `live-chat.heard.${person.userId}`);
  const sendFrame = (frame: ClientFrame) => socket?.send(frame) ?? false;
  const newId = () => crypto.randomUUID();
  const unsent = createUnsent({ storage, locks: navigator.locks, person: person.userId, newId });
  const drafts = createDrafts(storage, person.userId);
  const draftSync = createDraftSync({
    api,
    drafts,
    lookAgain: (id) => void inbox.refresh(id).catch(() => undefined),
    now: () => new Date(),
  });
  const uploads = createUploads({
    fetchTray: async () => (await import('#dashboard/data/files/upload-tray.ts')).traysOf(api, Math.random),
  });
  const inbox = createInbox({
    api,
    me: () => me.value.agent?.id,
    sendFrame,
    tellTabs: tabs.tell,
    onNews: (news) => {
      if (front.isHeld())
        void late.attention().then(
          ({ notify }) => notify(news),
          () => undefined,
        );
    },
    mentionsIn: async (note) => (await import('#dashboard/data/mentions.ts')).mentionedBy(note, team),
    holdMs: () => (preferences.undoSend.peek() ? UNDO_MS : 0),
    run: async (message) => (await import('#dashboard/workspace/run-macro.ts')).runWith(workspace, message),
    heldUp: (message) => askBeforeSending(workspace, message),
    keepUnsent: unsent.keep,
    ownDrafts: {
      asked: draftSync.asked,
      forget: (id) => {
        draftSync.forget(id);
        uploads.forget(id);
      },
    },
    newId,
    now: () => new Date(),
    random: Math.random,
  });

  const staysOnline = signal(false);
  const late = fetchLater(
    () => me.value.state === 'ready',
    () => fetchAttention(workspace),
  );
  const load = createOwnLoad(inbox.counts.mine);
  const chosen = signal<AgentStatus | undefined>(undefined);
  const isFull = computed(() => me.value.agent !== undefined && reaches(me.value.agent, load.chats.value));
  // Whether `busy` was chosen, or only said because of the maximum, isn't in the agent: once below the maximum, the server says.
  const stopFollowing = effect(() => {
    const { agent } = me.value;
    if (agent?.status !== 'busy' || !reaches(agent, agent.current_chats_count) || isFull.value) return;
    const timer = setTimeout(() => void own.look().catch(() => undefined), STORED_AFTER_MS);
    return () => clearTimeout(timer);
  });

  const connect = (url: string) => {
    socket ??= createSocket({
      address: async () => ({ url, token: await tokenOf(tokens) }),
      open: (address, protocols) => new WebSocket(address, protocols),
      resume: () => inbox.threads.known().slice(-20),
      onFrame: receive,
      onStatus: (status) => {
        const isLost = status === 'lost';
        // The first attempt brings most sockets back, and with them what was missed.
        if (isLost && connection.peek() === 'lost') void pollInstead();
        connection.value = status;
        cutOff(isLost);
      },
      random: Math.random,
      // A lease is renewed by pings alone, whatever else was sent.
      pulse: (ms, ping) => ({ sent() {}, heard() {}, stop: everySteadily(ms, ping) }),
    });
    socket.start();
  };
  const disconnect = () => {
    socket?.stop();
    cutOff(false);
    connection.value = 'stopped';
  };
  /** Without a socket, what HTTP can bring comes by HTTP. */
  const pollInstead = async () => {
    void own.check();
    try {
      if (await inbox.poll()) isReachable.value = true;
    } catch {
      isReachable.value = false;
    }
  };
  const { cutOff } = createFallback(pollInstead, POLL_PACE, Math.random);
  unsent.takeOver(inbox.restore);
  const letGo = warnOfUnsent(() => inbox.outbox.items.peek().length > 0 || uploads.hasAny());
  /** Nothing of what was written stays, or is sent any more. */
  const discardAll = () => {
    for (const item of inbox.outbox.items.peek()) inbox.outbox.discard(item.client_message_id);
    draftSync.clear();
    unsent.clear();
    letGo();
  };
  const askAndSignOut = async () => {
    await Promise.race([draftSync.saveAll(), passed(SIGN_OUT_WAITS_MS)]);
    const isLost =
      hasUnsaved() || inbox.outbox.items.peek().length > 0 || unsent.hasAny() || drafts.hasAny() || uploads.hasAny();
    const discard = isLost ? session.discard : undefined;
    const id = me.peek().agent?.id;
    // Without a network, one can still leave.
    const leaving = await import('./sign-out.ts').catch(() => undefined);
    const conversations = inbox.conversations.all.peek().values();
    const question = leaving?.questionBefore({ discard, me: id, conversations });
    if (question && !(await ask(question))) return;
    stopGuarding();
    disconnect();
    if (id !== undefined) await Promise.race([leaving?.leave(api), passed(SIGN_OUT_WAITS_MS)]);
    discardAll();
    leaving?.forgetBulk(person.userId, storage);
    // Whoever uses this browser next must not get this person's notifications.
    await Promise.race([late.ifFetched(({ leave }) => leave()), passed(SIGN_OUT_WAITS_MS)]);
    tabs.tell({ type: 'tab.signed-out' });
    signOut();
  };
  const wake = () => {
    socket?.wake();
    inbox.wake();
    void draftSync.saveAll();
    if (me.peek().state === 'failed') void own.load();
  };
  const stopListening = listen({
    wake,
    inFront: front.take,
    hidden: () => {
      inbox.outbox.release();
      void draftSync.saveAll();
    },
    stored: drafts.storageChanged,
  });

  const workspace: Workspace = {
    api,
    download: async (...asked) =>
      (await import('#dashboard/api/download.ts')).createDownload(tokens, timedFetch)(...asked),
    person,
    demoUrl,
    preferences,
    me,
    ownChats: load.chats,
    status: computed(() => chosen.value ?? statusShown(me.value.agent, isFull.value)),
    isFull,
    setStatus: async (status) => {
      chosen.value = status;
      try {
        const agent = await api('setOwnStatus', { body: { status } });
        void late.ifFetched(({ noteStatus }) => noteStatus());
        own.set(agent);
        tabs.tell({ type: 'agent.updated', agent });
      } finally {
        chosen.value = undefined;
      }
    },
    staysOnline,
    attention: late.attention,
    loadMe: own.load,
    team,
    inbox,
    tickets: createTicketStore(api),
    drafts,
    draftSync,
    uploads,
    onFrame(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    sendFrame,
    connection,
    isReachable,
    signOut: () => void askAndSignOut(),
    letGo,
    stop: () => {
      stopListening();
      stopFollowing();
      late.stop();
      load.stop();
      front.end();
      disconnect();
      tabs.close();
    },
  };
  return workspace;
}

/** The access token. @throws when nobody is signed in any more */
async function tokenOf(tokens: Tokens): Promise<string> {
  const token = await tokens.token();
  if (token === undefined) throw new Error('Nobody is signed in.');
  return token;
}

const passed = (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms));
