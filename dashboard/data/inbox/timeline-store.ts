/** The open conversations: their rows, with older ones on demand. Gaps are filled before anything is shown. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import { type CatchUp, createCatchUp, fetchMissed } from '#client/timeline/catch-up.ts';
import { addOlder } from '#client/timeline/older.ts';
import { addNewest, addRows, hasOlder, lastSeq } from '#client/timeline/rows.ts';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/messages/message.ts';
import { type Api, isMissing } from '#dashboard/api/api.ts';
import { markRead } from './mark-read.ts';

/** One conversation's rows and their loading state. */
export type Thread = {
  rows: readonly Message[];
  /** Rows that were pushed while the newest ones load, and may come again with them; undefined once they are here. */
  early: readonly Message[] | undefined;
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  loadingOlder: boolean;
  /** Why older rows couldn't be loaded; `error` is about the newest. */
  olderError: unknown;
};

/** The threads. */
export type ThreadStore = {
  of: (id: Id) => ReadonlySignal<Thread>;
  /**
   * Fetches the newest rows, or what came since when some are there.
   * @param upTo the newest row there is, where that is known: fetched ahead moments ago and up to it, rows aren't fetched again
   */
  load: (id: Id, upTo?: number) => Promise<void>;
  /** Fetches the newest rows of a conversation that may be opened next. One that fails is fetched when it is opened. */
  fetchAhead: (id: Id) => Promise<void>;
  /** Whether rows were fetched ahead moments ago, up to this one. */
  isAhead: (id: Id, upTo: number) => boolean;
  loadOlder: (id: Id) => Promise<void>;
  /** Adds rows; ignores rows of conversations that aren't open. */
  receive: (row: Message) => void;
  /** How far the visitor has read. */
  readUpTo: (id: Id, seq: number, at: string) => void;
  /** The conversation was deleted. */
  forget: (id: Id) => void;
  /** Lets go of all rows but this many newest ones; older ones are fetched again on demand. */
  keepNewest: (id: Id, count: number) => void;
  /** The threads that were opened, with their last row, the one opened last at the end: what a new socket is to catch up on. */
  known: () => { conversation_id: Id; after_seq: number }[];
};

const PAGE = '50';
/** How many threads are kept that nobody looks at; one that was let go is fetched anew when it is opened. */
const KEPT_THREADS = 40;
/** How many rows such a thread keeps, and how many it grows to before the older ones are let go. */
const KEPT_ROWS = 50;
const MAX_ROWS = 100;
/** Older ones are shown, too, and fetched again: a message may have been redacted. */
const AHEAD_MS = 60_000;
const NEWEST = String(Number.MAX_SAFE_INTEGER);
const EMPTY: Thread = {
  rows: [],
  early: undefined,
  state: 'loading',
  error: undefined,
  loadingOlder: false,
  olderError: undefined,
};

type ThreadDeps = { api: Api; now: () => Date; random: () => number };

