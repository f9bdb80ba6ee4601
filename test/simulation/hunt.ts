/**
 * `npm run simulate:planted [-- <how many schedules>]`: plants each bug in a process of its own and runs schedules until the
 * checker catches it, two at a time. One that is never caught fails. The table that it prints is that of docs/reliability.md.
 * `hunt.ts <how many schedules> <which>` plants one of them.
 */
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { caughtBefore } from './planted/caught-before.ts';
import { type Planted, planted } from './planted/planted.ts';

// Thousands of errors are thrown on purpose, and nobody reads where.
Error.stackTraceLimit = 0;

/** Every process loads the same modules but one. */
const compiledOnce = { NODE_COMPILE_CACHE: join(tmpdir(), 'live-chat-simulation'), ...process.env };

/** How many bugs are looked for at a time. */
const WORKERS = 2;

const [schedules = 2000, which] = process.argv.slice(2).map(Number);
if (which === undefined) await huntAll();
else {
  const bug = planted[which];
  if (!bug) throw new Error(`There is no planted bug ${which}.`);
  await hunt(bug);
}

async function huntAll(): Promise<void> {
  const startedAt = performance.now();
  const found = new Map<number, string>();
  const left = [...planted.keys()];
  const work = async (): Promise<void> => {
    for (let index = left.shift(); index !== undefined; index = left.shift()) {
      const { seed, said } = await huntApart(index);
      console.log(said);
      if (seed !== undefined) found.set(index, seed);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  const rows = planted.map(({ name }, index) => `| ${name} | ${found.get(index) ?? 'not caught'} |`);
  console.log(['', '| bug | caught by seed |', '| --- | --- |', ...rows, ''].join('\n'));
  const minutes = ((performance.now() - startedAt) / 60_000).toFixed(1);
  console.log(`${found.size} of ${planted.length} caught in ${minutes} minutes`);
  if (found.size < planted.length) process.exitCode = 1;
}

/** Looks for a bug in a process of its own. @returns by which schedule it was caught, if it was, and what the process said */
function huntApart(index: number): Promise<{ seed: string | undefined; said: string }> {
  const args = [...process.execArgv, fileURLToPath(import.meta.url), String(schedules), String(index)];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { encoding: 'utf8', env: compiledOnce }, (error, stdout, stderr) => {
      const said = (stdout || stderr).trim();
      const [, seed] = /^caught by seed +(\d+)/.exec(said) ?? [];
      resolve({ seed: error ? undefined : seed, said });
    });
  });
}

async function hunt(bug: Planted): Promise<void> {
  const isPlanted = plant(bug);
  const { runSchedule } = await import('./schedule.ts');
  const { planOf } = await import('./plan.ts');
  if (!isPlanted()) throw new Error(`No schedule runs ${bug.file}.`);
  let seed = 0;
  const isCaught = (wrongs: readonly string[]): boolean => {
    const wrong = wrongs.find((one) => bug.caughtBy.test(one));
    if (wrong === undefined) return false;
    console.log(`caught by seed ${String(seed).padStart(4)}: ${bug.name} (${wrong.slice(0, 160)})`);
    return true;
  };
  // What nobody catches while a page begins ends the process before the checker can say so.
  process.on('uncaughtException', (error) => {
    const isIt = isCaught([`threw ${error.name}: ${error.message}`]);
    if (!isIt) console.error(error);
    process.exit(isIt ? 0 : 1);
  });
  for (seed of seedsFor(bug)) {
    const { wrongs } = await runSchedule(seed, planOf(seed));
    if (isCaught(wrongs)) return;
  }
  console.log(`NOT CAUGHT in ${schedules} schedules: ${bug.name}`);
  process.exitCode = 1;
}

/** The schedule that caught it before, then all of them. */
function seedsFor({ name }: Planted): number[] {
  const all = Array.from({ length: schedules }, (_, index) => index + 1);
  const before = caughtBefore[name];
  return before === undefined || before > schedules ? all : [before, ...all.filter((seed) => seed !== before)];
}

/** Has the module of a bug loaded with it. @returns whether it was loaded */
function plant({ file, find, replace }: Planted): () => boolean {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  let isLoaded = false;
  registerHooks({
    load(url, context, next) {
      if (!url.startsWith('file:') || fileURLToPath(url.split('?')[0] ?? url) !== path) return next(url, context);
      const source = readFileSync(path, 'utf8');
      if (source.split(find).length !== 2) throw new Error(`${file} doesn't contain this once: ${find}`);
      isLoaded = true;
      return { format: 'module-typescript', shortCircuit: true, source: source.replace(find, () => replace) };
    },
  });
  return () => isLoaded;
}
