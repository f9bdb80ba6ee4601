/** One connection for all tabs of a site: the tab that holds a lock has it and passes on what it hears. */

/** What tabs tell each other. */
type Note<Heard, Said> = { heard: Heard } | { said: Said } | { asks: true };

/** What sharing needs of its tab. */
export type Sharing<Heard, Said> = {
  /** Names the lock and the channel: the same in all tabs that share. */
  name: string;
  /** This tab is to hold the connection from now on. */
  lead: () => void;
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
  /** Tells the other tabs what was heard. */
  pass: (heard: Heard) => void;
  /** Has the leader say something. */
  ask: (said: Said) => void;
  leave: () => void;
};

/** Joins the tabs of the site. Where locks or channels are missing or blocked, every tab leads itself. */
export function joinTabs<Heard, Said>(sharing: Sharing<Heard, Said>): Tab<Heard, Said> {
  let isLeader = false;
  let channel: BroadcastChannel | undefined;
  const over = new AbortController();
  const lead = () => {
    if (over.signal.aborted) return;
    isLeader = true;
    sharing.lead();
  };
  const post = (note: Note<Heard, Said>) => channel?.postMessage(note);
  try {
    const opened = new BroadcastChannel(sharing.name);
    channel = opened;
    opened.addEventListener('message', ({ data }: MessageEvent<Note<Heard, Said>>) => {
      if ('heard' in data) sharing.onHeard(data.heard);
      else if (!isLeader) return;
      else if ('said' in data) sharing.onSaid(data.said);
      else sharing.onAsked();
    });
    const held = new Promise<void>((release) => over.signal.addEventListener('abort', () => release()));
    navigator.locks
      .request(sharing.name, { signal: over.signal }, () => {
        lead();
        return held;
      })
      .catch(() => {
        if (!isLeader) lead();
      });
    post({ asks: true });
  } catch {
    lead();
  }
  return {
    isLeader: () => isLeader,
    pass: (heard) => post({ heard }),
    ask: (said) => post({ said }),
    leave() {
      over.abort();
      isLeader = false;
      channel?.close();
    },
  };
}
