/** The folder that `DATA_DIR` names. It is created if it is missing. */
import { accessSync, constants, existsSync, mkdirSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** Creates one folder after the other: Node's own recursion never ends where nobody may create any, as below `/proc`. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/** The folder's absolute path; undefined if `DATA_DIR` is unset or empty. Throws a sentence if nothing can be stored there. */
export function dataFolderFrom(text: string | undefined): string | undefined {
  if (!text) return undefined;
  const folder = resolve(text);
  try {
    makeFolder(folder);
    accessSync(folder, constants.W_OK);
    if (!statSync(folder).isDirectory()) throw new Error('it is a file');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(
      `DATA_DIR is "${text}", where nothing can be stored (${code ?? message}). Choose a folder that you can write to.`,
      { cause: error },
    );
  }
  return folder;
}
