/** Ends a server that outlived its stack: `kill -9` of the stack leaves it behind, and two must not have one file open. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

const fileOf = (databaseFile: string): string => `${databaseFile}.pid`;
const ENDS_WITHIN_MS = 5000;

/** Notes which process serves a file. */
export const noteServer = (databaseFile: string, pid: number): void => writeFileSync(fileOf(databaseFile), String(pid));

/** Ends the process that was noted for a file, if it still serves it. @returns whether there was one */
export async function endSurvivor(databaseFile: string): Promise<boolean> {
  const pid = notedPid(databaseFile);
  if (pid === undefined || !serves(pid, databaseFile)) return false;
  process.kill(pid, 'SIGKILL');
  for (const until = Date.now() + ENDS_WITHIN_MS; serves(pid, databaseFile) && Date.now() < until;) await delay(10);
  return true;
}

function notedPid(databaseFile: string): number | undefined {
  try {
    const pid = Number(readFileSync(fileOf(databaseFile), 'utf8'));
    return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
  } catch {
    return undefined;
  }
}

/** A number may be another process by now: only one that was started with this file is meant. */
function serves(pid: number, databaseFile: string): boolean {
  const { stdout } = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return (stdout ?? '').includes(databaseFile);
}
