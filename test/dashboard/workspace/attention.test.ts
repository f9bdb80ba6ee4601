import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Attention, fetchLater } from '#dashboard/workspace/attention.ts';

const there = {} as Attention;

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('what draws attention', () => {
  it('is fetched a moment after the page, once', async () => {
    const fetchIt = vi.fn<() => Promise<Attention>>(async () => there);
    const late = fetchLater(() => true, fetchIt);
    await vi.advanceTimersByTimeAsync(999);
    expect(fetchIt).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchIt).toHaveBeenCalledOnce();
    expect(await late.attention()).toBe(there);
  });

  it('is fetched again where there was no network at that moment', async () => {
    const fetchIt = vi
      .fn<() => Promise<Attention>>(async () => there)
      .mockRejectedValueOnce(new TypeError('Failed to fetch'));
    const late = fetchLater(() => true, fetchIt);
    await vi.advanceTimersByTimeAsync(1000);
    await late.ifFetched(() => expect.unreachable());
    await vi.advanceTimersByTimeAsync(10_000);
    expect(fetchIt).toHaveBeenCalledTimes(2);
    expect(await late.attention()).toBe(there);
  });

  it('is not fetched any more once the page is left', async () => {
    const fetchIt = vi.fn<() => Promise<Attention>>(async () => {
      throw new TypeError('Failed to fetch');
    });
    const late = fetchLater(() => true, fetchIt);
    await vi.advanceTimersByTimeAsync(1000);
    late.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fetchIt).toHaveBeenCalledOnce();
  });
});
