/**
 * Vitest's runner for `npm run mutation`: after a file's tests have passed, it runs those that cover a mutant again with that
 * mutant switched on, one mutant after another, in the same worker. Stryker itself starts a worker for each mutant, which
 * takes far longer than the tests of a rule.
 */
import { appendFileSync } from 'node:fs';
import { inject, TestRunner, type RunnerTestCase, type RunnerTestFile, type RunnerTestSuite } from 'vitest';
import { startTests } from 'vitest/internal/browser';
import { resultsFile, type MutantRun } from './results.ts';

type Counts = Record<string, number>;

/** What the instrumented sources and Stryker share with each other. */
interface Switchboard {
  activeMutant?: string;
  currentTestId?: string;
  hitCount?: number;
  hitLimit?: number;
  mutantCoverage?: { static: Counts; perTest: Record<string, Counts> };
}

interface Given {
  moduleRunner: unknown;
  _otel: unknown;
  /** Results and events, each beginning with the identifier of its test or suite. */
  onTaskUpdate(...updates: [id: string, ...unknown[]][][]): Promise<void>;
}

/** After so many mutants the tests run once without any: a mutant may have spoiled what modules keep. */
const BATCH = 50;
/** A mutant may wait for what never comes: so long, and three times as long as the file's slowest test. */
const MUTANT_TIMEOUT_MS = 5000;
/** So many times as often as without it may a mutant be run: more is a loop without end. As Stryker has it. */
const HITS = 100;
/** And so often, and some more, may sources ask which mutant is switched on, as each of their places with a mutant does. */
const READS = 10;
const MORE_READS = 1_000_000;
/**
 * A test that takes longer, such as one that measures what a long text costs, isn't run for mutants: each would take as long.
 * A mutant that only such tests cover counts as survived.
 */
const SLOW_TEST_MS = 1000;
/** Those that tests of an earlier file have killed. */
const killed = new Set<string>();

const provided = (key: string): unknown => inject(key as never);
const switchboard = (): Switchboard =>
  ((globalThis as unknown as Record<string, Switchboard>)[provided('globalNamespace') as string] ??= {});

function testsOf(suite: RunnerTestSuite): RunnerTestCase[] {
  return suite.tasks.flatMap((task) => (task.type === 'suite' ? testsOf(task) : [task]));
}

/** As the runner's `testNamePattern` sees it: the names of its suites and its own. */
function nameOf(task: RunnerTestCase | RunnerTestSuite): string {
  return task.suite ? `${nameOf(task.suite)} > ${task.name}` : task.name;
}

const idsOf = (task: RunnerTestCase | RunnerTestSuite): string[] => [
  task.id,
  ...(task.type === 'suite' ? task.tasks.flatMap(idsOf) : []),
];

const failedHooks = (suite: RunnerTestSuite): boolean =>
  (suite.result?.errors ?? []).length > 0 || suite.tasks.some((task) => task.type === 'suite' && failedHooks(task));

/** Runs tests without telling Vitest of them, and no further than the first that fails. */
class Quiet extends TestRunner {
  override onAfterRunTask(test: RunnerTestCase): void {
    if (test.result?.state === 'fail') this.cancel('test-failure');
  }
  override async onAfterRunSuite(): Promise<void> {}
}

/**
 * Switches mutants on. A mutant that lets other sources run without end is switched off, and the run fails: nothing else ends
 * what doesn't wait for anything.
 */
function mutantSwitch(ns: Switchboard) {
  let active: string | undefined;
  let readsLeft = Infinity;
  Object.defineProperty(ns, 'activeMutant', {
    configurable: true,
    get: () => {
      if (readsLeft-- > 0) return active;
      active = undefined;
      throw new Error('It runs without end');
    },
    set: (mutant?: string) => {
      active = mutant;
    },
  });
  return {
    on: (mutant: string, reads: number): void => {
      [active, readsLeft] = [mutant, reads];
    },
    /** Whether the mutant had to be switched off before. */
    off: (): boolean => {
      const hasEnded = readsLeft >= 0;
      [active, readsLeft] = [undefined, Infinity];
      return !hasEnded;
    },
  };
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);

export default class MutantRunner extends TestRunner {
  private timeoutMs = MUTANT_TIMEOUT_MS;

  override async onAfterRunFiles(files: RunnerTestFile[]): Promise<void> {
    super.onAfterRunFiles(files);
    if (provided('mode') !== 'dry-run') return;
    for (const file of files)
      if (testsOf(file).every(({ result }) => result?.state !== 'fail')) await this.runMutants(file);
  }

  /** What Vitest gives its runner, and doesn't name in its types. */
  private get given(): Given {
    return this as unknown as Given;
  }

