/**
 * `npm run soak`: visitors and agents on real sockets of a stack that runs in another process, under a rolling mix of faults from its
 * switchboard. `VISITORS` (300), `AGENTS` (30), `MINUTES` (10) and `SEED` (1) can be set. Needs the assembly: `npm run synth`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { startChild, type StackChild } from './child.ts';
import { Crowd, report } from './crowd.ts';

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const [VISITORS, AGENTS] = [setting('VISITORS', 300), setting('AGENTS', 30)];
const [MINUTES, SEED] = [setting('MINUTES', 10), setting('SEED', 1)];
/** What each visitor waits between messages, on average. */
const SAYS_EVERY_MS = 20_000;
const FAULTS_EVERY_MS = 10_000;

/** What the switchboard takes, one mix after the other, drawn by the seed. */
const mixes: readonly object[] = [
  {},
  { throttled_share: 0.02 },
  { transaction_conflicts: true },
  { index_lag_ms: 500 },
  { cut_share: 0.05 },
  { silent_share: 0.02 },
  { throttled_share: 0.01, transaction_conflicts: true, cut_share: 0.02 },
];

async function trouble(url: string, untilMs: number): Promise<void> {
  const random = seededRandom(SEED);
  const post = (mix: object) => fetch(`${url}/local/faults`, { method: 'POST', body: JSON.stringify(mix) });
  while (Date.now() < untilMs) {
    const mix = mixes[Math.floor(random() * mixes.length)] ?? {};
    const answer = await post({ ...mix, seed: Math.floor(random() * 1e6) });
    if (!answer.ok) throw new Error(await answer.text());
    await pass(FAULTS_EVERY_MS);
  }
  await post({});
}

/** How much the memory grows, megabytes a minute: the line that fits the second half best. */
function slopeOf(samples: readonly number[]): number {
  const half = samples.slice(Math.floor(samples.length / 2));
  const [middle, mean] = [(half.length - 1) / 2, half.reduce((sum, one) => sum + one, 0) / half.length];
  const above = half.reduce((sum, one, index) => sum + (index - middle) * (one - mean), 0);
  const below = half.reduce((sum, _, index) => sum + (index - middle) ** 2, 0);
  return (above / below) * 6;
}

function printMemory({ memory }: StackChild): void {
  for (const part of ['resident', 'heap'] as const) {
    const samples = memory.map((one) => one[part]);
    const [first, last] = [samples[0] ?? 0, samples.at(-1) ?? 0];
    console.log(`${part}: ${first} MB at first, ${last} MB at last, ${slopeOf(samples).toFixed(2)} MB a minute`);
  }
}

const dataFolder = mkdtempSync(join(tmpdir(), 'live-chat-soak-'));
const stack = await startChild(0, AGENTS, dataFolder);
try {
  const crowd = new Crowd(stack.url, { visitors: VISITORS, agents: AGENTS, seed: SEED, saysEveryMs: SAYS_EVERY_MS });
  await crowd.come();
  await trouble(stack.url, Date.now() + MINUTES * 60_000);
  await crowd.rest();
  console.log(`${VISITORS} visitors, ${AGENTS} agents, ${MINUTES} minutes, seed ${SEED}`);
  process.exitCode = report(await crowd.outcome()) ? 0 : 1;
  printMemory(stack);
  const failures = stack.lines.filter((line) => /unhandled|Uncaught|exited/i.test(line));
  if (failures.length > 0) console.log(failures.slice(0, 10).join('\n'));
} finally {
  await stack.kill();
  rmSync(dataFolder, { recursive: true, force: true });
}
process.exit();
