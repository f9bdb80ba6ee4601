/** One connection for all tabs of a site: the tab that holds a lock has the connection and passes on what it receives. */
import { openChannel } from '#client/tabs/channel.ts';
import { createTabLock } from '#client/tabs/lock.ts';

/** Messages between tabs. */
type Note<Heard, Said> = { heard: Heard } | { said: Said } | { asks: true };

/** What sharing needs from its tab. */
export type Sharing<Heard, Said> = {
  /** Name of the lock and the channel, the same in all tabs that share a connection. */
  name: string;
  /** This tab holds the connection from now on. */
  lead: () => void;
  /** Another tab holds the connection instead. */
  follow: () => void;
  /** Another tab received something. */
  onHeard: (heard: Heard) => void;
  /** Another tab wants something sent; called only in the leader. */
  onSaid: (said: Said) => void;
  /** Another tab joined and needs the current state; called only in the leader. */
  onAsked: () => void;
};

/** This tab's part in it. */
export type Tab<Heard, Said> = {
  isLeader: () => boolean;
  /** Makes sure that a tab leads: a leader that doesn't answer is replaced. */
  check: () => void;
  /** Passes what was received to the other tabs. */
  pass: (heard: Heard) => void;
  /** Has the leader send something. */
  ask: (said: Said) => void;
  leave: () => void;
};

/** A leader that is silent for this long counts as suspended. */
const ANSWER_MS = 3000;

/** Joins the tabs of the site. Where locks or channels are missing or blocked, every tab leads itself. */
export function joinTabs<Heard, Said>(sharing: Sharing<Heard, Said>): Tab<Heard, Said> {
  let doubt: ReturnType<typeof setTimeout> | undefined;
  const trust = () => clearTimeout(doubt);
  const channel = openChannel<Note<Heard, Said>>(sharing.name, (note) => {
    if ('heard' in note) {
      trust();
      sharing.onHeard(note.heard);
    } else if (!lock.isHeld()) return;
    else if ('said' in note) sharing.onSaid(note.said);
    else sharing.onAsked();
  });
  const post = (note: Note<Heard, Said>) => channel?.postMessage(note);
  const check = () => {
    if (lock.isHeld() || !channel) return;
    post({ asks: true });
    trust();
    doubt = setTimeout(lock.take, ANSWER_MS);
  };
  const lead = () => {
    trust();
    sharing.lead();
  };
  /** Another tab has taken the lock from this one, which slept. */
  const follow = () => {
    sharing.follow();
    check();
  };
  const lock = createTabLock(channel && navigator.locks, sharing.name, lead, follow);
  check();
  return {
    isLeader: lock.isHeld,
    check,
    pass: (heard) => post({ heard }),
    ask: (said) => post({ said }),
    leave() {
      lock.end();
      trust();
      channel?.close();
    },
  };
}

/** Starts something in one tab at a time; immediately if locks are missing or blocked, or if the other tab takes too long. */
export async function oneTabAtATime(name: string, begin: () => Promise<void>): Promise<void> {
  let begun: Promise<void> | undefined;
  const once = () => (begun ??= begin());
  await navigator.locks?.request(name, { signal: AbortSignal.timeout(ANSWER_MS) }, once).catch(() => undefined);
  return once();
}
