/**
 * `npm run simulate:planted [-- <how many schedules>]`: plants each bug in a process of its own and runs schedules until the
 * checker catches it. One that is never caught fails. `hunt.ts <how many schedules> <which>` plants one of them.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Planted, planted } from './planted/planted.ts';

// Thousands of errors are thrown on purpose, and nobody reads where.
Error.stackTraceLimit = 0;

/** Every process loads the same modules but one. */
const compiledOnce = { NODE_COMPILE_CACHE: join(tmpdir(), 'live-chat-simulation'), ...process.env };

const [schedules = 2000, which] = process.argv.slice(2).map(Number);
if (which === undefined) huntAll();
else {
  const bug = planted[which];
  if (!bug) throw new Error(`There is no planted bug ${which}.`);
  await hunt(bug);
}

function huntAll(): void {
  for (const index of planted.keys()) {
    const args = [fileURLToPath(import.meta.url), String(schedules), String(index)];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', env: compiledOnce });
    console.log((stdout || stderr).trim());
    if (status !== 0) process.exitCode = 1;
  }
}

async function hunt(bug: Planted): Promise<void> {
  const isPlanted = plant(bug);
  const { runSchedule } = await import('./schedule.ts');
  const { planOf } = await import('./plan.ts');
  if (!isPlanted()) throw new Error(`No schedule runs ${bug.file}.`);
  for (let seed = 1; seed <= schedules; seed++) {
    const { wrongs } = await runSchedule(seed, planOf(seed));
    const wrong = wrongs.find((one) => bug.caughtBy.test(one));
    if (wrong === undefined) continue;
    console.log(`caught by seed ${String(seed).padStart(4)}: ${bug.name} (${wrong.slice(0, 160)})`);
    return;
  }
  console.log(`NOT CAUGHT in ${schedules} schedules: ${bug.name}`);
  process.exitCode = 1;
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
