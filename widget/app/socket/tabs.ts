/** One connection for all tabs of a site: the tab that holds a lock has it and passes on what it hears. */

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
  /** Makes sure that somebody leads: one who doesn't answer is followed no more. */
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
  const { name } = sharing;
  let isLeader = false;
  let channel: BroadcastChannel | undefined;
  let doubt: ReturnType<typeof setTimeout> | undefined;
  const over = new AbortController();
  const { signal } = over;
  const held = new Promise<void>((release) => signal.addEventListener('abort', () => release()));
  const lead = () => {
    clearTimeout(doubt);
    if (signal.aborted) return;
    isLeader = true;
    sharing.lead();
  };
  const wait = (options: LockOptions) => {
    const hold = () => {
      lead();
      return held;
    };
    navigator.locks.request(name, options, hold).catch(() => {
      if (!isLeader) return lead();
      // Another tab has taken the lock from this one, which slept.
      isLeader = false;
      sharing.follow();
      wait({ signal });
      check();
    });
  };
  const post = (note: Note<Heard, Said>) => channel?.postMessage(note);
  const check = () => {
    if (isLeader || !channel) return;
    post({ asks: true });
    clearTimeout(doubt);
    doubt = setTimeout(() => wait({ steal: true }), ANSWER_MS);
  };
  try {
    const opened = new BroadcastChannel(name);
    channel = opened;
    opened.addEventListener('message', ({ data }: MessageEvent<Note<Heard, Said>>) => {
      if ('heard' in data) {
        clearTimeout(doubt);
        sharing.onHeard(data.heard);
      } else if (!isLeader) return;
      else if ('said' in data) sharing.onSaid(data.said);
      else sharing.onAsked();
    });
    wait({ signal });
    check();
  } catch {
    lead();
  }
  return {
    isLeader: () => isLeader,
    check,
    pass: (heard) => post({ heard }),
    ask: (said) => post({ said }),
    leave() {
      over.abort();
      clearTimeout(doubt);
      isLeader = false;
      channel?.close();
      channel = undefined;
    },
  };
}

/** Begins something in one tab at a time; at once where locks are missing or blocked, or the other tab takes too long. */
export async function oneTabAtATime(name: string, begin: () => Promise<void>): Promise<void> {
  let begun: Promise<void> | undefined;
  const once = () => (begun ??= begin());
  await navigator.locks?.request(name, { signal: AbortSignal.timeout(ANSWER_MS) }, once).catch(() => undefined);
  return once();
}
