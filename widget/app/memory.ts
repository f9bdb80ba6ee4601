/** What a browser remembers of the chat, in one storage key; where storage is blocked, for as long as the page lives. */
import type { Outgoing } from './outbox.ts';

/** Everything remembered. No arrays: old libraries give arrays a `toJSON` that spoils them. */
export type Remembered = {
  session_token?: string;
  /** Whether there is a conversation that is not closed: then the next page loads the app at once. */
  live?: boolean;
  /** Messages not yet acknowledged, by their `client_message_id`. */
  outbox?: Record<string, Outgoing>;
  /** Whether the visitor switched the sound off. */
  muted?: boolean;
};

/** Reads what is remembered; nothing where storage is blocked or was tampered with. */
function recall(key: string): Remembered {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}') as Remembered;
  } catch {
    return {};
  }
}

/** A memory other tabs share. */
export type Memory = { read: () => Remembered; patch: (change: Partial<Remembered>) => void; clear: () => void };

/** Opens the memory of a widget. */
export function openMemory(key: string): Memory {
  let own = recall(key);
  let isStored = true;
  const read = (): Remembered => (isStored ? recall(key) : own);
  return {
    read,
    patch(change) {
      own = { ...read(), ...change };
      try {
        localStorage.setItem(key, JSON.stringify(own));
      } catch {
        isStored = false;
      }
    },
    clear() {
      own = {};
      try {
        localStorage.removeItem(key);
      } catch {
        isStored = false;
      }
    },
  };
}
