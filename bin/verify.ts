/** `npm test`: runs every check of the project, and prints the totals on the last line. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countTests, secondAttempts, type VitestReport } from './test-count.ts';

const steps = {
  'embedded DynamoDB': 'node local/install.ts',
  format: 'oxfmt --check',
  lint: 'oxlint --type-aware',
  types: 'tsc',
  'dead code': 'knip',
  build: 'node bin/build.ts',
  stack: 'cdk synth -q -c stage=local',
};

/** Runs a command of `node_modules/.bin` and shows its output. Resolves to whether it succeeded. */
function succeeds(command: string): Promise<boolean> {
  return new Promise((resolve) => {
    spawn(command, { shell: true, stdio: 'inherit' }).on('close', (code) => resolve(code === 0));
  });
}

async function timed(name: string, command: string): Promise<boolean> {
  console.log(`\n── ${name}: ${command}`);
  const started = performance.now();
  const passed = await succeeds(command);
  console.log(`── ${name} ${passed ? 'passed' : 'FAILED'} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  return passed;
}

async function runTests(): Promise<{ passed: number; failed: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-tests-'));
  const file = join(folder, 'report.json');
  const succeeded = await timed('tests', `vitest run --reporter=default --reporter=json --outputFile.json="${file}"`);
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

const results: boolean[] = [];
for (const [name, command] of Object.entries(steps)) results.push(await timed(name, command));
const tests = await runTests();
const passed = results.filter(Boolean).length + tests.passed;
const failed = results.filter((ok) => !ok).length + tests.failed;
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
