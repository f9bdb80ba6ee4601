/** Programs that a bench measures, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** Starts Node with these arguments, in the folder of the bench or another, and resolves with what follows `ready` in its output. */
export async function runServer(
  args: readonly string[],
  env: Record<string, string> = {},
  cwd = process.cwd(),
): Promise<{ child: ChildProcess; ready: string }> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  // A bench that fails leaves nothing running.
  process.once('exit', () => child.kill('SIGTERM'));
  for await (const line of createInterface({ input: child.stdout })) {
    if (line.startsWith('ready ')) return { child, ready: line.slice('ready '.length) };
  }
  throw new Error(`${args.join(' ')} ended before it was ready.`);
}

/** What `npm start` runs, without the check of the version. */
export function startArguments(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.slice(scripts.start.lastIndexOf('node ') + 'node '.length).split(' ');
}