/** Makes the store. */
export function createThreadStore({ api, now, random }: ThreadDeps): ThreadStore {
  const threads = new Map<Id, Signal<Thread>>();
  /** Those that were fetched and not opened yet. */
  const ahead = new Map<Id, { arrival: Promise<void>; at: number }>();
  const catchUps = new Map<Id, CatchUp>();
  /** Those that are on the screen. */
  const watched = new Set<Id>();
  /** Lets go of those that were used longest ago. What is fetched just now stays. */
  const evict = () => {
    for (const [id, thread] of threads) {
      if (threads.size <= KEPT_THREADS) return;
      if (watched.has(id) || thread.peek().early) continue;
      threads.delete(id);
      ahead.delete(id);
      catchUps.delete(id);
    }
  };
  const of = (id: Id) => {
    const known = threads.get(id);
    if (known) return known;
    evict();
    const made = signal<Thread>(EMPTY, {
      watched: () => void watched.add(id),
      unwatched: () => void watched.delete(id),
    });
    threads.set(id, made);
    return made;
  };
  /** It is the one that was used last. */
  const use = (id: Id) => {
    const thread = of(id);
    threads.delete(id);
    threads.set(id, thread);
  };
  const keepNewest = (id: Id, count: number) => {
    const { rows } = of(id).peek();
    if (rows.length > count) change(id, { rows: rows.slice(-count) });
  };
  const change = (id: Id, part: Partial<Thread>) => {
    of(id).value = { ...of(id).peek(), ...part };
  };
  const page = (id: Id, query: { after_seq?: string; before_seq?: string }) =>
    api('listMessages', { params: { id: String(id) }, query: { ...query, limit: query.after_seq ? '100' : PAGE } });

  /** Catches up with a conversation, unless it was deleted or forgotten. */
  function catchUpOf(id: Id): CatchUp {
    const fetchAll = () =>
      fetchMissed({
        rows: () => of(id).peek().rows,
        fetch: (after) => page(id, { after_seq: String(after) }),
        add: (rows) => {
          if (rows.length > 0) change(id, { rows: addRows(of(id).peek().rows, rows).rows });
        },
      });
    const isWorthwhile = (error: unknown) => of(id).peek().rows.length > 0 && !isMissing(error);
    const catchUp = catchUps.get(id) ?? createCatchUp(fetchAll, isWorthwhile, random);
    catchUps.set(id, catchUp);
    return catchUp;
  }

  function take(id: Id, incoming: readonly Message[]): void {
    const { rows, hasGap } = addRows(of(id).peek().rows, incoming);
    change(id, { rows });
    if (rows.length > MAX_ROWS && !watched.has(id)) keepNewest(id, KEPT_ROWS);
    if (hasGap) void catchUpOf(id).run();
  }

  async function fetchNewest(id: Id, isWanted = () => true): Promise<void> {
    change(id, { state: 'loading', error: undefined, early: of(id).peek().early ?? [] });
    const { data } = await page(id, { before_seq: NEWEST });
    if (!isWanted()) return;
    change(id, { rows: addNewest(of(id).peek().rows, data) });
    take(id, of(id).peek().early ?? []);
    change(id, { early: undefined, state: 'ready' });
  }

  const isFresh = ({ at }: { at: number }) => now().getTime() - at < AHEAD_MS;
  const reaches = (id: Id, upTo: number) => lastSeq(of(id).peek().rows) >= upTo;

  return {
    of,
    load: async (id, upTo = Infinity) => {
      use(id);
      const isArriving = ahead.has(id) && of(id).peek().early !== undefined;
      await ahead.get(id)?.arrival;
      const found = ahead.get(id);
      ahead.delete(id);
      if (found && (isArriving || (isFresh(found) && reaches(id, upTo)))) return;
      try {
        if (of(id).peek().rows.length > 0 && (!found || isFresh(found))) {
          const error = await catchUpOf(id).run();
          if (error !== undefined) throw error;
        } else await fetchNewest(id);
        change(id, { state: 'ready', error: undefined });
      } catch (error) {
        change(id, { state: of(id).peek().rows.length > 0 ? 'ready' : 'failed', error });
      }
    },
    fetchAhead: async (id) => {
      const { rows, early } = of(id).peek();
      if (rows.length > 0 || early || ahead.has(id)) return;
      const one = { at: now().getTime(), arrival: Promise.resolve() };
      const isWanted = () => ahead.get(id) === one;
      one.arrival = fetchNewest(id, isWanted).catch(() => {
        if (!isWanted()) return;
        ahead.delete(id);
        of(id).value = EMPTY;
      });
      ahead.set(id, one);
      await one.arrival;
    },
    isAhead: (id, upTo) => {
      const found = ahead.get(id);
      return found !== undefined && isFresh(found) && reaches(id, upTo);
    },
    loadOlder: async (id) => {
      const { rows, loadingOlder } = of(id).peek();
      if (!hasOlder(rows) || loadingOlder) return;
      change(id, { loadingOlder: true, olderError: undefined });
      try {
        const { data } = await page(id, { before_seq: String(rows[0]?.seq) });
        change(id, { rows: addOlder(of(id).peek().rows, data), loadingOlder: false });
      } catch (error) {
        change(id, { loadingOlder: false, olderError: error });
      }
    },
    receive: (row) => {
      const id = row.conversation_id;
      const { early, state } = threads.get(id)?.peek() ?? EMPTY;
      if (early) change(id, { early: [...early, row] });
      if (state === 'ready') take(id, [row]);
    },
    readUpTo: (id, seq, at) => {
      const rows = threads.get(id)?.peek().rows;
      if (rows) change(id, { rows: markRead(rows, seq, at) });
    },
    forget: (id) => {
      ahead.delete(id);
      if (threads.has(id)) of(id).value = EMPTY;
    },
    keepNewest,
    known: () =>
      [...threads].flatMap(([id, thread]) => {
        const last = thread.peek().rows.at(-1);
        return last && !ahead.has(id) ? [{ conversation_id: id, after_seq: last.seq }] : [];
      }),
  };
}
