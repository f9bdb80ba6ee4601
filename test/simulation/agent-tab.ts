/** An agent's tab: the dashboard's own engine, wired as the workspace wires it, without its pages. */
import { createFallback } from '#client/connection/fallback.ts';
import { createSocket } from '#client/connection/socket.ts';
import { withDeadline } from '#client/network/deadline.ts';
import type { ClientFrame, ServerFrame } from '#core/contract/socket.ts';
import type { Conversation } from '#core/model/conversations/conversation.ts';
import type { Id } from '#core/model/id.ts';
import { type Api, createApi } from '#dashboard/api/api.ts';
import { type Inbox, createInbox } from '#dashboard/data/inbox/inbox.ts';
import { POLL_PACE } from '#dashboard/data/inbox/poll.ts';
import { createUnsent } from '#dashboard/data/inbox/unsent.ts';
import { type TabFrame, createTabs } from '#dashboard/data/live/tabs.ts';
import { AUDIENCE, tokenOf } from './functions.ts';
import { type Actor, anActor } from './simulation.ts';
import type { Reach } from './visitor-tab.ts';

/** Of a request of the dashboard. */
const DEADLINE_MS = 30_000;
const TOKEN_SECONDS = 3600;

/** Whom a tab belongs to. */
export type AgentPerson = {
  id: Id;
  userId: string;
  /** How they sign in, and where their socket is, on a stack that runs. */
  signedIn?: { token: () => Promise<string>; socketUrl: string };
};

/** An agent's tab. */
export type AgentTab = {
  actor: Actor;
  person: AgentPerson;
  api: Api;
  inbox: Inbox;
  /** The conversation on the screen. */
  watched: Id | undefined;
  /** Whether it could not be fetched, which the page says. */
  hasFailed: boolean;
  status: () => string;
  /** Opens a conversation, and leaves the one before. */
  open: (id: Id) => Promise<void>;
  wake: () => void;
};

/** Opens a tab. */
export function openAgentTab(
  { simulation, network, gateway }: Reach,
  name: string,
  person: AgentPerson,
  storage: Storage,
  onConversations: (all: ReadonlyMap<Id, Conversation>) => void = () => {},
): AgentTab {
  const actor = anActor(name, { skewMs: simulation.chance(0.2) ? simulation.between(-20_000, 20_000) : 0 });
  return simulation.as(actor, () => {
    const simulated = async () =>
      tokenOf('RS256', {
        sub: person.userId,
        client_id: AUDIENCE,
        token_use: 'access',
        // The issuer's clock is right.
        exp: Math.floor(simulation.ms / 1000) + TOKEN_SECONDS,
        'cognito:groups': ['agent'],
      });
    const token = person.signedIn?.token ?? simulated;
    const api = createApi({ token, renew: token }, withDeadline(network.fetch, DEADLINE_MS));
    let ids = 0;
    const newId = () => `${name.replace(' ', '-')}-${++ids}-${simulation.between(0, 999_999)}`;
    let status = 'connecting';
    const receive = (frame: ServerFrame | TabFrame): void => {
      if (frame.type === 'agent.updated' || frame.type === 'tab.signed-out') return;
      inbox.receive(frame);
    };
    const tabs = createTabs(person.userId, receive);
    const unsent = createUnsent({ storage, locks: navigator.locks, person: person.userId, newId });
    const sendFrame = (frame: ClientFrame) => socket.send(frame);
    const inbox = createInbox({
      api,
      me: () => person.id,
      sendFrame,
      tellTabs: tabs.tell,
      onNews: () => {},
      mentionsIn: async () => [],
      holdMs: () => 0,
      run: () => Promise.reject(new Error('Nothing is run here.')),
      keepUnsent: unsent.keep,
      ownDrafts: { asked: () => () => undefined, forget: () => undefined },
      newId,
      now: () => new Date(simulation.now),
      random: () => simulation.random(),
    });
    const pollInstead = () => void inbox.poll().catch(() => undefined);
    const { cutOff } = createFallback(pollInstead, POLL_PACE, () => simulation.random());
    const socket = createSocket({
      address: async () => ({
        url: person.signedIn?.socketUrl ?? 'wss://socket.example.com/live',
        token: await token(),
      }),
      open: gateway.open,
      resume: () => inbox.threads.known().slice(-20),
      onFrame: receive,
      onStatus: (now) => {
        if (now === 'lost' && status === 'lost') pollInstead();
        status = now;
        cutOff(now === 'lost');
      },
      random: () => simulation.random(),
      pulse: (ms, ping) => {
        const timer = setInterval(ping, ms);
        return { sent() {}, heard() {}, stop: () => clearInterval(timer) };
      },
    });
    unsent.takeOver(inbox.restore);
    inbox.conversations.all.subscribe(onConversations);
    const tab: AgentTab = {
      actor,
      person,
      api,
      inbox,
      watched: undefined,
      hasFailed: false,
      status: () => status,
      open: async (id) => {
        if (tab.watched !== undefined && tab.watched !== id) inbox.leave(tab.watched);
        tab.watched = id;
        tab.hasFailed = false;
        await inbox.open(id).catch(() => (tab.hasFailed = tab.watched === id));
      },
      wake: () => {
        socket.wake();
        inbox.wake();
      },
    };
    socket.start();
    return tab;
  });
}
