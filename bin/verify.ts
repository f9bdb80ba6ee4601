/** `npm test`: runs every check of the project, and prints the totals on the last line. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests, secondAttempts, type VitestReport } from './test-count.ts';

type Steps = Record<string, string>;

/** First alone: the tests of everything else need it. */
const first: Steps = { 'embedded DynamoDB': 'node local/install.ts' };

/** Side by side, as most of them keep one core busy: what reads the sources, and what makes that which is deployed. */
const lanes: readonly Steps[] = [
  // The type-aware linter has the program of each file at hand: it reports what `tsc` would, without building it again.
  { format: 'oxfmt --check', 'lint and types': 'oxlint --type-aware --type-check', 'dead code': 'knip' },
  { build: 'node bin/build.ts', stack: 'cdk synth -q -c stage=local' },
];

type Result = { passed: boolean; output: string };

/** Runs a command of `node_modules/.bin`. What it says is shown as it comes, or kept for later. */
function run(command: string, stdio: 'inherit' | 'pipe'): Promise<Result> {
  return new Promise((resolve) => {
    const said: Buffer[] = [];
    const child = spawn(command, { shell: true, stdio: ['inherit', stdio, stdio] });
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk));
    child.on('close', (code) => resolve({ passed: code === 0, output: Buffer.concat(said).toString() }));
  });
}

async function timed(name: string, command: string, stdio: 'inherit' | 'pipe' = 'inherit'): Promise<boolean> {
  console.log(`\n── ${name}: ${command}`);
  const started = performance.now();
  const { passed, output } = await run(command, stdio);
  if (output) console.log(`\n${output.trimEnd()}`);
  console.log(`── ${name} ${passed ? 'passed' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return passed;
}

/** One step after the other. A step's output comes whole, as another lane's steps end meanwhile. */
async function runLane(steps: Steps): Promise<boolean[]> {
  const results: boolean[] = [];
  for (const [name, command] of Object.entries(steps)) results.push(await timed(name, command, 'pipe'));
  return results;
}

async function runTests(): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-tests-'));
  const file = join(folder, 'report.json');
  const succeeded = await timed(
    'tests',
    `vitest run --reporter=default --reporter=json --reporter=./test/support/running-files.ts --outputFile.json="${file}"`,
  );
  const report = readReport(file);
  rmSync(folder, { recursive: true });
  for (const line of secondAttempts(report, process.cwd())) console.log(`passed at the second attempt: ${line}`);
  return countTests(report, succeeded);
}

function readReport(file: string): VitestReport | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

// Each run notes anew which rights its journeys use.
rmSync('test-results/used-grants', { recursive: true, force: true });
const results = [await runLane(first), ...(await Promise.all(lanes.map(runLane)))].flat();
const tests = await runTests();
results.push(await timed('rights', 'node test/lib/checks/grants.ts'));
const passed = results.filter(Boolean).length + tests.passed;
const failed = results.filter((ok) => !ok).length + tests.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
