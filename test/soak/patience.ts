/** Waits for something that is slow, but not for something that has stopped. */
import { setTimeout as pass } from 'node:timers/promises';

/** What is waited for. */
export type Wait = {
  isDone: () => boolean;
  /** What grows while it is getting there. */
  count: () => number;
  /** Runs before each pause. */
  look?: () => void;
  /** Between two looks, milliseconds. */
  everyMs: number;
  /** Without any growth for so long it has stopped, milliseconds. */
  stallsMs: number;
};

/** Waits until it is done, however long that takes, as long as the count grows. @returns whether it is done */
export async function whileItGrows({ isDone, count, look, everyMs, stallsMs }: Wait): Promise<boolean> {
  let grown = { count: count(), ms: Date.now() };
  while (!isDone()) {
    if (Date.now() - grown.ms >= stallsMs) return false;
    look?.();
    await pass(everyMs);
    if (count() > grown.count) grown = { count: count(), ms: Date.now() };
  }
  return true;
}
