/** `npm start`: builds and synthesizes what changed, runs the stack, and prints its addresses. */
import { join } from 'node:path';
import { runStep } from '#bin/build-step.ts';
import { settingsFiles } from '#bin/kit/settings-file.ts';
import { dataFolderFrom } from '#local/stack/data-folder.ts';
import { openShop } from '#local/stack/demo.ts';
import { installServer } from '#local/dynamodb/install-server.ts';
import { listen } from '#local/platform/listener.ts';
import { portFrom } from '#local/stack/port.ts';
import { runUntilStopped } from '#local/stack/run-until-stopped.ts';
import { startStack, type RunningStack } from '#local/stack/stack.ts';
import { run, synthesize } from '#local/stack/synthesize.ts';

const project = join(import.meta.dirname, '..');

async function start(): Promise<RunningStack> {
  const { PORT, DATA_DIR } = process.env;
  const port = portFrom(PORT);
  const dataFolder = dataFolderFrom(DATA_DIR);
  // Report a port that is in use now, not after a build.
  await (await listen(port)).close();
  installServer();
  await run('bin/build.ts');
  await runStep({
    name: 'stack',
    inputs: ['bin', 'cdk.json', 'core', 'dist', 'lib', 'package-lock.json', ...settingsFiles],
    output: 'cdk.out/manifest.json',
    run: () => synthesize('cdk.out'),
  });
  return startStack({
    assembly: 'cdk.out',
    port,
    dataFolder,
    failOnPendingWork: false,
    prepare: (url) => openShop(url, join(project, 'examples/shop')),
  });
}

// Lambda's clock is in UTC, whatever this machine's time zone is.
process.env['TZ'] = 'UTC';
process.chdir(project);
await runUntilStopped(start());
