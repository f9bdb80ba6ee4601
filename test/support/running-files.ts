/** Ends a run of tests that hangs, and names the files that were running, so that nobody waits without knowing for what. */
import type { Reporter, TestModule, Vitest } from 'vitest/node';

/** Twice what a whole run takes on a machine that others share. */
const LIMIT_MS = 40 * 60_000;

export default class RunningFiles implements Reporter {
  readonly #running = new Set<string>();
  readonly #limitMs: number;

  /** @param options.limitMs how long the run may take, by default 40 minutes */
  constructor({ limitMs = LIMIT_MS }: { limitMs?: number } = {}) {
    this.#limitMs = limitMs;
  }

  /** Starts the time. At its end, ends vitest and its processes with exit code 1. */
  onInit(vitest: Pick<Vitest, 'exit'>): void {
    const end = async (): Promise<void> => {
      console.error(`The tests took more than ${this.#limitMs / 60_000} minutes. Still running:`);
      for (const file of this.#running) console.error(`  ${file}`);
      process.exitCode = 1;
      await vitest.exit(true);
    };
    setTimeout(() => void end(), this.#limitMs).unref();
  }

  onTestModuleQueued({ relativeModuleId }: Pick<TestModule, 'relativeModuleId'>): void {
    this.#running.add(relativeModuleId);
  }

  onTestModuleEnd({ relativeModuleId }: Pick<TestModule, 'relativeModuleId'>): void {
    this.#running.delete(relativeModuleId);
  }
}
