/**
 * How long the function of the message path takes to load, beside the AWS clients it uses, bundled whole as the CDK would
 * bundle them: each in a process of its own, by turns. Processor time counts, and the least of many: other work on the
 * machine only ever adds.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { printReport, tableOf } from './kit/report.ts';
import { byTurns } from './kit/rounds.ts';

const ROUNDS = 40;
const MAX = 0.5;

const clients = ['client-dynamodb', 'lib-dynamodb', 'client-apigatewaymanagementapi', 'client-secrets-manager'];

const folder = mkdtempSync(join(tmpdir(), 'load-time-'));
const whole = join(folder, 'sdk.mjs');
await build({
  stdin: {
    contents: clients.map((name) => `export * as ${name.replaceAll('-', '_')} from '@aws-sdk/${name}';`).join('\n'),
    resolveDir: resolve('.'),
  },
  outfile: whole,
  bundle: true,
  minify: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
  logLevel: 'error',
});

const bundles = { sdk: whole, 'visitor-api': resolve('dist/functions/visitor-api/index.mjs') };
const took = await byTurns(ROUNDS, {
  sdk: () => load(bundles.sdk),
  'visitor-api': () => load(bundles['visitor-api']),
});
rmSync(folder, { recursive: true });

/** Milliseconds of processor time that importing a bundle takes. */
function load(bundle: string): number {
  const script = `const before = process.cpuUsage();
await import(${JSON.stringify(bundle)});
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000));`;
  const env = { AWS_REGION: 'us-east-1' };
  const { stdout, stderr, status } = spawnSync(process.execPath, ['--input-type=module', '-e', script], { env });
  if (status !== 0) throw new Error(`${bundle} does not load: ${stderr.toString()}`);
  return Number(stdout.toString());
}

const least = { sdk: Math.min(...took.sdk), 'visitor-api': Math.min(...took['visitor-api']) };
const share = least['visitor-api'] / least.sdk;
printReport('load-time', {
  tables: [
    tableOf(
      'Processor time of loading',
      Object.entries(least).map(([bundle, least_ms]) => ({ bundle, least_ms })),
    ),
  ],
  budgets: [{ name: "visitor-api's share of what the whole SDK takes", value: share, limit: MAX }],
});
