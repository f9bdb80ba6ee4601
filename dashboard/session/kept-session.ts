/**
 * The sign-in across a reload. Tokens are in memory only; when a page is left they are put aside for the next page of the
 * same tab, which takes them back and removes them. A duplicated tab finds none, so no refresh token is used by two pages.
 */
type Memory = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem'>;

/** The sign-in of this page, as far as it outlives it. */
export type KeptSession = {
  /** Takes back what the page before put aside, if that was moments ago and nobody has signed out since. */
  takeBack: () => void;
  /** Puts everything aside for the next page of this tab. */
  putAside: () => void;
  /** The person signed out: no page takes back what was put aside until now. */
  end: () => void;
};

type KeptSessionDeps = {
  memory: Memory;
  /** Storage of this tab. */
  tab: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
  /** Storage of all tabs, where there is one. */
  shared: Pick<Storage, 'getItem' | 'setItem'> | undefined;
  now: () => number;
};

const KEY = 'live-chat.session';
const ENDED_AT = 'live-chat.session-ended';
/** A reload takes seconds; who comes back later to a tab that was left signs in again. */
const KEPT_FOR_MS = 60_000;

/** Whether a page of this tab put its sign-in aside. */
export const isPutAside = (tab: Pick<Storage, 'getItem'>): boolean => tab.getItem(KEY) !== null;

/** Makes it. */
export function createKeptSession({ memory, tab, shared, now }: KeptSessionDeps): KeptSession {
  return {
    takeBack: () => {
      const kept = read(tab.getItem(KEY));
      tab.removeItem(KEY);
      const isFresh = now() - kept.at < KEPT_FOR_MS && kept.at > Number(shared?.getItem(ENDED_AT) ?? 0);
      if (isFresh) for (const [key, value] of kept.entries) memory.setItem(key, value);
    },
    putAside: () => {
      if (memory.length === 0) return;
      const keys = Array.from({ length: memory.length }, (_, index) => memory.key(index) ?? '');
      const entries = keys.map((key) => [key, memory.getItem(key)]);
      tab.setItem(KEY, JSON.stringify({ at: now(), entries }));
    },
    end: () => {
      tab.removeItem(KEY);
      shared?.setItem(ENDED_AT, String(now()));
    },
  };
}

/** Whatever is no sign-in is an old one. */
function read(text: string | null): { at: number; entries: [string, string][] } {
  try {
    const { at, entries } = JSON.parse(text ?? '') as { at?: unknown; entries?: unknown };
    if (typeof at === 'number' && Array.isArray(entries)) return { at, entries: entries as [string, string][] };
  } catch {
    // Nothing was put aside, or nothing of ours.
  }
  return { at: 0, entries: [] };
}
