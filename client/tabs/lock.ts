/** A lock that one tab of several holds: whoever has waited longest, or took it. */

type Locks = Pick<LockManager, 'request'>;

/** This tab's part in it. */
export type TabLock = {
  isHeld: () => boolean;
  /** Takes it from whoever holds it: they sleep, or this tab is the one that is looked at. They wait for it again. */
  take: () => void;
  end: () => void;
};

/**
 * Waits for the lock until `end`. Where locks are missing or blocked, every tab holds one.
 * @param onHeld this tab holds it from now on; called at once where there are no locks
 * @param onLost another tab has taken it
 */
export function createTabLock(
  locks: Locks | undefined,
  name: string,
  onHeld?: () => void,
  onLost?: () => void,
): TabLock {
  /** The request by which this tab holds it: taking the lock ends an earlier hold of this tab as well. */
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
      // Whoever took the lock still waits for it besides.
      if (!options.steal) void ask(options);
      if (held !== grant) return;
      held = undefined;
      onLost?.();
    }
  };
  // Given up by the signal: a request that waits would keep the page from being kept for the back button.
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
