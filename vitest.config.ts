import { defineConfig } from 'vitest/config';
import StackFirst from './test/support/stack-first.ts';

/** Journeys that time something: nothing may run beside them. */
const timed = ['dashboard-speed', 'rush', 'widget-load'].map((name) => `test/e2e/${name}.test.ts`);

const journeys = {
  globalSetup: 'test/support/unpacked-browser.ts',
  setupFiles: ['test/support/clean-slate.ts', 'test/support/journey-end.ts'],
  runner: 'test/support/journey-runner.ts',
  testTimeout: 120_000,
};

/**
 * Four projects. First, side by side: parts, which are rules and pieces, and the stack. Then journeys on the running stack,
 * and at last those that time something.
 */
export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'parts',
          include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
          exclude: ['test/e2e/**', 'test/lib/**'],
          setupFiles: 'test/support/clean-slate.ts',
        },
      },
      {
        extends: true,
        test: { name: 'stack', include: ['test/lib/**/*.test.ts'], setupFiles: 'test/support/clean-slate.ts' },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: ['test/e2e/**/*.test.ts'],
          exclude: timed,
          sequence: { groupOrder: 1 },
          // One journey waits for a third of its time: for an answer, a timer, a frame of the browser. A third fills that in.
          maxWorkers: 3,
          ...journeys,
        },
      },
      {
        extends: true,
        test: {
          name: 'timed',
          include: timed,
          sequence: { groupOrder: 2 },
          fileParallelism: false,
          ...journeys,
        },
      },
    ],
    // What is awaited comes when it comes: a busy machine is no failure. Races and journeys take six times as long on a machine that eight share.
    hookTimeout: 240_000,
    // Of twenty thousand tests one on a busy machine fails now and then. `npm test` names each that passed only at the second attempt.
    retry: 1,
    testTimeout: 60_000,
    // Vitest's own second is shorter than a page takes.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
    sequence: { sequencer: StackFirst },
    // Files of a project share two processes, or three: loading what they import takes longer than most of them.
    isolate: false,
  },
});
