/** One stack at a time keeps its data in a folder: a file there says which process does. */
import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Takes the folder; the answer gives it back. Throws a sentence while another stack has it. */
export function lockFolder(folder: string): () => void {
  const file = join(folder, 'in-use-by');
  while (!take(file)) {
    const owner = Number(readFileSync(file, 'utf8'));
    if (isRunning(owner))
      throw new Error(
        `The data in ${folder} is used by a stack that runs already (process ${owner}): stop that one, name another DATA_DIR, or delete ${file} if that process is something else.`,
      );
    // Left behind by one that was killed.
    rmSync(file, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/** Whole or not at all: nobody ever reads half a file. */
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
