/** One connection for all tabs of a site: the tab that holds a lock has it and passes on what it hears. */
import { openChannel } from '#client/tabs/channel.ts';
import { createTabLock } from '#client/tabs/lock.ts';

/** What tabs tell each other. */
type Note<Heard, Said> = { heard: Heard } | { said: Said } | { asks: true };

/** What sharing needs of its tab. */
export type Sharing<Heard, Said> = {
  /** Names the lock and the channel: the same in all tabs that share. */
  name: string;
  /** This tab is to hold the connection from now on. */
  lead: () => void;
  /** Another tab does so in its place. */
  follow: () => void;
  /** Another tab heard something. */
  onHeard: (heard: Heard) => void;
  /** Another tab wants something said; only the leader hears this. */
  onSaid: (said: Said) => void;
  /** Another tab joined, and wants to know how things stand; only the leader hears this. */
  onAsked: () => void;
};

/** This tab's part in it. */
export type Tab<Heard, Said> = {
  isLeader: () => boolean;
  /** Makes sure that a tab leads: a leader that doesn't answer is replaced. */
  check: () => void;
  /** Tells the other tabs what was heard. */
  pass: (heard: Heard) => void;
  /** Has the leader say something. */
  ask: (said: Said) => void;
  leave: () => void;
};

/** A leader that says nothing for so long is suspended. */
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
