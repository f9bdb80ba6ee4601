/** `npm start`: builds and synthesizes what changed, runs the stack, and says where it is. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { runStep } from '../bin/build-step.ts';
import { dataFolderFrom } from './data-folder.ts';
import { openShop } from './demo.ts';
import { installServer } from './dynamodb/install-server.ts';
import { listen } from './listener.ts';
import { portFrom } from './port.ts';
import { startStack, type RunningStack } from './stack.ts';

const project = join(import.meta.dirname, '..');
const STOP_WITHIN_MS = 5000;

/** Runs a file of the project with this Node, its output among ours. */
async function run(file: string, env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [file], { stdio: 'inherit', env: { ...process.env, ...env } });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${file} failed; what it says above must be mended first.`);
}

/** What `cdk synth` does, less the checks that `npm test` and `cdk deploy` make. Names of constructs are kept, for logs. */
const synthesize = (): Promise<void> =>
  run('bin/live-chat.ts', {
    CDK_OUTDIR: 'cdk.out',
    CDK_CONTEXT_JSON: '{"aws:cdk:enable-path-metadata":true}',
    CDK_VALIDATION: 'false',
  });

async function start(): Promise<RunningStack> {
  const { PORT, DATA_DIR } = process.env;
  const port = portFrom(PORT);
  const dataFolder = dataFolderFrom(DATA_DIR);
  // A taken port is said at once, not after a build.
  await (await listen(port)).close();
  installServer();
  await run('bin/build.ts');
  await runStep({
    name: 'stack',
    inputs: ['bin', 'cdk.json', 'core', 'dist', 'lib', 'package-lock.json'],
    output: 'cdk.out/manifest.json',
    run: synthesize,
  });
  return startStack({
    assembly: 'cdk.out',
    port,
    dataFolder,
    failOnPendingWork: false,
    prepare: (url) => openShop(url, join(project, 'examples/shop')),
  });
}

// Lambda's clock is UTC's, whatever this machine's is.
process.env['TZ'] = 'UTC';
process.chdir(project);

const starting = start();

let leaving = false;

/** Stops what runs and leaves; at once when asked again. */
function leave(): void {
  const exit = (): never => process.exit(0);
  if (leaving) exit();
  leaving = true;
  setTimeout(exit, STOP_WITHIN_MS).unref();
  void starting.then((stack) => stack.stop()).then(exit, exit);
}

process.on('SIGINT', leave);
process.on('SIGTERM', leave);
// A signal to npm ends the shell between npm and us, and reaches us not: without that shell nobody can stop us.
if (process.env['npm_lifecycle_event']) {
  const shell = process.ppid;
  setInterval(() => process.ppid !== shell && !leaving && leave(), 500).unref();
}

try {
  const { url } = await starting;
  console.log(`ready ${url}`);
} catch (error) {
  console.error((error as Error).message);
  process.exit(1);
}
