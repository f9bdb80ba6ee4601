/** Something fetched whole and shown: loading, there, or failed, and fetched again without a flicker. */
import { type ReadonlySignal, signal } from '@preact/signals';

/** What a page shows of it. `data` stays while it is fetched again. */
export type Loaded<Data> = { data: Data | undefined; state: 'loading' | 'ready' | 'failed'; error: unknown };

/** The resource. */
export type Resource<Data> = {
  value: ReadonlySignal<Loaded<Data>>;
  /** Fetches; a second call while one runs waits for that one. */
  load: () => Promise<void>;
  /** Fetches unless it is already there, and was fetched no longer ago than this; by default, however long ago. */
  need: (maxAgeMs?: number) => Promise<void>;
  /**
   * Changes what is there, after a change the server confirmed; and what is being fetched once it comes, which may be from
   * before. So it changes nothing the second time.
   */
  change: (next: (data: Data) => Data) => void;
};

/** Makes a resource; nothing is fetched before it is asked for. */
export function createResource<Data>(fetchIt: () => Promise<Data>): Resource<Data> {
  const value = signal<Loaded<Data>>({ data: undefined, state: 'loading', error: undefined });
  let running: Promise<void> | undefined;
  let fetchedAt = -Infinity;
  /** Changes since the fetch that runs began. */
  let changes: ((data: Data) => Data)[] = [];
  const run = async () => {
    changes = [];
    try {
      let data: Data = await fetchIt();
      for (const next of changes) data = next(data);
      value.value = { data, state: 'ready', error: undefined };
      fetchedAt = performance.now();
    } catch (error) {
      const { data } = value.peek();
      value.value = { data, state: data === undefined ? 'failed' : 'ready', error };
    }
  };
  const load = () => {
    if (value.peek().state === 'failed') value.value = { data: undefined, state: 'loading', error: undefined };
    running ??= run().finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    value,
    load,
    need: async (maxAgeMs = Infinity) => {
      if (value.peek().data === undefined || performance.now() - fetchedAt > maxAgeMs) await load();
    },
    change: (next) => {
      if (running) changes.push(next);
      const now = value.peek();
      if (now.data !== undefined) value.value = { ...now, data: next(now.data) };
    },
  };
}
