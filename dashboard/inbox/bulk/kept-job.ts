/** A job as this browser keeps it, so that a page that was closed, or crashed, leaves word of what was done and what wasn't. */
import { bulkKey } from '#dashboard/data/inbox/bulk-key.ts';
import type { Job } from './bulk-job.ts';

/** Where a person's job is kept. */
export type KeptJob = {
  keep: (job: Job | undefined) => void;
  /** A job that no page carries out any more; nothing where there is none, or where another page is at it. */
  leftBehind: () => Promise<Job | undefined>;
};

/** The browser's own storage; undefined where it is blocked. */
export function browserStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

/** Keeps a person's job in a storage. */
export function createKeptJob(
  person: string,
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined,
  locks: Pick<LockManager, 'request'> | undefined,
): KeptJob {
  let letGo: (() => void) | undefined;
  /** Holds the lock of the same name for as long as the job runs. The browser lets go of it when the page is closed. */
  const hold = (isRunning: boolean) => {
    if (!isRunning) {
      letGo?.();
      letGo = undefined;
    } else if (!letGo) {
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      void locks?.request(bulkKey(person), () => held);
    }
  };
  return {
    keep: (job) => {
      hold(job?.state === 'running');
      try {
        if (job) storage?.setItem(bulkKey(person), JSON.stringify(job));
        else storage?.removeItem(bulkKey(person));
      } catch {
        // Full or blocked storage: what is left is known as long as the page.
      }
    },
    leftBehind: async () => {
      const text = storage?.getItem(bulkKey(person));
      if (text == null) return undefined;
      const isFree = locks
        ? await locks.request(bulkKey(person), { ifAvailable: true }, (lock) => Promise.resolve(lock !== null))
        : true;
      return isFree ? read(text) : undefined;
    },
  };
}

function read(text: string): Job | undefined {
  try {
    const job = JSON.parse(text) as Job;
    return Array.isArray(job.left) && Array.isArray(job.failed) ? job : undefined;
  } catch {
    return undefined;
  }
}
