/** What the pages of a signed-in person work with, and how they get it. */
import type { ReadonlySignal, Signal } from '@preact/signals';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { ConnectionStatus } from '#client/connection/socket.ts';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { AgentStatus } from '#core/model/team/agent.ts';
import type { Api } from '#dashboard/api/api.ts';
import type { Download } from '#dashboard/api/download.ts';
import type { Drafts } from '#dashboard/data/drafts.ts';
import type { DraftSync } from '#dashboard/data/draft-sync.ts';
import type { Uploads } from '#dashboard/data/files/uploads.ts';
import type { Inbox } from '#dashboard/data/inbox/inbox.ts';
import type { TabFrame } from '#dashboard/data/live/tabs.ts';
import type { Team } from '#dashboard/data/team.ts';
import type { TicketStore } from '#dashboard/data/ticket-store.ts';
import type { Person } from '#dashboard/session/claims.ts';
import type { Preferences } from '#dashboard/preferences/preferences.ts';
import type { Attention } from './attention.ts';
import type { Me } from './own-agent.ts';

/** What a signed-in person works with. */
export type Workspace = {
  api: Api;
  download: Download;
  person: Person;
  /** A page with a widget to try, where the site has one. */
  demoUrl: string | undefined;
  preferences: Preferences;
  me: ReadonlySignal<Me>;
  /** How many open chats this agent has. */
  ownChats: ReadonlySignal<number>;
  /** The status to show: the one just chosen, and `busy` also while an online agent is at the maximum. */
  status: ReadonlySignal<AgentStatus>;
  /** Whether this agent is at the maximum: another chat is refused. */
  isFull: ReadonlySignal<boolean>;
  setStatus: (status: AgentStatus) => Promise<void>;
  /** Whether this agent stays online while the dashboard is closed. */
  staysOnline: Signal<boolean>;
  /** What draws this agent's attention; fetched when it is asked for. */
  attention: () => Promise<Attention>;
  loadMe: () => Promise<void>;
  team: Team;
  inbox: Inbox;
  tickets: TicketStore;
  drafts: Drafts;
  draftSync: DraftSync;
  uploads: Uploads;
  connection: ReadonlySignal<ConnectionStatus | 'stopped'>;
  /** Calls back with each frame; answers how to stop. */
  onFrame: (listener: (frame: ServerFrame | TabFrame) => void) => () => void;
  /** Sends a frame; false without a connection. */
  sendFrame: (frame: ClientFrame) => boolean;
  /** Whether polling works while there is no socket. */
  isReachable: ReadonlySignal<boolean>;
  /** Asks first if something hasn't been sent. Afterward, nothing of it remains in this browser, in any tab. */
  signOut: () => void;
  /** The page is left to sign in again: what isn't sent is kept, so nobody needs to be warned. */
  letGo: () => void;
  stop: () => void;
};

const WorkspaceContext = createContext<Workspace | undefined>(undefined);
/** Gives the pages their workspace. */
export const WorkspaceProvider = WorkspaceContext.Provider;

/** The workspace of the page. */
export function useWorkspace(): Workspace {
  const workspace = useContext(WorkspaceContext);
  if (!workspace) throw new Error('This view is used outside a signed-in page.');
  return workspace;
}
