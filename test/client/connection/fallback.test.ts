import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFallback } from '#client/connection/fallback.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('asks at its interval while the connection is cut off, and not otherwise', () => {
  const ask = vi.fn<() => void>();
  const cutOff = createFallback(ask, 4000, () => 0.5);
  vi.advanceTimersByTime(20_000);
  expect(ask).not.toHaveBeenCalled();
  cutOff(true);
  vi.advanceTimersByTime(3000);
  // Told again: nothing starts over.
  cutOff(true);
  vi.advanceTimersByTime(2000);
  expect(ask).toHaveBeenCalledTimes(1);
  cutOff(false);
  vi.advanceTimersByTime(20_000);
  expect(ask).toHaveBeenCalledTimes(1);
});

it.each([
  [0, 4000],
  [0.5, 5000],
  [1, 6000],
])('at random %d, its interval is %d milliseconds', (random, ms) => {
  const ask = vi.fn<() => void>();
  createFallback(ask, 4000, () => random)(true);
  vi.advanceTimersByTime(ms - 1);
  expect(ask).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ask).toHaveBeenCalledTimes(1);
});
