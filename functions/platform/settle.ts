/** Running several pieces of work: together, one after another, or without letting one failure stop the rest. */
import type { Log } from './log.ts';

/**
 * Waits until all work has ended, then throws the first failure. `Promise.all` throws immediately and leaves the rest
 * running, which Lambda freezes as soon as the handler returns.
 */
export async function settleAll(work: readonly unknown[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}

/** Runs what it is given. */
export type Runner = <Result>(work: () => Promise<Result>) => Promise<Result>;

/** A runner that begins each work when the one before it is over, however that ended. */
export function oneByOne(): Runner {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const own = last.then(work);
    last = own.catch(() => undefined);
    return own;
  };
}

/** Runs a step. A failure is logged as `event` with these fields; the next run of the job tries the step again. */
export async function unlessFailing(
  log: Log,
  event: Parameters<Log['error']>[0],
  fields: Record<string, unknown>,
  step: () => Promise<unknown>,
): Promise<void> {
  try {
    await step();
  } catch (error) {
    log.error(event, { ...fields, error });
  }
}
