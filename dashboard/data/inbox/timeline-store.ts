/** The conversations that are open on the screen: their rows, older ones on demand, holes filled before anything is shown. */
import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { Id } from '#core/model/id.ts';
import type { Message } from '#core/model/message.ts';
import type { Api } from '#dashboard/api/api.ts';
import { backoffMs } from '#client/connection/backoff.ts';
import { addRows, markRead } from './rows.ts';

/** One conversation's rows and how they stand. */
export type Thread = {
  rows: readonly Message[];
  state: 'loading' | 'ready' | 'failed';
  error: unknown;
  loadingOlder: boolean;
};

/** The threads. */
export type ThreadStore = {
  of: (id: Id) => ReadonlySignal<Thread>;
  /** Fetches the newest rows, or what came since when some are there. */
  load: (id: Id) => Promise<void>;
  loadOlder: (id: Id) => Promise<void>;
  /** Takes rows in; a row of a conversation nobody opened is none of its business. */
  receive: (row: Message) => void;
  /** How far the visitor has read. */
  readUpTo: (id: Id, seq: number, at: string) => void;
  /** The conversation was deleted. */
  forget: (id: Id) => void;
  /** The loaded threads with their last row, newest use first: what a new socket is to catch up on. */
  known: () => { conversation_id: Id; after_seq: number }[];
};

const PAGE = '50';
const NEWEST = String(Number.MAX_SAFE_INTEGER);
const EMPTY: Thread = { rows: [], state: 'loading', error: undefined, loadingOlder: false };

/** Makes the store. */
export function createThreadStore({ api, random }: { api: Api; random: () => number }): ThreadStore {
  const threads = new Map<Id, Signal<Thread>>();
  /** Catching up, and whether something came meanwhile that the answer on its way may not hold. */
  const catchingUp = new Map<Id, boolean>();
  /** What could not be caught up on: how often in a row, and when it is asked for again. */
  const failed = new Map<Id, { times: number; timer: ReturnType<typeof setTimeout> }>();
  /** Rows pushed while the first page is on its way, which may have been read before them. */
  const early = new Map<Id, Message[]>();
  const of = (id: Id) => {
    const known = threads.get(id);
    if (known) return known;
    const made = signal<Thread>(EMPTY);
    threads.set(id, made);
    return made;
  };
  const change = (id: Id, part: Partial<Thread>) => {
    of(id).value = { ...of(id).peek(), ...part };
  };
  const page = (id: Id, query: { after_seq?: string; before_seq?: string }) =>
    api('listMessages', { params: { id: String(id) }, query: { ...query, limit: query.after_seq ? '100' : PAGE } });

  function take(id: Id, incoming: readonly Message[]): void {
    const { rows, missingAfter } = addRows(of(id).peek().rows, incoming);
    change(id, { rows });
    if (missingAfter !== undefined) void insist(id);
  }

  /** Catches up, however often it takes, ever more seldom: nothing else may come that would show the hole. */
  async function insist(id: Id): Promise<void> {
    try {
      await catchUp(id);
      failed.delete(id);
    } catch {
      const { times = 0, timer } = failed.get(id) ?? {};
      clearTimeout(timer);
      const next = setTimeout(() => void insist(id), backoffMs(times + 1, random()));
      failed.set(id, { times: times + 1, timer: next });
    }
  }

  /** Fetches everything after the last row, page by page; asked while it runs, it goes on once more. */
  async function catchUp(id: Id): Promise<void> {
    const isRunning = catchingUp.has(id);
    catchingUp.set(id, isRunning);
    if (isRunning) return;
    try {
      for (;;) {
        catchingUp.set(id, false);
        const last = of(id).peek().rows.at(-1)?.seq ?? 0;
        const { data, up_to_seq } = await page(id, { after_seq: String(last) });
        if (data.length > 0) change(id, { rows: addRows(of(id).peek().rows, data).rows });
        const isThere = data.length === 0 || (of(id).peek().rows.at(-1)?.seq ?? 0) >= up_to_seq;
        if (isThere && !catchingUp.get(id)) break;
      }
    } finally {
      catchingUp.delete(id);
    }
  }

  return {
    of,
    load: async (id) => {
      try {
        if (of(id).peek().rows.length > 0) await catchUp(id);
        else {
          change(id, { state: 'loading', error: undefined });
          early.set(id, early.get(id) ?? []);
          const { data } = await page(id, { before_seq: NEWEST });
          take(id, data);
          take(id, early.get(id) ?? []);
          early.delete(id);
        }
        change(id, { state: 'ready', error: undefined });
      } catch (error) {
        change(id, { state: of(id).peek().rows.length > 0 ? 'ready' : 'failed', error });
      }
    },
    loadOlder: async (id) => {
      const { rows, loadingOlder } = of(id).peek();
      const first = rows[0]?.seq ?? 1;
      if (first <= 1 || loadingOlder) return;
      change(id, { loadingOlder: true });
      try {
        const older = (await page(id, { before_seq: String(first) })).data;
        change(id, { rows: addRows(of(id).peek().rows, older).rows, loadingOlder: false });
      } catch (error) {
        change(id, { loadingOlder: false, error });
      }
    },
    receive: (row) => {
      early.get(row.conversation_id)?.push(row);
      if (threads.get(row.conversation_id)?.peek().state === 'ready') take(row.conversation_id, [row]);
    },
    readUpTo: (id, seq, at) => {
      const rows = threads.get(id)?.peek().rows;
      if (rows) change(id, { rows: markRead(rows, seq, at) });
    },
    forget: (id) => {
      if (threads.has(id)) of(id).value = EMPTY;
    },
    known: () =>
      [...threads].flatMap(([id, thread]) => {
        const last = thread.peek().rows.at(-1);
        return last ? [{ conversation_id: id, after_seq: last.seq }] : [];
      }),
  };
}
