/** Stryker's runner over Vitest's: what `worker-runner.ts` found in the dry run is the answer; the rest runs as Stryker does. */
import type { Injector } from '@stryker-mutator/api/plugin';
import type { MutantRunOptions, MutantRunResult, TestRunner } from '@stryker-mutator/api/test-runner';
import { strykerPlugins as vitestPlugins } from '@stryker-mutator/vitest-runner';
import { readResults } from './results.ts';

function mutantRunner(injector: Injector): TestRunner {
  const [vitest] = vitestPlugins;
  if (!vitest) throw new Error('@stryker-mutator/vitest-runner names no runner');
  const runner = vitest.factory(injector);
  let results: ReturnType<typeof readResults> | undefined;
  return {
    capabilities: () => runner.capabilities(),
    init: async () => runner.init?.(),
    dispose: async () => runner.dispose?.(),
    dryRun: (options) => runner.dryRun(options),
    mutantRun: async (options: MutantRunOptions): Promise<MutantRunResult> => {
      results ??= readResults();
      const run = options.mutantActivation === 'runtime' ? results.get(options.activeMutant.id) : undefined;
      if (!run) return runner.mutantRun(options);
      return run.killedBy === undefined
        ? { status: 'survived' as never, nrOfTests: run.tests }
        : {
            status: 'killed' as never,
            killedBy: [`${run.file}#${run.killedBy}`],
            failureMessage: run.killedBy,
            nrOfTests: run.tests,
          };
    },
  };
}
mutantRunner.inject = ['$injector'] as const;

export const strykerPlugins = [{ kind: 'TestRunner', name: 'mutants', factory: mutantRunner }];
export { strykerValidationSchema } from '@stryker-mutator/vitest-runner';
