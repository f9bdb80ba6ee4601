/** What is to be sent is sent in order, one at a time, and tried again ever more seldom. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isPassing } from '#client/outbox/failure.ts';
import { createRunner } from '#client/outbox/runner.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A queue whose attempts take ten milliseconds and end as `outcome` says. */
function setUp(queue: string[]) {
  const state = { outcome: undefined as number | undefined, running: 0, most: 0 };
  const tried: string[] = [];
  const failed: number[] = [];
  const wake = createRunner<string>({
    next: () => queue[0],
    random: () => 0.5,
    async attempt(item, failures) {
      state.most = Math.max(state.most, (state.running += 1));
      tried.push(item);
      failed.push(failures);
      await new Promise((done) => setTimeout(done, 10));
      state.running -= 1;
      if (state.outcome === undefined) queue.shift();
      return state.outcome;
    },
  });
  return { state, tried, failed, wake, queue };
}

describe('a runner', () => {
  it('sends one after another, however often it is woken', async () => {
    const { wake, tried, state, queue } = setUp(['a', 'b', 'c']);
    for (let times = 0; times < 5; times += 1) {
      wake();
      await vi.advanceTimersByTimeAsync(3);
    }
    queue.push('d');
    await vi.advanceTimersByTimeAsync(100);
    expect(tried).toEqual(['a', 'b', 'c', 'd']);
    expect(state.most).toBe(1);
  });

  it('tries again after delays that grow, and counts the failures in a row', async () => {
    const { wake, tried, failed, state } = setUp(['a', 'b']);
    state.outcome = 0;
    wake();
    await vi.advanceTimersByTimeAsync(10 + 500 + 10 + 1000 + 10);
    expect(tried).toEqual(['a', 'a', 'a']);
    state.outcome = undefined;
    await vi.advanceTimersByTimeAsync(2100);
    expect(tried).toEqual(['a', 'a', 'a', 'a', 'b']);
    expect(failed).toEqual([0, 1, 2, 3, 0]);
  });

  it('tries again at once when the network came back while an attempt ran that failed, and no more often', async () => {
    const { wake, tried, state } = setUp(['a']);
    state.outcome = 20_000;
    wake();
    await vi.advanceTimersByTimeAsync(5);
    wake();
    wake(true);
    await vi.advanceTimersByTimeAsync(100);
    expect(tried).toEqual(['a', 'a']);
    state.outcome = undefined;
    await vi.advanceTimersByTimeAsync(20_000);
    expect(tried).toEqual(['a', 'a', 'a']);
  });

  it('changes nothing when it is woken while it sends', async () => {
    const { wake, tried, state } = setUp(['a']);
    state.outcome = 7000;
    wake();
    await vi.advanceTimersByTimeAsync(5);
    wake();
    await vi.advanceTimersByTimeAsync(6000);
    expect(tried).toEqual(['a']);
  });

  it('waits anew after it was woken and failed again', async () => {
    const { wake, tried, state } = setUp(['a']);
    state.outcome = 7000;
    wake();
    await vi.advanceTimersByTimeAsync(3000);
    wake();
    await vi.advanceTimersByTimeAsync(6000);
    expect(tried).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1020);
    expect(tried).toHaveLength(3);
  });

  it('waits as long as the server asks, unless it is woken', async () => {
    const { wake, tried, state } = setUp(['a']);
    state.outcome = 7000;
    wake();
    await vi.advanceTimersByTimeAsync(7005);
    expect(tried).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(20);
    expect(tried).toHaveLength(2);
    wake();
    await vi.advanceTimersByTimeAsync(20);
    expect(tried).toHaveLength(3);
  });
});

describe('a server that asks to wait for longer than a timer can', () => {
  it('is asked again after an hour, and not before', async () => {
    const { wake, tried, state } = setUp(['a']);
    state.outcome = 30 * 86_400_000;
    wake();
    await vi.advanceTimersByTimeAsync(3_599_000);
    expect(tried).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(2000);
    expect(tried).toHaveLength(2);
  });
});

it.each([
  [undefined, true],
  [500, true],
  [503, true],
  [429, true],
  [400, false],
  [401, false],
  [404, false],
  [409, false],
])('a failure with status %s passes by itself: %s', (status, passes) => {
  expect(isPassing(status)).toBe(passes);
});
