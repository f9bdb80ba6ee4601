/** `npm run deploy-check`: every check of what would be deployed, with its figure; `-- --plant` tries whether they find faults. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deploy } from '#local/assembly/stack.ts';
import { readAssembly } from '#local/assembly/template.ts';
import { removeFolders, Synthesized } from '../synthesized.ts';
import { grantedIn, seenUsed, unusedGrants, usedGrants } from './grants.ts';
import { plant, plantedFaults } from './planted-faults.ts';
import { type Outcome, templateChecks } from './template-checks.ts';

/** Checks that are tests already: what their figure counts, and where they are. */
const suites: Record<string, readonly string[]> = {
  'nag and names': ['test/lib/two-by-two.test.ts', 'test/lib/live-chat-stack.test.ts'],
  prices: ['test/lib/operations/observability.test.ts'],
  sizes: ['test/bin/bundles.test.ts'],
};

type Report = { numTotalTests: number; testResults: { assertionResults: { status: string; fullName: string }[] }[] };

/** Runs files of tests. A fault for each that fails, and one if they couldn't run at all. */
async function runSuite(files: readonly string[]): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), 'live-chat-check-'));
  const file = join(folder, 'report.json');
  await new Promise((resolve) => {
    const options = ['--reporter=json', `--outputFile.json=${file}`, '--no-color'];
    spawn('vitest', ['run', ...files, ...options], { stdio: 'ignore', shell: process.platform === 'win32' }).on(
      'close',
      resolve,
    );
  });
  if (!existsSync(file)) return { figure: '0 tests', faults: [`${files.join(' ')} could not run.`] };
  const report: Report = JSON.parse(readFileSync(file, 'utf8'));
  rmSync(folder, { recursive: true });
  const failed = report.testResults
    .flatMap(({ assertionResults }) => assertionResults)
    .filter(({ status }) => status === 'failed');
  const none = report.numTotalTests === 0 ? [`${files.join(' ')} could not run.`] : [];
  return { figure: `${report.numTotalTests} tests`, faults: [...none, ...failed.map(({ fullName }) => fullName)] };
}

/** Rights that no journey of the last `npm test` used. */
function unused(): Outcome {
  const granted = grantedIn(deploy(readAssembly('cdk.out')));
  if (!existsSync('test-results/used-grants'))
    return { figure: `${granted.length}, not tried since npm test`, faults: [] };
  return { figure: `${granted.length} used`, faults: unusedGrants(granted, usedGrants().union(seenUsed())) };
}

async function check(): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  for (const [name, run] of Object.entries(templateChecks))
    outcomes[name] = await run(new Synthesized().template.Resources);
  outcomes['grants'] = unused();
  for (const [name, files] of Object.entries(suites)) outcomes[name] = await runSuite(files);
  return outcomes;
}

/** Plants each fault alone. A fault that nothing finds is one of the checks. */
async function plantAll(): Promise<Record<string, Outcome>> {
  const outcomes: Record<string, Outcome> = {};
  for (const fault of plantedFaults) {
    const found = 'caughtBy' in fault ? await foundInTemplate(fault) : await foundInCode(fault.patch);
    const by = 'caughtBy' in fault ? fault.caughtBy : fault.patch.test;
    outcomes[fault.name] = { figure: by, faults: found ? [] : [`${by} did not find it.`] };
  }
  return outcomes;
}

type TemplateFault = Extract<(typeof plantedFaults)[number], { caughtBy: string }>;
type CodePatch = Exclude<(typeof plantedFaults)[number], { caughtBy: string }>['patch'];

async function foundInTemplate({ caughtBy, patch }: TemplateFault): Promise<boolean> {
  const { Resources } = new Synthesized().template;
  plant(Resources, patch);
  return ((await templateChecks[caughtBy]?.(Resources))?.faults.length ?? 0) > 0;
}

/** The source is as it was afterwards, also when this is interrupted. */
async function foundInCode({ file, from, to, test }: CodePatch): Promise<boolean> {
  const source = readFileSync(file, 'utf8');
  if (!source.includes(from)) throw new Error(`${file} has no "${from}" any more.`);
  const restore = (): void => writeFileSync(file, source);
  const stop = (): never => {
    restore();
    process.exit(1);
  };
  process.once('SIGINT', stop);
  try {
    writeFileSync(
      file,
      source.replace(from, () => to),
    );
    return (await runSuite([test])).faults.length > 0;
  } finally {
    restore();
    process.off('SIGINT', stop);
  }
}

const outcomes = process.argv.includes('--plant') ? await plantAll() : await check();
removeFolders();
const width = Math.max(...Object.keys(outcomes).map((name) => name.length));
for (const [name, { figure, faults }] of Object.entries(outcomes)) {
  console.log(`${faults.length === 0 ? 'ok    ' : 'FAILED'}  ${name.padEnd(width)}  ${figure}`);
  for (const fault of faults.slice(0, 10)) console.log(`        ${fault}`);
}
const failed = Object.values(outcomes).filter(({ faults }) => faults.length > 0).length;
console.log(`\n${Object.keys(outcomes).length - failed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
