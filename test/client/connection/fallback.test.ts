import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createFallback } from '#client/connection/fallback.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Asks while cut off, and says after how many seconds of it. */
function setUp() {
  const begun = Date.now();
  const asked: number[] = [];
  const ask = () => void asked.push(Math.round((Date.now() - begun) / 1000));
  return { ...createFallback(ask, { firstMs: 16_000, maxMs: 24_000 }, () => 0.5), asked };
}

it('asks ever more seldom while the connection is cut off, and not otherwise', () => {
  const { cutOff, asked } = setUp();
  vi.advanceTimersByTime(20_000);
  cutOff(true);
  vi.advanceTimersByTime(15_000);
  // Told again: nothing starts over.
  cutOff(true);
  vi.advanceTimersByTime(105_000);
  expect(asked).toEqual([40, 65, 95, 125]);
  cutOff(false);
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(4);
  cutOff(true);
  vi.advanceTimersByTime(20_000);
  expect(asked).toHaveLength(5);
});

it('asks nothing where the socket is back soon', () => {
  const { cutOff, asked } = setUp();
  cutOff(true);
  vi.advanceTimersByTime(19_000);
  cutOff(false);
  vi.advanceTimersByTime(60_000);
  expect(asked).toEqual([]);
});

it('asks soon while something is awaited, and only while the connection is cut off', () => {
  const { cutOff, soon, asked } = setUp();
  soon(4000);
  vi.advanceTimersByTime(10_000);
  expect(asked).toEqual([]);
  cutOff(true);
  soon(4000);
  vi.advanceTimersByTime(27_000);
  expect(asked).toEqual([15, 21, 29]);
  soon(4000);
  vi.advanceTimersByTime(5000);
  // It would have asked after 39 anyway, which isn’t put off.
  expect(asked).toEqual([15, 21, 29, 39]);
  cutOff(false);
  soon(4000);
  vi.advanceTimersByTime(60_000);
  expect(asked).toHaveLength(4);
});

it('isn’t put off by what is awaited again and again', () => {
  const { cutOff, soon, asked } = setUp();
  cutOff(true);
  for (let second = 0; second < 30; second += 2) {
    soon(4000);
    vi.advanceTimersByTime(2000);
  }
  expect(asked.length).toBeGreaterThan(3);
});

it.each([
  [0, 4000],
  [0.5, 5000],
  [1, 6000],
])('at random %d, it asks first after %d milliseconds', (random, ms) => {
  const ask = vi.fn<() => void>();
  createFallback(ask, { firstMs: 4000, maxMs: 8000 }, () => random).cutOff(true);
  vi.advanceTimersByTime(ms - 1);
  expect(ask).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(ask).toHaveBeenCalledTimes(1);
});
