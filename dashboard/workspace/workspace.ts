/** Everything a signed-in person works with, wired together: API, own agent, team, inbox, socket, other tabs, notifications. */
import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { createFallback } from '#client/connection/fallback.ts';
import { type ConnectionStatus, createSocket, type Socket } from '#client/connection/socket.ts';
import { createTabLock } from '#client/tabs/lock.ts';
import { ApiError } from '#core/contract/client.ts';
import type { ServerFrame } from '#core/contract/socket.ts';
import type { Agent, AgentStatus } from '#core/model/agent.ts';
import { type Api, createApi, isMissing, type Tokens } from '#dashboard/api/api.ts';
import { timed } from '#dashboard/api/timed.ts';
import { createDownload, type Download } from '#dashboard/api/download.ts';
import { createDrafts, type Drafts } from '#dashboard/data/drafts.ts';
import { createInbox, type Inbox } from '#dashboard/data/inbox/inbox.ts';
import { everySteadily } from '#dashboard/data/live/steady-timer.ts';
import { createOwnLoad, reaches, statusShown } from '#dashboard/data/own-load.ts';
import type { News } from '#dashboard/data/inbox/news.ts';
import { createTabs, type TabFrame } from '#dashboard/data/live/tabs.ts';
import { createTeam, type Team } from '#dashboard/data/team.ts';
import { createUnsent } from '#dashboard/data/inbox/unsent.ts';
import { createTicketStore, type TicketStore } from '#dashboard/data/ticket-store.ts';
import { hasUnsaved, stopGuarding } from '#dashboard/navigation/location.ts';
import type { Person } from '#dashboard/session/claims.ts';
import type { Preferences } from '#dashboard/preferences/preferences.ts';
import { session } from '#dashboard/strings/shell.ts';
import { ask } from '#dashboard/ui/controls/ask.ts';
import { listen, warnOfUnsent } from './page-events.ts';

/** This person's agent record: not loaded yet, none, removed, or the record. */
export type Me = {
  state: 'loading' | 'none' | 'removed' | 'failed' | 'ready';
  agent: Agent | undefined;
  error: unknown;
};

/** What a signed-in person works with. */
export type Workspace = {
  api: Api;
  download: Download;
  person: Person;
  /** A page with a widget to try, where the site has one. */
  demoUrl: string | undefined;
  preferences: Preferences;
  me: ReadonlySignal<Me>;
  /** The status to show: the one just chosen, and `busy` also while an online agent is at the maximum. */
  status: ReadonlySignal<AgentStatus>;
  /** Whether this agent is at the maximum: another chat is refused. */
  isFull: ReadonlySignal<boolean>;
  setStatus: (status: AgentStatus) => Promise<void>;
  loadMe: () => Promise<void>;
  team: Team;
  inbox: Inbox;
  tickets: TicketStore;
  drafts: Drafts;
  connection: ReadonlySignal<ConnectionStatus | 'stopped'>;
  /** Whether polling works while there is no socket. */
  isReachable: ReadonlySignal<boolean>;
  /** Asks first if something hasn't been sent. Afterward, nothing of it remains in this browser, in any tab. */
  signOut: () => void;
  /** The page is left to sign in again: what isn't sent is kept, so nobody needs to be warned. */
  letGo: () => void;
  stop: () => void;
};

/** What it is made of. */
export type WorkspaceDeps = {
  tokens: Tokens;
  person: Person;
  demoUrl?: string | undefined;
  preferences: Preferences;
  storage: Storage | undefined;
  onNews: (news: News) => void;
  signOut: () => void;
  /** The person signed out in another tab. */
  onSignedOut: () => void;
};

/** Fetching one's own agent more often would return nothing new. */
const CHECK_EVERY_MS = 10_000;
/** A chat that ends is shown at once, and stored by then. */
const STORED_AFTER_MS = 2_000;
const POLL_EVERY_MS = 10_000;

