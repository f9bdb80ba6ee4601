/** What a browser remembers of the chat and whose it is, in one storage key; where storage is blocked, while the page lives. */
import type { Id } from '#core/model/id.ts';
import type { Outgoing } from './outbox.ts';

/** Everything remembered. No arrays: old libraries give arrays a `toJSON` that spoils them. */
export type Remembered = {
  /** The visitor all of it belongs to; missing before there is one, and after they left. */
  visitor_id?: Id;
  /** Whom the site says they are. */
  sub?: string | undefined;
  session_token?: string;
  /** Whether there is a conversation that isn't closed, or has unread rows. If so, the next page loads the app immediately. */
  live?: boolean;
  /** Messages not yet acknowledged, by their `client_message_id`. */
  outbox?: Record<string, Outgoing>;
  /** Whether the visitor switched the sound off. */
  muted?: boolean | undefined;
};

/** A memory that the tabs of one visitor share. Each has a copy: a site that clears the storage doesn't end a chat. */
export type Memory = {
  /** What this tab's visitor has; never what belongs to another. */
  read: () => Remembered;
  /** Changes a part of it, and puts back what the site has cleared; what another visitor has stored stays theirs. */
  patch: (change: Partial<Remembered>) => void;
  /** Replaces all of it: for another visitor, or for nobody. */
  replace: (next: Remembered) => void;
  /** Takes over whatever is stored, whose it may be. */
  adopt: () => Remembered;
  /** Whether the next page will find it; not where storage is full or blocked. */
  isKept: () => boolean;
  /** Whether another tab has stored another visitor, or that this one left; `isBack`: or nothing is stored at all. */
  isOthers: (isBack?: boolean) => boolean;
};

/** Opens the memory of a widget. `storage` throws where it is blocked. */
export function openMemory(key: string, storage = () => localStorage): Memory {
  let isStored = true;
  /** What is stored; nothing where it was cleared, blocked or tampered with. */
  const recall = (): Remembered | undefined => {
    try {
      // Not everything that parses is an object.
      return Object(JSON.parse(storage().getItem(key) ?? '')) as Remembered;
    } catch {
      return undefined;
    }
  };
  let own = recall() ?? {};
  const isOthers = (isBack?: boolean): boolean => {
    const stored = recall() ?? (isBack && isStored ? {} : own);
    return own.visitor_id !== undefined && stored.visitor_id !== own.visitor_id;
  };
  const read = (): Remembered => (own = (isStored && !isOthers() && recall()) || own);
  const replace = (next: Remembered): void => {
    own = next;
    try {
      storage().setItem(key, JSON.stringify(own));
      isStored = true;
    } catch {
      isStored = false;
    }
  };
  return {
    read,
    replace,
    isOthers,
    isKept: () => isStored,
    adopt: () => (own = recall() ?? {}),
    patch(change) {
      const next = { ...read(), ...change };
      if (isOthers()) own = next;
      else replace(next);
    },
  };
}
