import { defineConfig } from 'vitest/config';

/**
 * Three projects: rules and parts, which run side by side; the stack, whose files share a process, as loading the CDK
 * takes longer than the tests; and journeys on the running stack, one after another.
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
        },
      },
      {
        extends: true,
        test: { name: 'stack', include: ['test/lib/**/*.test.ts'], isolate: false, testTimeout: 60_000 },
      },
      {
        extends: true,
        test: { name: 'journeys', include: ['test/e2e/**/*.test.ts'], fileParallelism: false, testTimeout: 60_000 },
      },
    ],
    hookTimeout: 60_000,
    testTimeout: 20_000,
    // What is awaited comes when it comes: a busy machine is no failure. Vitest's own second is shorter than a page takes.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 2,
  },
});
