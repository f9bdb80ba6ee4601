/** A visitor's tab: the widget's own engine, without its window. */
import { withDeadline } from '#client/network/deadline.ts';
import { createClient } from '#core/contract/client.ts';
import { type Chat, createChat } from '#widget/app/chat/chat.ts';
import { laterAddresses } from '#widget/app/later/shared/addresses.ts';
import { followsState } from '#widget/app/later/typing/follow-state.ts';
import { pollWhileCutOff } from '#widget/app/later/history/poll.ts';
import { createSigns } from '#widget/app/later/typing/signals.ts';
import { createFleeting } from '#widget/app/later/typing/transient-state.ts';
import { addresses } from '#widget/app/network/addresses.ts';
import { oneTabAtATime } from '#widget/app/network/tabs.ts';
import type { Surroundings } from '#widget/app/state/environment.ts';
import { type State, initialState } from '#widget/app/state/state.ts';
import { openMemory } from '#widget/app/state/storage.ts';
import { createStore } from '#widget/app/state/store.ts';
import type { Gateway } from './gateway.ts';
import type { Network } from './network.ts';
import { type Actor, type Simulation, anActor } from './simulation.ts';

/** What a tab reaches: the simulation, or a stack that runs. */
export type Reach = {
  simulation: Pick<Simulation, 'chance' | 'between' | 'as' | 'ms' | 'now' | 'random'>;
  network: Pick<Network, 'fetch'>;
  gateway: Pick<Gateway, 'open'>;
  /** The widget's token where it isn't that of the simulation. */
  widgetToken?: string;
  /** Name of the browser where several of them share a process, and with it the names of locks. */
  browser?: string;
};

export const WIDGET_TOKEN = 'abcdefghijklmnopqrstuvwxyz012345';
/** Where the widget keeps what it remembers. */
export const MEMORY = `live-chat:${WIDGET_TOKEN}`;
/** The page that the widget is on, and the only one that it may be on. */
export const PAGE_ORIGIN = 'https://shop.example';
const DEADLINE_MS = 15_000;

/** A visitor's tab. */
export type VisitorTab = {
  actor: Actor;
  chat: Chat;
  state: () => State;
  /** Goes on to another page without loading it. */
  navigate: () => void;
};

/** `fetch` as a page calls it, which says where it is. */
export const fromPage = (fetch: typeof globalThis.fetch, origin: string): typeof globalThis.fetch =>
  ((input: string, init: RequestInit = {}) =>
    fetch(input, { ...init, headers: { ...(init.headers as object), origin } })) as typeof globalThis.fetch;

/** Opens a tab. @param widget what everybody may know of the widget */
export function openVisitorTab(
  { simulation, network, gateway, widgetToken = WIDGET_TOKEN, browser = '' }: Reach,
  name: string,
  storage: Storage,
  widget: object,
  onState: (tab: VisitorTab, state: State) => void,
): VisitorTab {
  const actor = anActor(name, { skewMs: simulation.chance(0.2) ? simulation.between(-180_000, 180_000) : 0 });
  return simulation.as(actor, () => {
    const memory = openMemory(MEMORY, () => storage);
    let pages = 0;
    const world: Surroundings = {
      config: { token: widgetToken, widget, css: '', icon: '', origin: '', app: '' } as never,
      store: createStore(initialState),
      memory,
      client: createClient({
        origin: '',
        addresses: { ...addresses, ...laterAddresses },
        fetch: withDeadline(fromPage(network.fetch, PAGE_ORIGIN), DEADLINE_MS),
        token: () => memory.read().session_token,
      }),
      alone: (begin) => oneTabAtATime(MEMORY + browser, begin),
      openSocket: gateway.open,
      page: () => ({
        url: `https://shop.example/${pages}`,
        title: 'Shop',
        referrer: '',
        locale: 'en',
        timezone: 'UTC',
      }),
      now: () => simulation.now,
      random: () => simulation.random(),
      fill: (bytes) => bytes.map(() => simulation.between(0, 63)),
      emit: () => {},
      warn: () => {},
    };
    const chat = createChat(world);
    const { parts } = chat;
    Object.assign(parts.live.takers, createFleeting(world.store));
    Object.assign(parts.live.signs, createSigns(parts));
    pollWhileCutOff(parts, () => true);
    followsState(parts);
    const navigate = () => {
      pages++;
      chat.navigated();
    };
    const tab: VisitorTab = { actor, chat, state: world.store.get, navigate };
    world.store.subscribe((state) => onState(tab, state));
    return tab;
  });
}
