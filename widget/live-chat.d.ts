/** The page's API of the live chat, for sites written in TypeScript: `/// <reference path="live-chat.d.ts" />`. */

/** What `LiveChat('on', event, listener)` may listen to, with what the listener is given. */
interface LiveChatEvents {
  /** Commands are carried out from now on. A listener that is added later is called at once. */
  ready: undefined;
  /** The window was opened, by the visitor, the page, or because it was open on the page before. */
  open: undefined;
  /** The window was closed. The chat goes on. */
  close: undefined;
  /** A message was added to the conversation, by anybody, the visitor and the system included. */
  message: { id: number; seq: number; sender_type: 'visitor' | 'agent' | 'bot' | 'system'; content: string };
  /** How many messages the visitor has not seen; each time that the number changes. */
  unread: { count: number };
  /** The visitor's first message is stored. Emitted on the page that sent it. */
  'conversation:started': { id: number };
  /** The conversation was resolved or closed, by anybody. */
  'conversation:ended': { id: number; status: 'resolved' | 'closed' };
  /** An agent takes the conversation, or takes it over. */
  'agent:assigned': { id: number; name: string };
  /** Where the visitor stands in the queue, from 1, and how long it may take in seconds, if that is known. */
  'queue:position': { position: number; estimated_wait_seconds: number | null };
  /** Whether somebody can answer, with the reason and the next opening if not: when a session begins, and when it changes. */
  availability: { online: boolean; reason: string | null; next_open_at: string | null };
  /**
   * Something that the page or the visitor wanted was refused or failed. `code` is `inactive`, `not_allowed`,
   * `unknown_widget` or `unreachable` where no session could be begun, and otherwise the API's own code, such as
   * `unauthenticated` for a refused identity. `detail` is for developers, in English.
   */
  error: { code: string; detail: string };
}

type LiveChatValue = string | number | boolean | null;

/** Every command. Before the script has loaded, calls wait in `q`. */
interface LiveChatApi {
  /**
   * Opens the window, closes it, or does the other of both. Opening loads the app and begins a session. On a page that the
   * widget's settings exclude, nothing opens.
   */
  (command: 'open' | 'close' | 'toggle'): void;
  /**
   * Ends the visit for the next person at this browser: the session, the chat, drafts and unsent messages are removed in
   * every open tab. The server keeps the conversation. An open window stays open and begins anew. Call it when your user
   * logs out; clearing the storage alone doesn't end an open chat.
   */
  (command: 'logout'): void;
  /**
   * Removes the widget and `window.LiveChat` from the page, and ends its connections. What the browser remembers stays:
   * the script shows the same chat when it is loaded again.
   */
  (command: 'destroy'): void;
  /** Shows or hides the launcher and the greeting. An open window stays open; a page that hides the launcher opens the window itself. */
  (command: 'show' | 'hide'): void;
  /** Whether the window is open. False until the app has loaded. Before the script has loaded, a call answers nothing. */
  (command: 'isOpen'): boolean;
  /**
   * Says who the visitor is. `token` is the HS256 JWT that your server signed with the widget's identity secret: it brings
   * back the person's chats, on any device. What it names counts more than `name`, `email` and `phone`, which agents see as
   * not verified. A refused token is reported by the event `error`, and the visitor can chat all the same, unless the
   * widget requires an identity. A value that can't be used is left out alone, with a warning on the console. Another
   * customer's token ends the visit of the one before, like `logout`. Nothing is sent until the app has loaded.
   */
  (command: 'identify', person: { token?: string; name?: string; email?: string; phone?: string }): void;
  /**
   * Describes the visitor to agents. What a page sets is added to what it has set before, and replaces what earlier pages
   * have set. Up to 50 values; keys of 1 to 40 letters, digits, `_`, `.` and `-`; texts are cut at 500 characters; 8 KB
   * in all. What can't be used is left out alone. Nothing is sent until the app has loaded.
   */
  (command: 'setCustomAttributes', attributes: Record<string, LiveChatValue>): void;
  /**
   * Describes the open conversation, or else the next one. The values are sent with the visitor's next message and added
   * to the existing ones, with the limits of `setCustomAttributes`; the page's address and title share the 8 KB.
   */
  (command: 'setConversationAttributes', attributes: Record<string, LiveChatValue>): void;
  /** The language of the widget, such as `de` or `pt-BR`. Without it, the page's `lang` counts, then the browser's. */
  (command: 'setLocale', locale: string): void;
  /** Light or dark; `auto` follows the visitor's system. */
  (command: 'setColorScheme', scheme: 'light' | 'dark' | 'auto'): void;
  /** Opens the window and puts text into the composer, instead of what is there, for the visitor to send. */
  (command: 'prefill', text: string): void;
  /**
   * Sends a message as the visitor, of 1 to 8,000 characters, and begins a conversation if none is open. It does not open
   * the window and asks for no name or email address.
   */
  (command: 'sendMessage', text: string): void;
  /** Listens to an event. A listener that throws disturbs neither the chat nor other listeners. */
  <Event extends keyof LiveChatEvents>(
    command: 'on',
    event: Event,
    listener: (detail: LiveChatEvents[Event]) => void,
  ): void;
  /** Stops listening: one listener, or all of the event. */
  <Event extends keyof LiveChatEvents>(
    command: 'off',
    event: Event,
    listener?: (detail: LiveChatEvents[Event]) => void,
  ): void;
  /** Calls made before the script had loaded. */
  q?: Iterable<unknown>[];
  /** The widget's token, once the script has loaded. */
  token?: string;
}

interface Window {
  LiveChat?: LiveChatApi;
}
