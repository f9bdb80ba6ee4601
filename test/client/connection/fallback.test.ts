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
