/** What the worker found of each mutant, for Stryker: one line each in a file that both know by an environment variable. */
import { readFileSync } from 'node:fs';

export interface MutantRun {
  mutant: string;
  /** The test file, and how many of its tests cover the mutant. */
  file: string;
  tests: number;
  /** The test that failed; none where the mutant survived. */
  killedBy?: string;
  /** What modules keep was spoiled by a mutant of the same batch: the result says nothing. */
  spoiled?: boolean;
}

/** @throws Error outside of `npm run mutation` */
export function resultsFile(): string {
  const file = process.env.MUTATION_RESULTS;
  if (file === undefined) throw new Error('MUTATION_RESULTS names no file');
  return file;
}

/** By mutant: killed where a test of any file killed it. Nothing where a result says nothing. */
export function readResults(): Map<string, MutantRun> {
  const results = new Map<string, MutantRun>();
  const spoiled = new Set<string>();
  for (const line of readFileSync(resultsFile(), 'utf8').split('\n')) {
    if (line === '') continue;
    const run: MutantRun = JSON.parse(line);
    if (run.spoiled) spoiled.add(run.mutant);
    else {
      const former = results.get(run.mutant);
      if (former?.killedBy === undefined) results.set(run.mutant, { ...run, tests: run.tests + (former?.tests ?? 0) });
    }
  }
  for (const mutant of spoiled) if (results.get(mutant)?.killedBy === undefined) results.delete(mutant);
  return results;
}
