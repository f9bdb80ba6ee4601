/** Fetches the rows that were missed, until none is. */
import { backoffMs } from '#client/connection/backoff.ts';
import { lastSeq } from './rows.ts';

type Page<Row> = { data: readonly Row[]; up_to_seq: number };

/** Where rows are missed. */
export type Gap<Row extends { seq: number }> = {
  /** The rows known. */
  rows: () => readonly Row[];
  /** Fetches the page after a row; undefined when it no longer matters. */
  fetch: (afterSeq: number) => Promise<Page<Row> | undefined>;
  add: (rows: readonly Row[]) => void;
};

/** Fetches everything after the newest row known, page by page. @throws what `fetch` throws */
export async function fetchMissed<Row extends { seq: number }>({ rows, fetch, add }: Gap<Row>): Promise<void> {
  for (;;) {
    const after = lastSeq(rows());
    const page = await fetch(after);
    if (!page) return;
    add(page.data);
    const last = lastSeq(rows());
    if (last <= after || last >= page.up_to_seq) return;
  }
}

/** Catching up, for as long as it takes. */
export type CatchUp = {
  /**
   * Fetches what was missed. Asked while that runs, it runs once more: what came may not be in the answer on its way.
   * @returns why it failed, if it did; it never rejects
   */
  run: () => Promise<unknown>;
  /** Runs again in a while, ever more seldom. */
  retry: (error: unknown) => void;
};

/**
 * Makes it. A run that fails is repeated by itself: nothing else may come that would show the hole.
 * @param isWorthwhile whether to go on after an error, once the delay is over
 */
export function createCatchUp(
  fetchAll: () => Promise<void>,
  isWorthwhile: (error: unknown) => boolean,
  random: () => number,
): CatchUp {
  let isRunning = false;
  let isAskedAgain = false;
  let failures = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function retry(error: unknown): void {
    clearTimeout(timer);
    timer = setTimeout(() => isWorthwhile(error) && void run(), backoffMs(++failures, random()));
  }

  async function run(): Promise<unknown> {
    isAskedAgain = isRunning;
    if (isRunning) return undefined;
    isRunning = true;
    try {
      do {
        isAskedAgain = false;
        await fetchAll();
        failures = 0;
      } while (isAskedAgain);
      return undefined;
    } catch (error) {
      retry(error);
      return error;
    } finally {
      isRunning = false;
    }
  }
  return { run, retry };
}
