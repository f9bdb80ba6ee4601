/** Something that happens once, however many tabs are open. */

/** A tab in the background runs its timers up to a second late. */
const TAKEN_MS = 3000;

/** Whether this tab is the first to claim the name. Where locks are missing or blocked, every tab is. */
export function claims(locks: Pick<LockManager, 'request'> | undefined, name: string): Promise<boolean> {
  return new Promise((decide) => {
    const take = (lock: Lock | null) => {
      decide(lock !== null);
      return lock && new Promise((release) => setTimeout(release, TAKEN_MS));
    };
    // A request that throws instead of rejecting is caught as well.
    void Promise.resolve()
      .then(() => (locks as LockManager).request(name, { ifAvailable: true }, take))
      .catch(() => decide(true));
  });
}
