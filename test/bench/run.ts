/** `npm run bench`: measures what takes longer than a test may, one after another. Given names, only those: `npm run bench bot`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const benches = [
  'conversation-cost',
  'load-time',
  'search',
  'latency',
  'local',
  'widget-evaluation',
  'next-conversation',
  'bot',
  'import',
  'scale',
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(1);
}
for (const name of wanted.length > 0 ? wanted : benches) {
  console.log(`\n${name}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, `${name}.ts`)], { stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
