import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type MutantRun, readResults } from './results.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mutation-'));
  vi.stubEnv('MUTATION_RESULTS', join(folder, 'results.jsonl'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const killed = { mutant: '1', file: 'one.test.ts', tests: 2, killedBy: 'a test' };
const survived = { mutant: '1', file: 'other.test.ts', tests: 3 };
const spoiled = { ...survived, file: 'third.test.ts', killedBy: 'another test', spoiled: true };

/** What the results say of the only mutant. */
function outcome(...runs: MutantRun[]): string | undefined {
  writeFileSync(join(folder, 'results.jsonl'), runs.map((run) => `${JSON.stringify(run)}\n`).join(''));
  const run = readResults().get('1');
  return run && (run.killedBy ?? 'survived');
}

it.each<[string, MutantRun[], string | undefined]>([
  ['is killed by a test of any file', [survived, killed], 'a test'],
  ['is killed, whatever survives later', [killed, survived], 'a test'],
  ['survives what no test notices', [survived], 'survived'],
  ['is not decided after another mutant spoiled its modules', [survived, spoiled], undefined],
  ['is decided by a file that nothing spoiled', [spoiled, killed], 'a test'],
])('a mutant %s', (_what, runs, expected) => {
  expect(outcome(...runs)).toBe(expected);
});

it('a mutant that survives two files ran the tests of both', () => {
  expect(outcome(survived, { ...survived, file: 'fourth.test.ts' })).toBe('survived');
  expect(readResults().get('1')?.tests).toBe(6);
});

it('nothing is read outside of a run', () => {
  vi.stubEnv('MUTATION_RESULTS', undefined);
  expect(readResults).toThrow('MUTATION_RESULTS names no file');
});
