import './live-chat.js';

/** Types of the page's API. Importing the package also declares `window.LiveChat`. */

/** `LiveChat(command, …)`: every command with its parameters. */
export type LiveChatApi = globalThis.LiveChatApi;
/** What each event's listener receives, by the event's name. */
export type LiveChatEvents = globalThis.LiveChatEvents;
/** The name of an event. */
export type LiveChatEvent = keyof LiveChatEvents;
/** A value of a custom attribute. */
export type LiveChatValue = globalThis.LiveChatValue;
