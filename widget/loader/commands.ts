/** The page's API: `LiveChat(command, …)`, usable before anything has loaded. */
import type { HostEvent, Run } from '#widget/host.ts';

type Listener = (detail?: unknown) => void;

/** The API in place. */
export type Commands = {
  run: Run;
  emit: (event: HostEvent, detail?: unknown) => void;
  /** Hands all further commands, and those that waited, to the app. */
  attach: (app: Run) => void;
};

/** Commands that load the app. The others wait in `waiting` until it is loaded for another reason. */
const NEEDS_APP = /^(open|toggle|prefill|sendMessage)$/;

/** What the page or the script has put there: an element of that id or name is not it. */
export const pageApi = (): Window['LiveChat'] => (typeof window.LiveChat === 'function' ? window.LiveChat : undefined);

/**
 * Puts `window.LiveChat` in place and runs what the page queued before.
 * @param own commands that the loader carries out; the app then receives them, too
 * @param load brings the app; false where the chat may not be
 */
export function createCommands(
  token: string,
  own: Record<string, (value: unknown) => void>,
  load: () => boolean,
): Commands {
  const queued = pageApi()?.q ?? [];
  const listeners: Record<string, Listener[]> = {};
  const waiting: [string, readonly unknown[]][] = [];
  let app: Run | undefined;
  let isReady = false;

  const run: Run = (command, args) => {
    const [value, listener] = args as [string, Listener];
    if (command === 'on') {
      (listeners[value] ??= []).push(listener);
      if (isReady && value === 'ready') listener();
      return undefined;
    }
    if (command === 'off') {
      listeners[value] = (listeners[value] ?? []).filter((one) => listener && one !== listener);
      return undefined;
    }
    // On a page without the chat nothing is opened or sent, nor later on another.
    if (NEEDS_APP.test(command) && !load()) return undefined;
    own[command]?.(value);
    // Clicked twice while it loads, the launcher is still to open the window.
    const result = app ? app(command, args) : waiting.push([command.replace('toggle', 'open'), args]);
    return command === 'isOpen' ? result === true : undefined;
  };
  const api = (command: string, ...args: unknown[]) => run(command, args);
  window.LiveChat = api as NonNullable<Window['LiveChat']>;
  window.LiveChat.token = token;
  for (const [command, ...args] of queued) run(String(command), args);

  return {
    run,
    emit(event, detail) {
      isReady ||= event === 'ready';
      for (const listener of listeners[event] ?? []) {
        try {
          listener(detail);
        } catch (error) {
          // The page's own mistake is the page's to see, and must not stop the chat.
          reportError(error);
        }
      }
    },
    attach(started) {
      app = started;
      for (const [command, args] of waiting.splice(0)) app(command, args);
    },
  };
}
