/** Runs a stack in the foreground: reports when it is ready, and stops it on Ctrl-C or when npm has ended. */
import type { RunningStack } from './stack.ts';

const STOP_WITHIN_MS = 5000;

/** Prints `ready <url>` as the last line. If the stack can't start, prints one sentence and exits with code 1. */
export async function runUntilStopped(starting: Promise<Pick<RunningStack, 'url' | 'stop'>>): Promise<void> {
  let leaving = false;
  /** Stops the stack and exits; a second call exits immediately. */
  const leave = (): void => {
    const exit = (): never => process.exit(0);
    if (leaving) exit();
    leaving = true;
    setTimeout(exit, STOP_WITHIN_MS).unref();
    void starting.then((stack) => stack.stop()).then(exit, exit);
  };
  process.on('SIGINT', leave);
  process.on('SIGTERM', leave);
  // A signal to npm ends the shell between npm and us but doesn't reach us. Without that shell, nobody could stop us.
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
}
