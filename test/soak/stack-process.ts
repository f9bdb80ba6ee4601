/**
 * The stack in a process of its own, which can be killed: `stack-process.ts <port> <agents> [<data folder>]`. Prints `ready <url>`
 * once it runs, and what memory it has every ten seconds, as `memory <resident set, MB> <heap, MB>`.
 */
import { setTimeout as pass } from 'node:timers/promises';
import { addAccount } from '#local/oidc/accounts.ts';
import { startStack } from '#local/stack/stack.ts';

const SAMPLED_EVERY_MS = 10_000;
const MEGABYTE = 1024 * 1024;

const [port = '0', agents = '2', dataFolder] = process.argv.slice(2);
for (let index = 3; index <= Number(agents); index++) addAccount(`agent${index}`);
const { url } = await startStack({ assembly: 'cdk.out', port: Number(port), dataFolder, failOnPendingWork: false });
console.log(`ready ${url}`);
for (;;) {
  await pass(SAMPLED_EVERY_MS);
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  console.log(`memory ${(rss / MEGABYTE).toFixed(1)} ${(heapUsed / MEGABYTE).toFixed(1)}`);
}
