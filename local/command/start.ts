/** Starts the stack as `npm start` does: builds and synthesizes what changed, then runs it with the demo. */
import { join } from 'node:path';
import { runStep } from '#bin/build-step.ts';
import { settingsFiles } from '#bin/kit/settings-file.ts';
import { openShop } from '#local/stack/demo.ts';
import { startStack, type RunningStack } from '#local/stack/stack.ts';
import { build } from './build.ts';
import { synthesize } from './synthesize.ts';

/** Starts it by the variables `PORT` and `DATA_DIR`, in the project's folder. Throws one sentence that says what to do if it can't. */
export async function start(project: string): Promise<RunningStack> {
  const { port, dataFolder } = await build(process.env);
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
