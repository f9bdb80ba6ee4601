/** What was missed is fetched, however often it takes, by one run at a time. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCatchUp, fetchMissed } from '#client/timeline/catch-up.ts';
import { addRows } from '#client/timeline/rows.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('fetching what was missed', () => {
  it('goes on page by page until the row the server names', async () => {
    let rows: readonly { seq: number }[] = [{ seq: 1 }];
    const asked: number[] = [];
    await fetchMissed({
      rows: () => rows,
      fetch: (after) => {
        asked.push(after);
        return Promise.resolve({ data: [{ seq: after + 1 }, { seq: after + 2 }], up_to_seq: 5 });
      },
      add: (page) => (rows = addRows(rows, page).rows),
    });
    expect(asked).toEqual([1, 3]);
    expect(rows.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
  });

  it('ends when an answer brings nothing on, or no longer matters', async () => {
    const fetch = vi.fn<() => Promise<{ data: []; up_to_seq: number } | undefined>>();
    fetch.mockResolvedValue({ data: [], up_to_seq: 9 });
    await fetchMissed({ rows: () => [], fetch, add: () => undefined });
    fetch.mockResolvedValue(undefined);
    await fetchMissed({ rows: () => [], fetch, add: () => expect.unreachable() });
    expect(fetch).toHaveBeenCalledTimes(2);
  });
});

describe('catching up', () => {
  /** Runs that take ten milliseconds, and fail while they are told to. */
  function setUp() {
    const state = { isFailing: false, isWorthwhile: true, runs: 0 };
    const catchUp = createCatchUp(
      async () => {
        state.runs += 1;
        await new Promise((done) => setTimeout(done, 10));
        if (state.isFailing) throw new Error('refused');
      },
      () => state.isWorthwhile,
      () => 0.5,
    );
    return { state, run: catchUp.run };
  }

  it('runs once at a time, and once more when it was asked meanwhile', async () => {
    const { state, run } = setUp();
    for (let times = 0; times < 5; times += 1) void run();
    await vi.advanceTimersByTimeAsync(100);
    expect(state.runs).toBe(2);
  });

  it('says why it failed, and tries again ever more seldom', async () => {
    const { state, run } = setUp();
    state.isFailing = true;
    const failure = run();
    await vi.advanceTimersByTimeAsync(10);
    expect(await failure).toMatchObject({ message: 'refused' });
    await vi.advanceTimersByTimeAsync(60_000);
    const before = state.runs;
    await vi.advanceTimersByTimeAsync(150_000);
    expect(state.runs - before).toBeGreaterThanOrEqual(9);
    expect(state.runs - before).toBeLessThanOrEqual(10);
    state.isFailing = false;
    await vi.advanceTimersByTimeAsync(15_010);
    const after = state.runs;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.runs).toBe(after);
  });

  it('waits anew when it fails again while it waits', async () => {
    const { state, run } = setUp();
    state.isFailing = true;
    void run();
    await vi.advanceTimersByTimeAsync(100);
    void run();
    await vi.advanceTimersByTimeAsync(1009);
    expect(state.runs).toBe(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(state.runs).toBe(3);
  });

  it('gives up what is not worthwhile any more', async () => {
    const { state, run } = setUp();
    state.isFailing = true;
    void run();
    await vi.advanceTimersByTimeAsync(20);
    state.isWorthwhile = false;
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.runs).toBe(1);
  });
});
