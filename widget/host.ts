/** What the loader hands to the app: the seam between the two builds. */
import type { WidgetLook } from '#core/theme/widget-theme.ts';
import type { choosePageLocale } from './locale-choice.ts';
import type { onNavigation } from './navigation.ts';

/** What the server writes into `script.js`. */
export type WidgetConfig = WidgetLook & {
  /** The widget's public token. */
  token: string;
  /** When business hours end, in milliseconds since 1970: nobody is greeted after that. */
  greet_until?: number;
  /** Where `script.js`, the app and the API are: `https://…`, without a trailing slash. */
  origin: string;
  /** Address of the app chunk, from the origin's root. */
  app: string;
};

/** What happens that a page may listen to. */
export type HostEvent =
  | 'ready'
  | 'open'
  | 'close'
  | 'message'
  | 'unread'
  | 'conversation:started'
  | 'conversation:ended'
  | 'agent:assigned'
  | 'queue:position'
  | 'availability'
  | 'error';

/** Runs one command of the page's API. */
export type Run = (command: string, args: readonly unknown[]) => unknown;

/** The loader, as the app sees it. */
export type Host = {
  config: WidgetConfig;
  shadow: ShadowRoot;
  /** The one element in the shadow root everything is drawn into. */
  root: HTMLElement;
  launcher: HTMLButtonElement;
  /** As it was when the script ran: what a page wraps around it later may add headers that no server allows. */
  fetch: typeof fetch;
  /** What both need, and the app needn't bring once more. */
  onNavigation: typeof onNavigation;
  choosePageLocale: typeof choosePageLocale;
  /** The locale the page asked for by `setLocale` before the app was there, if it did. */
  locale: string | undefined;
  emit: (event: HostEvent, detail?: unknown) => void;
  /** Removes the greeting bubble for good. */
  dismiss: () => void;
};

/** What the app chunk exports. */
export type AppModule = { start: (host: Host) => Run };
