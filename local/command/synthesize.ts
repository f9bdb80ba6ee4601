/** Synthesizes the folder that the local stack reads, without the checks of `npm test` and `cdk deploy`. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Runs a file of the project with this Node and shows its output. Throws if it fails. */
export async function run(file: string, env: Record<string, string> = {}): Promise<void> {
  const child = spawn(process.execPath, [file], { stdio: 'inherit', env: { ...process.env, ...env } });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`${file} failed. Fix what it reports above, then start again.`);
}

/** Synthesizes the stack into a folder. Names of constructs are kept for the logs. */
export const synthesize = (assembly: string): Promise<void> =>
  run('bin/live-chat.ts', {
    CDK_OUTDIR: assembly,
    CDK_CONTEXT_JSON: JSON.stringify({ stage: 'local', 'aws:cdk:enable-path-metadata': true }),
    CDK_VALIDATION: 'false',
  });
