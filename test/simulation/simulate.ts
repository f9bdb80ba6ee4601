/**
 * `npm run simulate -- --schedules <how many> --seed <the first>`: whole-system schedules by the thousand. Of one that fails it
 * prints the seed, what is wrong, the shortest plan that fails, and the last hundred steps of that.
 */
import { parseArgs } from 'node:util';
import { type Plan, planOf } from './plan.ts';
import { type Ended, START_MS, runSchedule } from './schedule.ts';
import { shrink } from './shrink.ts';

// Thousands of errors are thrown on purpose, and nobody reads where.
Error.stackTraceLimit = 0;

/** Steps that are printed. */
const LAST_STEPS = 100;
const usage = 'Usage: npm run simulate [-- --schedules <how many> --seed <the first>]';

const [count, first] = numbersOf(process.argv.slice(2));
const startedAt = performance.now();
let [failed, events] = [0, 0];
for (let seed = first; seed < first + count; seed++) {
  const ended = await runSchedule(seed, planOf(seed));
  events += ended.events;
  if (ended.wrongs.length === 0) continue;
  failed++;
  console.error(`seed ${seed}:\n  ${ended.wrongs.join('\n  ')}`);
  if (failed === 1) print(await shrink(planOf(seed), (plan) => runSchedule(seed, plan)));
}
const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
console.log(`${count} schedules from seed ${first}, ${failed} failed; ${events} events in ${seconds} s`);
process.exitCode = failed === 0 ? 0 : 1;

function numbersOf(args: string[]): [number, number] {
  try {
    const { values } = parseArgs({ args, options: { schedules: { type: 'string' }, seed: { type: 'string' } } });
    const numbers = [Number(values.schedules ?? 1000), Number(values.seed ?? 1)] as [number, number];
    if (numbers.every((number) => Number.isSafeInteger(number) && number > 0)) return numbers;
  } catch {
    // What isn't known is explained below.
  }
  console.error(usage);
  process.exit(2);
}

function print({ plan, ended }: { plan: Plan; ended: Ended }): void {
  const seconds = (ms: number) => (ms / 1000).toFixed(3).padStart(9);
  const faults = Object.entries(plan.faults).filter(([, rate]) => rate > 0);
  console.error(
    `\nShortest plan found: ${plan.visitors} visitors, ${plan.agents} agents${plan.scene ? `; ${plan.scene}` : ''}`,
  );
  console.error(`  faults: ${faults.map(([name, rate]) => `${name} ${rate.toFixed(3)}`).join(', ') || 'none'}`);
  for (const { atMs, who, index, kind } of plan.acts) console.error(`  ${seconds(atMs)}  ${who}-${index + 1} ${kind}`);
  console.error(`  ${ended.wrongs.join('\n  ')}\n\nIts last steps:`);
  for (const { atMs, who, what } of ended.steps.slice(-LAST_STEPS))
    console.error(`${seconds(atMs - START_MS)}  ${who.padEnd(24).slice(0, 24)}  ${what.slice(0, 200)}`);
}
