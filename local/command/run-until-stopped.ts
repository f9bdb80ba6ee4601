/** Runs a stack in the foreground: reports when it is ready, and stops it on Ctrl-C or when npm has ended. */
import { demoAccounts } from '#local/oidc/accounts.ts';
import type { RunningStack } from '#local/stack/stack.ts';

const STOP_WITHIN_MS = 5000;

/** Where to look first, and who may sign in there. */
function welcome(url: string): string[] {
  const names = demoAccounts.map(({ username, name }) => `${username} (${name})`);
  return [
    `demo shop   ${url}/`,
    `dashboard   ${url}/dashboard/`,
    `            sign in as ${new Intl.ListFormat('en', { type: 'disjunction' }).format(names)}; no password`,
    `sent mail   ${url}/local/mail`,
    `sent push   ${url}/local/push`,
  ];
}

/** Prints where everything is, and `ready <url>` as the last line. If the stack can't start, prints one sentence and exits with code 1. */
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
    for (const line of welcome(url)) console.log(line);
    console.log(`ready ${url}`);
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
