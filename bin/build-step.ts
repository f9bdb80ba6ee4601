/** One step of a build. It is skipped while its inputs are unchanged and its output exists. */
import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

export type BuildStep = {
  /** Shown in the progress line; also the name of the stored hash. */
  name: string;
  /** Files and folders, relative to the project, that determine the output. */
  inputs: readonly string[];
  /** A file or folder that the step creates. If it is missing, the step runs again. */
  output: string;
  run: () => Promise<void>;
  /** Folder of the stored hashes. Default `.cache`. */
  cache?: string;
};

/** Runs the step unless nothing changed, and prints one line with its duration in seconds. */
export async function runStep({ name, inputs, output, run, cache = '.cache' }: BuildStep): Promise<void> {
  const started = performance.now();
  const hash = hashOf(inputs);
  const remembered = join(cache, `${name}.hash`);
  const unchanged = existsSync(output) && existsSync(remembered) && readFileSync(remembered, 'utf8') === hash;
  if (!unchanged) {
    await run();
    mkdirSync(cache, { recursive: true });
    writeFileSync(remembered, hash);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${name.padEnd(12)}${unchanged ? 'unchanged' : 'built'} (${seconds} s)`);
}

function hashOf(inputs: readonly string[]): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of inputs.flatMap(filesOf).sort()) {
    hash.update(`\0${file}\0`).update(readFileSync(file));
  }
  return hash.digest('hex');
}

function filesOf(input: string): string[] {
  if (!existsSync(input)) return [];
  if (!statSync(input).isDirectory()) return [input];
  return globSync(`${input}/**/*`).filter((file) => statSync(file).isFile());
}
