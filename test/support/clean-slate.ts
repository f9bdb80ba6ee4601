/** After each file, as files share a process: what it has put in place of clocks, globals and variables is gone. */
import timers from 'node:timers';
import { afterAll, vi } from 'vitest';
import { config } from 'zod/mini';

const variables = { ...process.env };

afterAll(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  for (const name of Object.keys(process.env)) if (!(name in variables)) delete process.env[name];
  Object.assign(process.env, variables);
  // The whole of zod sets English sentences when it is loaded, where there are none: as `core/text/field-errors.ts` has it.
  config({ localeError: () => 'Invalid input' });
  // A spy on a fake timer, restored after the clock: it would put the fake back for all files that follow.
  if (globalThis.setTimeout !== timers.setTimeout) throw new Error('This file leaves a fake setTimeout');
});
