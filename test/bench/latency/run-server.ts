/** Programs that a bench measures, each in a process of its own. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Starts Node with these arguments and resolves with what follows `ready` in its output. */
export async function runServer(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ child: ChildProcess; ready: string }> {
  const child = spawn(process.execPath, args, {
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
