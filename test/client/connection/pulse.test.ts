import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterQuiet, type Pulse } from '#client/connection/pulse.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A pulse of a second, whose pings are sent like anything else. */
function setUp() {
  const pings: number[] = [];
  const begun = Date.now();
  const pulse: Pulse = afterQuiet(1000, () => {
    pings.push(Date.now() - begun);
    pulse.sent();
  });
  return { pulse, pings };
}

it('pings while nothing is sent, as long as it is answered', () => {
  const { pulse, pings } = setUp();
  for (let tenth = 0; tenth < 35; tenth += 1) {
    vi.advanceTimersByTime(100);
    pulse.heard();
  }
  expect(pings).toEqual([1000, 2000, 3000]);
});

it('waits anew after what is sent, but not after more of it that nothing follows', () => {
  const { pulse, pings } = setUp();
  vi.advanceTimersByTime(900);
  pulse.sent();
  vi.advanceTimersByTime(900);
  pulse.sent();
  expect(pings).toEqual([]);
  vi.advanceTimersByTime(200);
  expect(pings).toEqual([1900]);
});

it('ends', () => {
  const { pulse, pings } = setUp();
  pulse.stop();
  vi.advanceTimersByTime(5000);
  expect(pings).toEqual([]);
});
