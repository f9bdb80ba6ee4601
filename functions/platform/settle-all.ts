/** Waiting for work that is done side by side. */

/**
 * Waits until all of it has ended, then throws the first failure. `Promise.all` throws at once and leaves the rest
 * running, which Lambda freezes in the middle as soon as the handler returns.
 */
export async function settleAll(work: readonly unknown[]): Promise<void> {
  const failed = (await Promise.allSettled(work)).find(({ status }) => status === 'rejected');
  if (failed?.status === 'rejected') throw failed.reason;
}
