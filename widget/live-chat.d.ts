/** The page's API of the live chat, for sites written in TypeScript: `/// <reference path="live-chat.d.ts" />`. */

/** What `LiveChat('on', event, listener)` may listen to, with what the listener is given. */
interface LiveChatEvents {
  ready: undefined;
  open: undefined;
  close: undefined;
  /** A message was added to the conversation, by anybody. */
  message: { id: number; seq: number; sender_type: 'visitor' | 'agent' | 'bot' | 'system'; content: string };
  /** How many messages the visitor has not seen. */
  unread: { count: number };
  'conversation:started': { id: number };
  'conversation:ended': { id: number; status: 'resolved' | 'closed' };
  'agent:assigned': { id: number; name: string };
  'queue:position': { position: number; estimated_wait_seconds: number | null };
  availability: { online: boolean; reason: string | null; next_open_at: string | null };
  error: { code: string; detail: string };
}

type LiveChatValue = string | number | boolean | null;

/** Every command. Before the script has loaded, calls wait in `q`. */
interface LiveChatApi {
  (command: 'open' | 'close' | 'toggle' | 'logout' | 'destroy'): void;
  /** The launcher: a page that hides it opens the window itself. */
  (command: 'show' | 'hide'): void;
  (command: 'isOpen'): boolean;
  /** Signs the visitor in: `token` is the HS256 JWT your server made with the widget's identity secret. */
  (command: 'identify', person: { token?: string; name?: string; email?: string; phone?: string }): void;
  (command: 'setCustomAttributes', attributes: Record<string, LiveChatValue>): void;
  (command: 'setConversationAttributes', attributes: Record<string, LiveChatValue>): void;
  (command: 'setLocale', locale: string): void;
  (command: 'setColorScheme', scheme: 'light' | 'dark' | 'auto'): void;
  /** Puts text into the composer, for the visitor to send. */
  (command: 'prefill', text: string): void;
  /** Sends a message as the visitor. */
  (command: 'sendMessage', text: string): void;
  <Event extends keyof LiveChatEvents>(
    command: 'on',
    event: Event,
    listener: (detail: LiveChatEvents[Event]) => void,
  ): void;
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
