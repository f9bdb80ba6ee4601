/** A job as this browser keeps it, so that a page that was closed, or crashed, leaves word of what was done and what wasn't. */
import type { Job } from './bulk-job.ts';

const keyOf = (person: string) => `live-chat.bulk.${person}`;
/** Held by the page that carries out the job. */
const lockOf = (person: string) => `live-chat.bulk.${person}`;

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
  /** Holds the lock for as long as the job runs. The browser lets go of it when the page is closed. */
  const hold = (isRunning: boolean) => {
    if (!isRunning) {
      letGo?.();
      letGo = undefined;
    } else if (!letGo) {
      const held = new Promise<void>((resolve) => {
        letGo = resolve;
      });
      void locks?.request(lockOf(person), () => held);
    }
  };
  return {
    keep: (job) => {
      hold(job?.state === 'running');
      try {
        if (job) storage?.setItem(keyOf(person), JSON.stringify(job));
        else storage?.removeItem(keyOf(person));
      } catch {
        // Full or blocked storage: what is left is known as long as the page.
      }
    },
    leftBehind: async () => {
      const text = storage?.getItem(keyOf(person));
      if (text == null) return undefined;
      const isFree = locks
        ? await locks.request(lockOf(person), { ifAvailable: true }, (lock) => Promise.resolve(lock !== null))
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

/** Nothing stays in this browser once its person has signed out. */
export function forgetKeptJob(person: string, storage: Pick<Storage, 'removeItem'> | undefined): void {
  storage?.removeItem(keyOf(person));
}
