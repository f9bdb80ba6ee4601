/** Works off what is to be sent: one item at a time, in order, until each is stored or refused. */
import { backoffMs } from '#client/connection/backoff.ts';

/** What a runner works with. */
export type Work<Item> = {
  /** The one to send next; undefined when nothing is left. One that failed for good must not hold up the others. */
  next: () => Item | undefined;
  /**
   * Sends it, and never rejects.
   * @param failures attempts in a row that failed before this one
   * @returns nothing when it is done with, one way or the other; else after how many milliseconds to try again, 0 for the
   * usual delay
   */
  attempt: (item: Item, failures: number) => Promise<number | undefined>;
  random: () => number;
};

/** The longest wait: a proxy may ask for any, and a timer takes none over 24 days. */
const MAX_WAIT_MS = 3_600_000;

/**
 * Makes what sends whatever is left, now, even if the server asked to wait: a person or the network woke it. Called while
 * it sends, it changes nothing, unless `isBack`: the network or the server is back, so what then fails is sent again at once.
 */
export function createRunner<Item>({ next, attempt, random }: Work<Item>): (isBack?: boolean) => void {
  let isBusy = false;
  let mayPass = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  async function run(): Promise<void> {
    for (let item = next(); item; item = next()) {
      mayPass = false;
      const afterMs = await attempt(item, failures);
      failures = afterMs === undefined ? 0 : failures + 1;
      if (afterMs === undefined || mayPass) continue;
      timer = setTimeout(wake, Math.min(afterMs || backoffMs(failures, random()), MAX_WAIT_MS));
      return;
    }
  }

  function wake(isBack = false): void {
    mayPass ||= isBack;
    if (isBusy) return;
    clearTimeout(timer);
    isBusy = true;
    void run().finally(() => (isBusy = false));
  }
  return wake;
}
