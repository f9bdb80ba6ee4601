/**
 * The files that one writes a message with: each is judged at once, uploaded in its turn, tried again while that may help,
 * and taken back or tried anew by hand. Knows no screen and no network.
 */
import { canRetry, type FileTrouble, type Picked, placesIn, type TrayFile } from './tray-file.ts';

/** What may be sent. */
export type TrayLimits = { judge: (file: Picked) => FileTrouble | undefined; maxFiles: number };

/** What a tray works with. */
export type TrayDeps<F extends Picked> = {
  /** Uploads a file. Resolves with its ID. */
  upload: (file: F, onProgress: (share: number) => void, signal: AbortSignal) => Promise<string>;
  /** What a failure means: trouble, or after how many milliseconds to try again. @param failures in a row, from 1 */
  judge: (error: unknown, failures: number) => FileTrouble | number;
  /** What is in the tray. Whoever keeps it may take files out: their uploads end. */
  read: () => readonly TrayFile<F>[];
  write: (files: readonly TrayFile<F>[]) => void;
};

/** A tray. */
export type Tray<F extends Picked> = {
  /** Adds files in order; what is too many is added as failed, so that nothing disappears without a word. */
  add: (files: Iterable<F>, limits: TrayLimits) => void;
  /** Takes a file out, and ends its upload. */
  remove: (key: number) => void;
  /** Uploads one that can be tried again. */
  retry: (key: number) => void;
  /** Uploads what its keeper has set waiting again. */
  resume: () => void;
};

/** So many are on their way at a time. */
const AT_ONCE = 2;

/** The last key that was given out: trays of one page never share one. */
let lastKey = 0;

/** Makes a tray of what is kept elsewhere. */
export function createTray<F extends Picked>({ upload, judge: judgeFailure, read, write }: TrayDeps<F>): Tray<F> {
  const running = new Map<number, AbortController>();
  /** As it was when files were added last. */
  let most = 0;
  const has = (key: number) => read().some((file) => file.key === key);
  const patch = (key: number, change: Partial<TrayFile<F>>) => {
    if (has(key)) write(read().map((file) => (file.key === key ? { ...file, ...change } : file)));
    else running.get(key)?.abort();
  };

  function work(): void {
    for (const next of read()) {
      if (running.size >= AT_ONCE) return;
      if (next.state !== 'waiting' || running.has(next.key)) continue;
      const line = new AbortController();
      running.set(next.key, line);
      void bring(next, line.signal).finally(() => {
        running.delete(next.key);
        work();
      });
    }
  }

  async function bring({ key, file }: TrayFile<F>, signal: AbortSignal): Promise<void> {
    for (let failures = 1; !signal.aborted; failures++) {
      patch(key, { state: 'uploading', progress: 0 });
      try {
        const id = await upload(file, (progress) => patch(key, { progress }), signal);
        return patch(key, { state: 'ready', progress: 1, id });
      } catch (error) {
        const verdict = judgeFailure(error, failures);
        if (typeof verdict !== 'number') return patch(key, { state: 'failed', trouble: verdict });
        patch(key, { state: 'retrying', progress: 0 });
        await pause(verdict, signal);
      }
    }
  }

  return {
    add(picked, { judge, maxFiles }) {
      most = maxFiles;
      let count = placesIn(read());
      const added = [...picked].map((file): TrayFile<F> => {
        const trouble = judge(file) ?? (count >= maxFiles ? { kind: 'count' as const } : undefined);
        if (!trouble) count++;
        return { key: ++lastKey, file, state: trouble ? 'failed' : 'waiting', progress: 0, trouble };
      });
      write([...read(), ...added]);
      work();
    },
    remove(key) {
      write(read().filter((file) => file.key !== key));
      running.get(key)?.abort();
    },
    retry(key) {
      if (!read().some((file) => file.key === key && canRetry(file, read(), most))) return;
      patch(key, { state: 'waiting', trouble: undefined });
      work();
    },
    resume: work,
  };
}

/** Waits, or until it is taken back; the network coming back ends the waiting. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const end = () => {
      clearTimeout(timer);
      globalThis.removeEventListener?.('online', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    globalThis.addEventListener?.('online', end);
    signal.addEventListener('abort', end, { once: true });
  });
}