  private quiet(config: Partial<TestRunner['config']>): Quiet {
    const runner = new Quiet({
      ...this.config,
      setupFiles: this.config.setupFiles.filter((path) => !path.includes('stryker-setup')),
      testTimeout: this.timeoutMs,
      hookTimeout: this.timeoutMs,
      ...config,
    });
    const { moduleRunner, _otel } = this.given;
    return Object.assign(runner, { moduleRunner, _otel });
  }

  /** The first of the tests named that fails, or the file where it does outside of them. */
  private async fails(file: RunnerTestFile, names: readonly string[]): Promise<string | undefined> {
    const testNamePattern = new RegExp(names.map((name) => `${escaped(name)}$`).join('|'));
    const [outcome] = await startTests([file.filepath], this.quiet({ testNamePattern }));
    if (!outcome) return 'the file';
    const failed = testsOf(outcome).find(({ result }) => result?.state === 'fail');
    return failed ? nameOf(failed) : failedHooks(outcome) ? 'the file' : undefined;
  }

  private async runMutants(file: RunnerTestFile): Promise<void> {
    // What Vitest hasn't been told yet of the file's tests: the runs that follow would send it nowhere.
    const { given } = this;
    const tell = given.onTaskUpdate.bind(this);
    await startTests([], Object.assign(this.quiet({}), { onTaskUpdate: tell }));
    // Runs that hang end later, under the same names: Vitest has its results.
    const settled = new Set(idsOf(file));
    given.onTaskUpdate = (...updates) => tell(...updates.map((list) => list.filter(([id]) => !settled.has(id))));
    const durations = new Map(testsOf(file).map((test) => [nameOf(test), test.result?.duration ?? 0]));
    const isSlow = (name: string): boolean => (durations.get(name) ?? 0) > SLOW_TEST_MS;
    const fast = [...durations.keys()].filter((name) => !isSlow(name));
    const slowest = Math.max(0, ...fast.map((name) => durations.get(name) ?? 0));
    this.timeoutMs = MUTANT_TIMEOUT_MS + 3 * slowest;
    const ns = switchboard();
    const coverage = ns.mutantCoverage;
    if (!coverage) return;
    const before = structuredClone(coverage);
    const covering = new Map<string, { names: string[]; hits: number }>();
    const readsOf = new Map<string, number>();
    for (const [testId, counts] of Object.entries(before.perTest)) {
      if (!testId.startsWith(`${file.filepath}#`)) continue;
      const name = testId.slice(file.filepath.length + 1);
      readsOf.set(
        name,
        Object.values(counts).reduce((sum, hits) => sum + hits, 0),
      );
      for (const [mutant, hits] of Object.entries(counts)) {
        const entry = covering.get(mutant) ?? { names: [], hits: 0 };
        covering.set(mutant, isSlow(name) ? entry : { names: [...entry.names, name], hits: entry.hits + hits });
      }
    }
    const left = [...covering].filter(([mutant]) => !killed.has(mutant));
    const listeners = (['unhandledRejection', 'uncaughtException'] as const).map(
      (event) => [event, process.rawListeners(event)] as const,
    );
    let loose: unknown;
    const caught = (error: unknown): void => {
      loose = error ?? true;
    };
    for (const [event] of listeners) process.removeAllListeners(event).on(event, caught);
    ns.currentTestId = undefined;
    const { on, off } = mutantSwitch(ns);
    for (let at = 0; at < left.length; at += BATCH) {
      const batch: MutantRun[] = [];
      for (const [mutant, { names, hits }] of left.slice(at, at + BATCH)) {
        loose = undefined;
        Object.assign(ns, { hitCount: 0, hitLimit: hits * HITS });
        const reads = names.reduce((sum, name) => sum + (readsOf.get(name) ?? 0), 0);
        on(mutant, reads * READS + MORE_READS);
        const failed = names.length === 0 ? undefined : await this.fails(file, names);
        await new Promise((resolve) => setImmediate(resolve));
        const killedBy = (off() ? 'the file' : failed) ?? (loose === undefined ? undefined : 'the file');
        batch.push({ mutant, tests: names.length, file: file.filepath, ...(killedBy !== undefined && { killedBy }) });
      }
      Object.assign(ns, { hitCount: undefined, hitLimit: undefined });
      if ((await this.fails(file, fast)) !== undefined) {
        console.error(`${file.name} fails without a mutant, after ${batch.length} mutants: they run one by one`);
        batch.forEach((run) => (run.spoiled = true));
      }
      for (const run of batch) if (run.killedBy !== undefined && !run.spoiled) killed.add(run.mutant);
      appendFileSync(resultsFile(), batch.map((run) => `${JSON.stringify(run)}\n`).join(''));
    }
    for (const [event, former] of listeners) {
      process.removeAllListeners(event);
      for (const listener of former) process.on(event, listener as () => void);
    }
    for (const [key, value] of [
      ['static', before.static],
      ['perTest', before.perTest],
    ] as const) {
      for (const name of Object.keys(coverage[key])) delete coverage[key][name];
      Object.assign(coverage[key], value);
    }
  }
}
