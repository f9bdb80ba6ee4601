/** `npm run faults [-- <first seed> <how many>]`: schedules by the thousand; prints each that fails, and says how many did. */
import { wholeNumbers } from '#test/support/whole-numbers.ts';
import { runSchedule } from './schedule.ts';

const [first = 1, count = 20_000] = wholeNumbers('Usage: npm run faults [-- <first seed> <how many>]', 2);
let failed = 0;
for (let seed = first; seed < first + count; seed++) {
  const { wrongs } = await runSchedule(seed);
  if (wrongs.length === 0) continue;
  failed++;
  console.error(`seed ${seed}:\n  ${wrongs.join('\n  ')}`);
}
console.log(`${count} schedules, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