/** Makes the workspace and connects it; `stop` ends all it started. */
export function createWorkspace(deps: WorkspaceDeps): Workspace {
  const { tokens, person, demoUrl, preferences, storage, onNews, signOut, onSignedOut } = deps;
  const timedFetch = timed(fetch.bind(globalThis));
  const isReachable = signal(false);
  const api = createApi(tokens, timedFetch, () => void checkMe());
  const me = signal<Me>({ state: 'loading', agent: undefined, error: undefined });
  const connection = signal<ConnectionStatus | 'stopped'>('connecting');
  const team = createTeam(api);
  let socket: Socket | undefined;

  const setAgent = (agent: Agent) => {
    me.value = { state: 'ready', agent: { ...me.peek().agent, ...agent }, error: undefined };
    load.know(agent.current_chats_count);
    team.putAgent(agent);
  };
  const receive = (frame: ServerFrame | TabFrame) => {
    if (frame.type === 'agent.updated') {
      if (frame.agent.id === me.peek().agent?.id) setAgent(frame.agent);
      else team.putAgent(frame.agent);
    } else if (frame.type === 'session.revoked') {
      // The person is no longer the agent that the socket was opened for, so the agent record is fetched again.
      disconnect();
      void loadMe();
    } else if (frame.type === 'tab.signed-out') {
      discard();
      onSignedOut();
    } else inbox.receive(frame);
  };
  const tabs = createTabs(person.email ?? person.name, receive);
  /** Held by the tab that was looked at last: it may play sounds. */
  const front = createTabLock(navigator.locks, `live-chat.heard.${person.userId}`);
  const newId = () => crypto.randomUUID();
  const unsent = createUnsent({ storage, locks: navigator.locks, person: person.userId, newId });
  const drafts = createDrafts(storage, person.userId);
  const inbox = createInbox({
    api,
    me: () => me.value.agent?.id,
    sendFrame: (frame) => socket?.send(frame) ?? false,
    tellTabs: tabs.tell,
    onNews: (news) => {
      if (front.isHeld()) onNews(news);
    },
    keepUnsent: unsent.keep,
    newId,
    now: () => new Date(),
    random: Math.random,
  });

  const load = createOwnLoad(inbox.counts.mine);
  const chosen = signal<AgentStatus | undefined>(undefined);
  const isFull = computed(() => me.value.agent !== undefined && reaches(me.value.agent, load.chats.value));
  // Whether `busy` was chosen, or only said because of the maximum, isn't in the agent: once below the maximum, the server says.
  const stopFollowing = effect(() => {
    const { agent } = me.value;
    if (agent?.status !== 'busy' || !reaches(agent, agent.current_chats_count) || isFull.value) return;
    const timer = setTimeout(() => void api('getOwnAgent', {}).then(setAgent, () => undefined), STORED_AFTER_MS);
    return () => clearTimeout(timer);
  });

  const connect = (url: string) => {
    socket ??= createSocket({
      address: async () => ({ url, token: await tokenOf(tokens) }),
      open: (address, protocols) => new WebSocket(address, protocols),
      resume: () => inbox.threads.known().slice(-20),
      onFrame: receive,
      onStatus: (status) => {
        connection.value = status;
        cutOff(status === 'lost');
        if (status === 'lost') void pollInstead();
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
  /** Admins may do without an agent record: the list of agents says so, where asking for it would be refused. */
  const isNoAgent = async () => {
    if (!person.isAdmin) return false;
    await team.agents.load();
    const { data, error } = team.agents.value.peek();
    return error === undefined && data?.every(({ user_id }) => user_id !== person.userId) === true;
  };
  const lackAgent = (error: unknown) => {
    const hasBeenOne = me.peek().agent !== undefined || me.peek().state === 'removed';
    me.value = { state: hasBeenOne ? 'removed' : 'none', agent: undefined, error };
    connection.value = 'stopped';
  };
  const loadMe = async () => {
    if (await isNoAgent()) return lackAgent(undefined);
    try {
      const { socket_url, ...agent } = await api('getOwnAgent', {});
      setAgent(agent);
      connect(socket_url);
    } catch (error) {
      if (isMissing(error)) lackAgent(error);
      else me.value = { state: 'failed', agent: undefined, error };
    }
  };
  /** Somebody who was removed from the team is refused, and their socket ended: the dashboard must not go on looking online. */
  const checkMe = atMostEvery(CHECK_EVERY_MS, async () => {
    if (me.peek().state !== 'ready') return;
    const error = await api('getOwnAgent', {}).then(
      () => undefined,
      (failure: unknown) => failure,
    );
    if (!isMissing(error) && !(error instanceof ApiError && error.status === 403)) return;
    me.value = { state: 'removed', agent: undefined, error };
    disconnect();
  });
  /** Without a socket, what HTTP can bring comes by HTTP. */
  const pollInstead = async () => {
    void checkMe();
    try {
      if (await inbox.poll()) isReachable.value = true;
    } catch {
      isReachable.value = false;
    }
  };
  const cutOff = createFallback(pollInstead, POLL_EVERY_MS, Math.random);
  unsent.takeOver(inbox.restore);
  const letGo = warnOfUnsent(inbox.outbox);
  /** Nothing of what was written stays, or is sent any more. */
  const discard = () => {
    for (const item of inbox.outbox.items.peek()) inbox.outbox.discard(item.client_message_id);
    drafts.clear();
    unsent.clear();
    letGo();
  };
  const askAndSignOut = async () => {
    const isLost = hasUnsaved() || inbox.outbox.items.peek().length > 0 || unsent.hasAny() || drafts.hasAny();
    if (isLost && !(await ask(session.discard))) return;
    stopGuarding();
    discard();
    tabs.tell({ type: 'tab.signed-out' });
    signOut();
  };
  const wake = () => {
    socket?.wake();
    inbox.outbox.wake();
    if (me.peek().state === 'failed') void loadMe();
  };
  const stopListening = listen(wake, front.take, drafts.storageChanged);

  return {
    api,
    download: createDownload(tokens, timedFetch),
    person,
    demoUrl,
    preferences,
    me,
    status: computed(() => chosen.value ?? statusShown(me.value.agent, isFull.value)),
    isFull,
    setStatus: async (status) => {
      chosen.value = status;
      try {
        const agent = await api('setOwnStatus', { body: { status } });
        setAgent(agent);
        tabs.tell({ type: 'agent.updated', agent });
      } finally {
        chosen.value = undefined;
      }
    },
    loadMe,
    team,
    inbox,
    tickets: createTicketStore(api),
    drafts,
    connection,
    isReachable,
    signOut: () => void askAndSignOut(),
    letGo,
    stop: () => {
      stopListening();
      stopFollowing();
      load.stop();
      front.end();
      disconnect();
      tabs.close();
    },
  };
}

/** The access token. @throws when nobody is signed in any more */
async function tokenOf(tokens: Tokens): Promise<string> {
  const token = await tokens.token();
  if (token === undefined) throw new Error('Nobody is signed in.');
  return token;
}

/** The work, unless it was done moments ago. */
function atMostEvery(ms: number, work: () => Promise<void>): () => Promise<void> {
  let doneAt = -Infinity;
  return async () => {
    if (performance.now() - doneAt < ms) return;
    doneAt = performance.now();
    await work();
  };
}

const WorkspaceContext = createContext<Workspace | undefined>(undefined);
/** Gives the pages their workspace. */
export const WorkspaceProvider = WorkspaceContext.Provider;

/** The workspace of the page. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('This view is used outside a signed-in page.');
  return workspace;
}
