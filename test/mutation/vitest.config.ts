/** Vitest for `npm run mutation`: only the tests that `MUTATION_TESTS` names, globs between semicolons, without a second attempt. */
import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  resolve: { alias: [{ find: /^fast-check$/, replacement: resolve('test/mutation/few-examples.ts') }] },
  test: {
    include: (process.env.MUTATION_TESTS ?? '').split(';'),
    setupFiles: 'test/support/clean-slate.ts',
    runner: 'test/mutation/worker-runner.ts',
    isolate: false,
    retry: 0,
    testTimeout: 60_000,
  },
});
