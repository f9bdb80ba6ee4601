/** After each file, as files share a process: what it has put in place of clocks, globals and variables is gone. */
import timers from 'node:timers';
import { afterAll, vi } from 'vitest';

afterAll(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  // A spy on a fake timer, restored after the clock: it would put the fake back for all files that follow.
  if (globalThis.setTimeout !== timers.setTimeout) throw new Error('This file leaves a fake setTimeout');
});
