/** Installs the embedded DynamoDB where `npm ci` can't: the lock file contains only the package for Linux x64. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findServer, packageFor, thisMachine, type Machine } from './find-server.ts';

/** Publisher of the binary: https://www.npmjs.com/org/dynoxide. */
const PUBLISHED = new Set(['linux-x64', 'linux-arm64', 'darwin-arm64', 'darwin-x64', 'win32-x64']);

/** Runs npm with these arguments; returns its exit status and output. */
export type RunNpm = (args: readonly string[]) => { status: number | null; output: string };

/** The npm that started us, or the one on the path. */
const runNpm: RunNpm = (args) => {
  const npm = process.env['npm_execpath'];
  const { status, stdout, stderr, error } = npm
    ? spawnSync(process.execPath, [npm, ...args], { encoding: 'utf8' })
    : spawnSync('npm', [...args], { encoding: 'utf8', shell: true });
  return { status, output: error?.message ?? `${stdout}${stderr}` };
};

const { optionalDependencies } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
  optionalDependencies: Record<string, string>;
};

/**
 * Installs the server's package for this machine if no server is found, without touching the lock file.
 * @throws Error with a sentence that says what to do when npm can't install it
 */
export function installServer(
  machine: Machine = thisMachine(),
  { npm = runNpm, say = console.log }: { npm?: RunNpm; say?: (line: string) => void } = {},
): void {
  if (!PUBLISHED.has(`${machine.platform}-${machine.architecture}`) || isFound(machine)) return;
  const wanted = `${packageFor(machine)}@${optionalDependencies['@dynoxide/linux-x64']}`;
  say(`Installing ${wanted}, the embedded DynamoDB for this machine; the lock file only holds the one for Linux x64.`);
  const { status, output } = npm(['install', '--no-save', '--no-audit', '--no-fund', wanted]);
  if (status === 0) return;
  throw new Error(
    `npm could not install ${wanted}. Connect to the internet and try again, or set DYNOXIDE_BIN to a dynoxide binary ` +
      `or DYNAMODB_ENDPOINT to a DynamoDB that runs. npm said: ${output.trim().split('\n').slice(-5).join(' ')}`,
  );
}

function isFound(machine: Machine): boolean {
  try {
    findServer(machine);
    return true;
  } catch {
    return false;
  }
}
