/** What the chat needs of the world: passed in, so that tests run it without a browser. */
import type { Client } from '#core/contract/client.ts';
import type { HostEvent, WidgetConfig } from '#widget/host.ts';
import type { Memory } from './storage.ts';
import type { State } from './state.ts';
import type { Store } from './store.ts';

/** The page the visitor is on. */
export type PageInfo = { url: string; title: string; referrer: string; locale: string; timezone: string | undefined };

/** The world of a chat. */
export type Surroundings = {
  config: WidgetConfig;
  store: Store<State>;
  memory: Memory;
  /** Calls an endpoint with the session's token; the session knows when to give up. */
  client: Client;
  openSocket: (url: string, protocols: string[]) => WebSocket;
  page: () => PageInfo;
  /** Begins what only one tab may begin at a time. */
  alone: (begin: () => Promise<void>) => Promise<void>;
  now: () => number;
  random: () => number;
  /** Fills bytes with randomness fit for ids. */
  fill: (bytes: Uint8Array) => Uint8Array;
  emit: (event: HostEvent, detail?: unknown) => void;
  /** Tells the site's owner what is wrong, on the console. */
  warn: (text: string) => void;
};
