/** Starts the stack as `npm start` does: builds and synthesizes what changed, then runs it with the demo. */
import { join } from 'node:path';
import { runStep } from '#bin/build-step.ts';
import { settingsFiles } from '#bin/kit/settings-file.ts';
import { installServer } from '#local/dynamodb/install-server.ts';
import { listen } from '#local/platform/listener.ts';
import { dataFolderFrom } from '#local/stack/data-folder.ts';
import { openShop } from '#local/stack/demo.ts';
import { portFrom } from './port.ts';
import { startStack, type RunningStack } from '#local/stack/stack.ts';
import { run, synthesize } from './synthesize.ts';

/** Starts it by the variables `PORT` and `DATA_DIR`, in the project's folder. Throws one sentence that says what to do if it can't. */
export async function start(project: string): Promise<RunningStack> {
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
