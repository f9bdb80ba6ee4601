import { expect, it, vi } from 'vitest';
import { whileItGrows } from './patience.ts';

// Timers of `node:timers/promises` are not replaced by fake ones.
vi.mock('node:timers/promises', () => ({
  setTimeout: (ms: number) => Promise.resolve(vi.setSystemTime(Date.now() + ms)),
}));

const waiting = (countAt: (looks: number) => number, doneAt: number) => {
  let looks = 0;
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
  const wait = { isDone: () => looks >= doneAt, count: () => countAt(looks), look: () => void looks++ };
  return whileItGrows({ ...wait, everyMs: 10, stallsMs: 100 });
};

it('waits for what is slow for longer than it may stand still', async () => {
  expect(await waiting((looks) => Math.floor(looks / 9), 500)).toBe(true);
  expect(Date.now()).toBe(5000);
});

it('gives up what has stood still for too long', async () => {
  expect(await waiting((looks) => Math.min(looks, 30), 500)).toBe(false);
  expect(Date.now()).toBe(400);
});
