/** `npm run replay [-- <seed>]`: a month of 5,000 conversations, its volume beside the oracle's, and what its report reads. */
import { recount } from '#functions/use-cases/reports/recount.ts';
import { wholeNumbers } from '#test/support/whole-numbers.ts';
import { berlinSpans } from './berlin-hours.ts';
import { apiOn, wrongDurations } from './compare.ts';
import { readingOf } from './month.ts';
import { Oracle } from './oracle.ts';
import { replay } from './replay.ts';
import { BERLIN } from './widgets.ts';

const CONVERSATIONS = 5000;
const [seed = 1] = wholeNumbers('Usage: npm run replay [-- <seed>]', 1);
const [fromMs, toMs] = [Date.UTC(2026, 2, 1), Date.UTC(2026, 3, 1)];

const replayed = await replay({ fromMs, toMs: toMs - 3 * 86_400_000, conversations: CONVERSATIONS, seed });
const oracle = new Oracle(replayed.events, berlinSpans(BERLIN));
const ask = apiOn(replayed.deps);
const query = { from: '2026-03-01', to: '2026-03-31' };
const scope = { from: fromMs, to: toMs };
const wrong: string[] = [];
const { total } = (await ask('/reports/volume', query)).body;
for (const [field, count] of Object.entries(total))
  if (count !== oracle.count(field, scope))
    wrong.push(`${field} is ${String(count)}, not ${oracle.count(field, scope)}`);
for (const [name, kind] of [
  ['response-time', 'first_response'],
  ['response-time', 'replies'],
  ['resolution-time', 'resolved'],
] as const) {
  const { total: all } = (await ask(`/reports/${name}`, query)).body;
  const durations = kind === 'replies' ? all.reply : all;
  wrong.push(...wrongDurations(durations, oracle, kind, 'ms', scope));
  wrong.push(...wrongDurations(durations.business_hours, oracle, kind, 'business', scope));
}
wrong.push(...(await recount(replayed.deps)).drift.map(({ what }) => what));
for (const line of wrong) console.error(line);
console.table(await readingOf(replayed.deps.table.items, BERLIN, query));
console.log(`${CONVERSATIONS} conversations, ${replayed.events.length} events: ${wrong.length} numbers differ.`);
process.exitCode = wrong.length === 0 ? 0 : 1;
