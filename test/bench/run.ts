/**
 * `npm run bench`: measures what takes longer than a test may, one benchmark after another. Given names, only those:
 * `npm run bench bot`. With `--json` it prints one array with a report of each, in the form of `kit/report.ts`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Report } from './kit/report.ts';

const benches = [
  'conversation-cost',
  'conversation-in-browsers',
  'cold-start',
  'assignment',
  'search',
  'reports',
  'latency',
  'local',
  'widget',
  'dashboard',
  'dashboard-memory',
  'next-conversation',
  'bot',
  'import',
  'scale',
  'developer',
];

const args = process.argv.slice(2);
// `npm run bench --json`: npm takes the option for its own, and hands it on so.
const isJson = args.includes('--json') || process.env['npm_config_json'] === 'true';
const wanted = args.filter((arg) => arg !== '--json');
const unknown = wanted.filter((name) => !benches.includes(name));
if (unknown.length > 0) {
  console.error(`There is no bench ${unknown.join(', ')}. There are: ${benches.join(', ')}.`);
  process.exit(1);
}
const reports: Report[] = [];
for (const name of wanted.length > 0 ? wanted : benches) {
  (isJson ? console.error : console.log)(`\n${name}`);
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, `${name}.ts`), ...(isJson ? ['--json'] : [])],
    {
      stdio: ['inherit', isJson ? 'pipe' : 'inherit', 'inherit'],
      maxBuffer: 64e6,
    },
  );
  // One that was skipped, or failed before its end, printed nothing.
  if (isJson && stdout.length > 0) reports.push(JSON.parse(stdout.toString()) as Report);
  if (status !== 0) process.exitCode = 1;
}
if (isJson) console.log(JSON.stringify(reports, undefined, 2));
