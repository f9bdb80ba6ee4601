/** Only one stack at a time may use a data folder. A file in it names the process that does. */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Files that this process has locked. */
const locked = new Set<string>();

/**
 * Locks the folder and returns a function that unlocks it. Throws a sentence if another stack holds the lock. A lock with
 * this process's own ID is stale unless it was taken here: containers start with the same ID every time.
 */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'in-use-by');
  while (!take(file)) {
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner === process.pid ? locked.has(file) : isRunning(owner))
      throw new Error(
        `The data in ${folder} is used by a running stack (process ${owner}). Stop it, choose another DATA_DIR, or delete ${file} if that process is something else.`,
      );
    // Left behind by a process that was killed.
    rmSync(file, { force: true });
  }
  locked.add(file);
  return () => {
    locked.delete(file);
    rmSync(file, { force: true });
  };
}

/** Writes the whole file or nothing, so that nobody reads half of it. */
function take(file: string): boolean {
  const own = `${file}.${process.pid}`;
  writeFileSync(own, String(process.pid));
  try {
    linkSync(own, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
