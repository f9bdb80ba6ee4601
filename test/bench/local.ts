/**
 * What the stack of `npm start` takes on this machine: until it is ready, idle, after 2,400 messages, and after its
 * environments have ended; and how many messages it carries per second when several senders wait for each. `COLD=1` builds
 * everything first. `IDLE=0` doesn't wait until environments end, which takes minutes.
 */
import { rmSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { KEPT_IDLE_MS } from '#local/lambda/invoker.ts';
import { printReport, tableOf } from './kit/report.ts';
import { openInbox } from './latency/inbox.ts';
import { memoryMbOf } from './latency/process-tree.ts';
import { openProduct } from './latency/product.ts';
import { runServer, startArguments } from './latency/run-server.ts';

const CHATS = 20;
const SENDERS = 8;
const MESSAGES = 2400;
const IDLE_MB = 150;
const AFTER_MB = 300;
const isCold = process.env['COLD'] === '1';
const waits = process.env['IDLE'] !== '0';

const seconds = (since: number): number => Number(((performance.now() - since) / 1000).toFixed(1));

if (isCold)
  for (const folder of ['dist', 'cdk.out', '.cache/compiled']) rmSync(folder, { recursive: true, force: true });
const begun = performance.now();
const { child, ready: url } = await runServer(startArguments(), { PORT: '0' });
const started = seconds(begun);
const figures: Record<string, number> = { [`npm start ${isCold ? 'cold' : 'warm'}, s`]: started };
const note = (name: string): number => (figures[name] = Math.round(memoryMbOf(child.pid)));

/** Until the environments that served the last call have ended. */
const untilIdle = (): Promise<void> => delay(KEPT_IDLE_MS + 15_000);

note('ready, MB');
if (waits) await untilIdle();
const idle = note('idle, MB');

const { arrived, expect } = openInbox();
const deliver = await (await openProduct(url, { most: CHATS, arrived, expect }))(CHATS);
let number = 0;
const before = performance.now();
await Promise.all(
  Array.from({ length: SENDERS }, async () => {
    while (number < MESSAGES) await deliver(number++);
  }),
);
figures['messages a second'] = Math.round(MESSAGES / seconds(before));
const loaded = note(`after ${MESSAGES} messages, MB`);
if (waits) await untilIdle();
const after = waits ? note('after its environments ended, MB') : loaded;
child.kill('SIGTERM');

printReport('local', {
  tables: [tableOf('The stack of npm start', [figures])],
  budgets: [
    { name: 'idle', value: idle, limit: IDLE_MB, unit: 'MB' },
    { name: 'after its environments ended', value: after, limit: AFTER_MB, unit: 'MB' },
  ],
});
process.exit();
