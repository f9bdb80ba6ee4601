/**
 * What a cold start of each function takes: loading it, and answering its first event, each in a process of its own, in turn with the same
 * function beside the whole AWS SDK as a bundler takes it, and with a handler that does nothing. Processor time counts, and
 * the median of the rounds: `npm run bench cold-start`, or of some functions, `FUNCTIONS=visitor-api,socket npm run bench cold-start`.
 */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import { functionVariables, type FunctionName } from '#core/contract/environment.ts';
import { functionBundles } from '#bin/bundle-functions.ts';
import { firstEvents, variablesOf } from './first-events.ts';
import { type Budget, printReport, tableOf } from './kit/report.ts';
import { byTurns, median } from './kit/rounds.ts';

const ROUNDS = 5;
/** The functions that carry a message, and what of the other bundle's load theirs may take. */
const messagePath = new Set<FunctionName>(['visitor-api', 'agent-api', 'socket', 'socket-authorizer', 'assign']);
const MAX = 0.35;

/** The clients that the container makes. */
const clients = ['dynamodb', 'apigatewaymanagementapi', 'lambda', 'secrets-manager'].map((name) => `client-${name}`);
const sdk = [...clients, 'lib-dynamodb'];

/** What of our plugins isn't about the SDK, Node or schemas: without them there would be other code, and not the same twice. */
const ours = new Set(['later-chunks', 'meanings', 'values-of-the-contract']);

const folder = mkdtempSync(join(tmpdir(), 'cold-start-'));
const wanted = process.env['FUNCTIONS']?.split(',');
const names = (Object.keys(functionVariables) as FunctionName[]).filter((name) => wanted?.includes(name) ?? true);
const bundled = (name: string): string => resolve('dist/functions', name, 'index.mjs');
const whole = (name: string): string => join(folder, `${name}.mjs`);
const minimal = join(folder, 'minimal.mjs');
writeFileSync(minimal, 'export const handler = async () => ({ statusCode: 200 });');
await bundleWhole();

/** The same functions as a bundler takes them by default, with all that their clients export. */
async function bundleWhole(): Promise<void> {
  const { plugins, entryPoints, ...options } = functionBundles(folder);
  const sources = new Map(entryPoints.map(({ in: source, out }) => [out, source]));
  for (const name of names) {
    const contents = [
      `export { handler } from './${sources.get(`${name}/index`)}';`,
      ...sdk.map((one) => `export * as ${one.replaceAll('-', '_')} from '@aws-sdk/${one}';`),
    ].join('\n');
    await build({
      ...options,
      entryPoints: [],
      stdin: { contents, resolveDir: resolve('.') },
      outdir: undefined,
      outfile: whole(name),
      mainFields: undefined,
      sourcemap: false,
      metafile: false,
      banner: { js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);" },
      logLevel: 'error',
      plugins: plugins.filter((plugin) => ours.has(plugin.name)),
    });
  }
}

/** AWS, as far as it answers each request with nothing. */
let asked = 0;
const aws = createServer((request, response) => {
  asked += 1;
  request.resume();
  request.on('end', () => response.writeHead(200, { 'content-type': 'application/x-amz-json-1.0' }).end('{}'));
});
await new Promise<void>((listening) => aws.listen(0, '127.0.0.1', listening));
const endpoint = `http://127.0.0.1:${(aws.address() as AddressInfo).port}`;

type Start = { load: number; first: number };

/** Milliseconds of processor time that a fresh process takes to import a bundle, and to answer its first event. */
async function coldStart(bundle: string, name: FunctionName): Promise<Start> {
  const event = firstEvents[name];
  const script = `const used = (since) => { const { user, system } = process.cpuUsage(since); return (user + system) / 1000; };
    const before = process.cpuUsage();
    const { handler } = await import(${JSON.stringify(bundle)});
    const load = used(before);
    const loaded = process.cpuUsage();
    ${event === undefined ? '' : `await handler(${JSON.stringify(event)}, { awsRequestId: 'first', getRemainingTimeInMillis: () => 10000 });`}
    process.stdout.write(JSON.stringify({ load, first: used(loaded) }));
    process.exit(0);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env: variablesOf(name, endpoint) });
  const output: Record<'stdout' | 'stderr', string> = { stdout: '', stderr: '' };
  for (const stream of ['stdout', 'stderr'] as const)
    child[stream].setEncoding('utf8').on('data', (text: string) => (output[stream] += text));
  const status = await new Promise((ended) => child.on('close', ended));
  if (status !== 0) throw new Error(`${bundle} does not start: ${output.stderr.slice(-1000)}`);
  return JSON.parse(output.stdout.trim().split('\n').at(-1) ?? '') as Start;
}

const shown = (ms: number): number => Number(ms.toFixed(1));

const kinds = { ours: bundled, whole, minimal: () => minimal };
const budgets: Budget[] = [];
const starts: Record<string, string | number>[] = [];
for (const name of names) {
  const measure = async (kind: keyof typeof kinds): Promise<Start> => {
    asked = 0;
    const start = await coldStart(kinds[kind](name), name);
    if (kind === 'ours' && name in firstEvents && asked === 0) throw new Error(`${name} asked AWS for nothing.`);
    return start;
  };
  const took = await byTurns(ROUNDS, {
    ours: () => measure('ours'),
    whole: () => measure('whole'),
    minimal: () => measure('minimal'),
  });
  const load = (kind: keyof typeof kinds): number => median(took[kind].map((one) => one.load));
  const both = (kind: keyof typeof kinds): number => median(took[kind].map((one) => one.load + one.first));
  const share = load('ours') / load('whole');
  starts.push({
    function: name,
    kB: shown(statSync(bundled(name)).size / 1000),
    'whole kB': shown(statSync(whole(name)).size / 1000),
    'load ms': shown(load('ours')),
    'whole ms': shown(load('whole')),
    'minimal ms': shown(load('minimal')),
    share: Number(share.toFixed(2)),
    ...(name in firstEvents
      ? { 'with first ms': shown(both('ours')), 'whole with first ms': shown(both('whole')) }
      : {}),
  });
  if (messagePath.has(name))
    budgets.push({ name: `${name}'s share of the load with the whole SDK`, value: share, limit: MAX });
}
aws.close();
rmSync(folder, { recursive: true });
printReport('cold-start', { tables: [tableOf('Processor time of a cold start', starts)], budgets });
