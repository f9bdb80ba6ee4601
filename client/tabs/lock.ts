/** A lock that one of several tabs holds: the one that has waited longest, or that took it. */

type Locks = Pick<LockManager, 'request'>;

/** One tab's access to the lock. */
export type TabLock = {
  isHeld: () => boolean;
  /** Takes it from the tab that holds it, which is asleep or hidden and then waits for it again. */
  take: () => void;
  end: () => void;
};

/**
 * Waits for the lock until `end`. If locks are missing or blocked, every tab holds its own.
 * @param onHeld this tab holds it from now on; called immediately if locks are unavailable
 * @param onLost another tab has taken it
 */
export function createTabLock(
  locks: Locks | undefined,
  name: string,
  onHeld?: () => void,
  onLost?: () => void,
): TabLock {
  /** The request through which this tab holds the lock. Taking the lock also ends an earlier hold of this tab. */
  let held: unknown;
  const over = new AbortController();
  const { signal } = over;
  const ended = new Promise<unknown>((end) => signal.addEventListener('abort', end));
  const ask = async (options: LockOptions) => {
    let isGranted = false;
    const grant = () => {
      isGranted = true;
      if (signal.aborted) return undefined;
      held = grant;
      onHeld?.();
      return ended;
    };
    try {
      await (locks as Locks).request(name, options, grant);
    } catch {
      if (!isGranted) return void grant();
      // A tab whose lock was taken waits for it again.
      if (!options.steal) void ask(options);
      if (held !== grant) return;
      held = undefined;
      onLost?.();
    }
  };
  // The signal cancels it: a waiting request would keep the page out of the back/forward cache.
  void ask({ signal });
  return {
    isHeld: () => Boolean(held),
    take() {
      if (!held && !signal.aborted) void ask({ steal: true });
    },
    end() {
      held = undefined;
      over.abort();
    },
  };
}
