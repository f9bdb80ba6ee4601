/** Starts the stack in a process group of its own, and ends it the hard way. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createInterface } from 'node:readline';

/** A stack that runs. */
export type StackChild = {
  url: string;
  /** Samples of its memory, megabytes. */
  memory: { resident: number; heap: number }[];
  /** What it wrote that begins with nothing of its own: errors of functions. */
  lines: string[];
  /** `kill -9` of it and of everything it started. */
  kill: () => Promise<void>;
};

/** Resolves once the stack answers. @param port 0 for any that is free */
export async function startChild(port: number, agents: number, dataFolder?: string): Promise<StackChild> {
  const file = fileURLToPath(new URL('stack-process.ts', import.meta.url));
  const args = ['--expose-gc', file, String(port), String(agents), ...(dataFolder === undefined ? [] : [dataFolder])];
  const child = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const { promise: ready, resolve, reject } = Promise.withResolvers<string>();
  const stack: Omit<StackChild, 'url'> = { memory: [], lines: [], kill: () => kill(child) };
  createInterface({ input: child.stdout }).on('line', (line) => {
    const [what, first = '', second = ''] = line.split(' ');
    if (what === 'ready') resolve(first);
    else if (what === 'memory') stack.memory.push({ resident: Number(first), heap: Number(second) });
    else stack.lines.push(line);
  });
  createInterface({ input: child.stderr }).on('line', (line) => stack.lines.push(line));
  child.on('exit', () => reject(new Error(`The stack ended before it was ready:\n${stack.lines.join('\n')}`)));
  return Object.assign(stack, { url: await ready });
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended with its group.
  }
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined) return;
  const ended = once(child, 'exit');
  // Its database has a process group of its own.
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], { encoding: 'utf8' });
  process.kill(-child.pid, 'SIGKILL');
  await ended;
  for (const pid of stdout.split('\n').map(Number)) if (pid > 1) killIfThere(pid);
}
