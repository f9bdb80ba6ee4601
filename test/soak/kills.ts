/**
 * `npm run kills`: everything is killed while people chat, and comes back on the same data, again and again. `KILLS` (10),
 * `VISITORS` (30), `AGENTS` (4) and `SEED` (1) can be set. Needs the assembly: `npm run synth`.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pass } from 'node:timers/promises';
import { seededRandom } from '#local/faults/seeded-random.ts';
import { startChild } from './child.ts';
import { Crowd, report } from './crowd.ts';

const setting = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const [KILLS, SEED] = [setting('KILLS', 10), setting('SEED', 1)];
const [VISITORS, AGENTS] = [setting('VISITORS', 30), setting('AGENTS', 4)];
const SAYS_EVERY_MS = 2500;
/** It comes to work before it is killed: so many messages were acknowledged since it is back. Else a slow machine tests nothing. */
const WORKS_AFTER = 5;
/** How long it works between two kills, milliseconds. */
const LIVES_MS = [4000, 12_000] as const;

const dataFolder = mkdtempSync(join(tmpdir(), 'live-chat-kills-'));
const random = seededRandom(SEED);
let stack = await startChild(0, AGENTS, dataFolder);
try {
  const port = Number(new URL(stack.url).port);
  const crowd = new Crowd(stack.url, { visitors: VISITORS, agents: AGENTS, seed: SEED, saysEveryMs: SAYS_EVERY_MS });
  await crowd.come();
  for (let kill = 1; kill <= KILLS; kill++) {
    await crowd.untilAcknowledged(WORKS_AFTER);
    await pass(LIVES_MS[0] + random() * (LIVES_MS[1] - LIVES_MS[0]));
    await stack.kill();
    stack = await startChild(port, AGENTS, dataFolder);
    console.log(`killed and back: ${kill}, ${crowd.acknowledged} acknowledged`);
  }
  await crowd.rest();
  console.log(`${KILLS} kills, ${VISITORS} visitors, ${AGENTS} agents, seed ${SEED}`);
  process.exitCode = report(await crowd.outcome()) ? 0 : 1;
} catch (error) {
  console.error(stack.lines.join('\n'));
  throw error;
} finally {
  await stack.kill();
  rmSync(dataFolder, { recursive: true, force: true });
}
process.exit();
